package app.merit.motivation.scheme.application;

import app.merit.motivation.engine.check.Fault;
import app.merit.motivation.scheme.domain.SavedScheme;
import java.util.List;

/** What came of asking to save a scheme. */
public sealed interface SchemeSaving {
    /** The revision is unchanged if the document was the same as before. */
    record Saved(SavedScheme scheme, boolean created) implements SchemeSaving {}

    /** The document does not hold together or names what does not exist. */
    record Refused(List<Fault> faults) implements SchemeSaving {}

    /** The document would change days that have passed, or days of another scheme. */
    record Conflicting(List<Fault> faults) implements SchemeSaving {}
}
