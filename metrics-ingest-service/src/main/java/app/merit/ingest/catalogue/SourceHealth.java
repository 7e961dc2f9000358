package app.merit.ingest.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How a source is doing. */
enum SourceHealth {
    OK,
    /** Not heard of for longer than it may be, or never yet. */
    SILENT,
    /** Its requests fail the proof and none got through since the last report. */
    FAILING;

    static SourceHealth of(
            Optional<Instant> lastEventAt,
            boolean proofsFailed,
            Instant lastReport,
            Instant now,
            Duration silentAfter) {
        boolean heardSince = lastEventAt.filter(at -> at.isAfter(lastReport)).isPresent();
        if (proofsFailed && !heardSince) {
            return FAILING;
        }
        boolean silent =
                lastEventAt.filter(at -> at.plus(silentAfter).isAfter(now)).isEmpty();
        return silent ? SILENT : OK;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
