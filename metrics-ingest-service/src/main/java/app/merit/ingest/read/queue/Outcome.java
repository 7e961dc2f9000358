package app.merit.ingest.read.queue;

import app.merit.ingest.domain.ReadNote;
import java.time.Duration;
import java.util.Optional;

/** What becomes of a request after a read. */
public sealed interface Outcome {
    /** Finished. @param word for the counter: kept, unchanged, missing */
    record Done(String word) implements Outcome {}

    /**
     * Once more.
     *
     * @param reason a slug
     * @param counts true if it is an attempt that lengthens the next wait
     * @param alsoBecause a cause that is added
     */
    record Again(Duration after, String reason, boolean counts, Optional<ReadNote.Cause> alsoBecause)
            implements Outcome {
        static Again failed(Duration after, String reason) {
            return new Again(after, reason, true, Optional.empty());
        }
    }

    /** Waits for a person, or for further events. @param reason a slug */
    record Parked(String reason) implements Outcome {}
}
