package app.merit.ingest.catalogue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How a source is doing. */
enum SourceHealth {
    OK,
    /** Not heard of for longer than fits its rhythm, or never yet. */
    SILENT,
    /** Its requests fail the proof, and within the last hour none got through after that. */
    FAILING;

    /** Shorter silences are never strange. */
    static final Duration SHORTEST = Duration.ofMinutes(30);
    /** Longer ones always are, whatever the rhythm says. */
    static final Duration LONGEST = Duration.ofDays(7);
    /**
     * So many requests must be missing. With as many expected and independent of each other, none at all comes by chance
     * once in three thousand; requests come in bursts, so that it is more often.
     */
    static final BigDecimal MISSING = BigDecimal.valueOf(8);

    /**
     * @param failedIn start of the newest slot of the last hour with failed proofs
     * @param unlearned how long it may be silent before its rhythm is known
     */
    static SourceHealth of(
            Optional<Instant> lastEventAt, Optional<Instant> failedIn, Instant now, Rhythm rhythm, Duration unlearned) {
        boolean failing = failedIn.filter(
                        since -> lastEventAt.filter(at -> !at.isBefore(since)).isEmpty())
                .isPresent();
        if (failing) {
            return FAILING;
        }
        return lastEventAt.map(last -> silent(last, now, rhythm, unlearned)).orElse(true) ? SILENT : OK;
    }

    private static boolean silent(Instant last, Instant now, Rhythm rhythm, Duration unlearned) {
        Duration silence = Duration.between(last, now);
        if (!rhythm.learned(now)) {
            return silence.compareTo(unlearned) >= 0;
        }
        if (silence.compareTo(SHORTEST) < 0) {
            return false;
        }
        return silence.compareTo(LONGEST) >= 0 || rhythm.expected(last, now).compareTo(MISSING) >= 0;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
