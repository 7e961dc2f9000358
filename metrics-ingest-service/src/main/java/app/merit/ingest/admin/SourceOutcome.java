package app.merit.ingest.admin;

import app.merit.ingest.domain.Secret;
import app.merit.service.Problem.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of asking to change a source. */
sealed interface SourceOutcome {
    /** @param secret what was added with it, to be shown this once */
    record Put(String source, boolean isNew, Optional<Secret> secret) implements SourceOutcome {}

    record Disabled(String source) implements SourceOutcome {}

    record SecretAdded(String source, Secret secret) implements SourceOutcome {}

    record SecretRetired(String source, String keyId, Instant at) implements SourceOutcome {}

    record Unknown(String what) implements SourceOutcome {}

    record Faulty(List<FieldError> faults) implements SourceOutcome {}

    record Refused(String slug, String why) implements SourceOutcome {}

    /** Operators could not be told, so that nothing was changed. */
    record NotTold() implements SourceOutcome {}
}
