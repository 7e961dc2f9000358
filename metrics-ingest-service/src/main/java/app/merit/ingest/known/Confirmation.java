package app.merit.ingest.known;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What has to be stated by a signed change or a read for an entity to be confirmed. */
final class Confirmation {
    private static final List<Decisive> ALWAYS =
            List.of(Decisive.OWNER, Decisive.STATUS, Decisive.AMOUNT, Decisive.CURRENCY);

    private Confirmation() {}

    /** With the time of closing, which decides about the period that is paid. */
    static List<Decisive> fieldsOf(Optional<String> status) {
        return switch (status.orElse("")) {
            case "won" -> with(Decisive.WON_AT, Decisive.CLOSED_AT);
            case "lost" -> with(Decisive.LOST_AT, Decisive.CLOSED_AT);
            default -> ALWAYS;
        };
    }

    private static List<Decisive> with(Decisive... times) {
        return Stream.concat(ALWAYS.stream(), Arrays.stream(times)).toList();
    }
}
