package app.merit.ingest.deadletter;

import app.merit.ingest.caller.Person;
import app.merit.ingest.domain.ReplayNote.Difference;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An altered message that was proposed.
 *
 * @param body empty once it is decided, or 30 days after it was proposed
 * @param sha256 digest of the altered bytes
 * @param note why, in the editor's words
 * @param decidedBy who approved it, or proposed the next one, replayed or waived the letter instead
 */
public record Edit(
        String letter,
        int number,
        State state,
        Optional<String> body,
        String bodyEncoding,
        String sha256,
        List<Difference> differences,
        Optional<String> note,
        Person editor,
        Instant proposedAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt) {

    /** Where an edit stands. */
    public enum State {
        PENDING,
        APPROVED,
        /** Another edit or decision came first, or nobody decided for 30 days. */
        SUPERSEDED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
