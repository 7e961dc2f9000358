package app.merit.kpidefinition.document;

import app.merit.kpidefinition.shared.domain.Violation;
import java.util.List;
import java.util.Optional;

/** What came of asking to save a document. */
public sealed interface Saving {
    /** It is saved and will be published. */
    record Saved(String code, int revision) implements Saving {}

    /** It said this already; nothing was saved or published. */
    record Unchanged(String code, int revision) implements Saving {}

    /** It breaks rules; nothing was saved. */
    record Refused(List<Violation> violations) implements Saving {}

    /** Somebody else saved in between. @param revision what is saved now; 0 if nothing is */
    record Outdated(int revision) implements Saving {}

    static Saving outdated(Optional<StoredDocument> found) {
        return new Outdated(found.map(StoredDocument::revision).orElse(0));
    }
}
