package app.merit.kpidefinition.document;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The revision a writer has seen and wants to replace ({@code If-Match}).
 *
 * @param revision null: whatever is there, or nothing
 */
public record ExpectedRevision(@Nullable Integer revision) {
    public static final ExpectedRevision ANY = new ExpectedRevision(null);

    public boolean matches(Optional<StoredDocument> found) {
        return revision == null || found.map(StoredDocument::revision).orElse(0).equals(revision);
    }
}
