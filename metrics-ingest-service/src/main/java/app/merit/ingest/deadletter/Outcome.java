package app.merit.ingest.deadletter;

import java.util.List;
import java.util.Optional;

/** What came of asking to do something with a dead letter. */
public sealed interface Outcome {
    /**
     * The message is in {@code crm.inbox} again.
     *
     * @param before the decision that stood before; a message that was sent through before changes nothing the second time
     * @param together all letters of the same request: it is sent as a whole
     */
    record Replayed(Letter letter, boolean again, Optional<Letter.Decision> before, List<String> together)
            implements Outcome {}

    record Proposed(Letter letter, Edit edit) implements Outcome {}

    record Waived(Letter letter) implements Outcome {}

    record Unknown(String id) implements Outcome {}

    /** The message is past its retention. */
    record Expired(Letter letter) implements Outcome {}

    /** It may not be done, for a reason that a person can act on. */
    record Refused(String slug, String why) implements Outcome {}

    /** Kafka did not take it; nothing has changed. */
    record NotKept() implements Outcome {}
}
