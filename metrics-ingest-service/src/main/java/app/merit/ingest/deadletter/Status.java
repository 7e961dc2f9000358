package app.merit.ingest.deadletter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a dead letter stands. */
public enum Status {
    /** Nobody has decided, or a replay failed again. */
    OPEN,
    /** An altered message waits for a second person. */
    PENDING_APPROVAL,
    /** Sent through again, and it has not come back. */
    REPLAYED,
    /** A person answered for leaving it out. */
    WAIVED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True if it still stands in the way of a close. */
    public boolean undecided() {
        return this == OPEN || this == PENDING_APPROVAL;
    }

    public static Optional<Status> ofWire(String word) {
        return Arrays.stream(values()).filter(s -> s.wire().equals(word)).findFirst();
    }
}
