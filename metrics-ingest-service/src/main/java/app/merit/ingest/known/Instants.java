package app.merit.ingest.known;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Instants that may be none. */
final class Instants {
    private Instants() {}

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }
}
