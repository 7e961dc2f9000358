package app.merit.ingest.read.rest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a record that is to be read stands. */
enum ReadState {
    WAITING("state = 'waiting' and reason is null"),
    /** It was tried, and why it goes on is in the reason. */
    RETRYING("state = 'waiting' and reason is not null"),
    /** It waits for a person or a further event. */
    PARKED("state = 'parked'");

    private final String condition;

    ReadState(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ReadState> ofWire(String word) {
        return Arrays.stream(values()).filter(one -> one.wire().equals(word)).findFirst();
    }
}
