package app.merit.ingest.reconcile;

import app.merit.ingest.Pulse;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.read.CrmReader;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads a CRM's list page by page, waits when the CRM says so, and holds one page at a time. */
@Singleton
public class Pages {
    private static final Duration LONGEST_REST = Duration.ofMinutes(2);
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);

    /** What is done with a page. */
    public interface Taker {
        /**
         * @param readAt start of the read
         * @param next cursor of the page after it
         * @return empty if all of it was kept; else why not
         */
        Optional<String> take(List<RecordPage.Listed> records, Instant readAt, Optional<String> next);
    }

    private final CrmReader reader;
    private final Clock clock;

    Pages(CrmReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Reads from the cursor to the end.
     *
     * @param patience how long it waits in all for a CRM that says to come later
     * @return empty if all pages were taken; else why not, in words for an operator
     */
    public Optional<String> read(
            SourceSettings source,
            RecordApi.Kind kind,
            Instant from,
            Optional<String> cursor,
            Duration patience,
            Pulse pulse,
            Taker taker) {
        Optional<String> at = cursor;
        Duration left = patience;
        boolean startedOver = false;
        while (!pulse.stopped()) {
            Instant readAt = clock.instant();
            switch (reader.list(source, kind.kind(), from, at)) {
                case RecordPage.Records(var records, var next) -> {
                    Optional<String> notTaken = taker.take(records, readAt, next);
                    if (notTaken.isPresent() || next.isEmpty()) {
                        return notTaken;
                    }
                    if (next.equals(at)) {
                        return Optional.of("the list of " + kind.kind() + " does not go on");
                    }
                    at = next;
                }
                case RecordPage.None(Reading.Later later) -> {
                    Duration rest = rest(later);
                    left = left.minus(rest);
                    if (left.isNegative()) {
                        return Optional.of("the CRM says to come later: " + later.reason());
                    }
                    pulse.rest(rest);
                }
                case RecordPage.None(Reading.Refused(var reason, var detail)) -> {
                    // Cursors of some vendors expire.
                    if (at.isEmpty() || startedOver) {
                        return Optional.of(reason + ": " + detail);
                    }
                    startedOver = true;
                    at = Optional.empty();
                }
                case RecordPage.None(Reading.LoginExpired()) -> {
                    return Optional.of("the login is no longer good");
                }
                case RecordPage.None(var other) -> {
                    return Optional.of(
                            "the CRM gave no list: " + other.getClass().getSimpleName());
                }
            }
        }
        return Optional.of("stopped");
    }

    private static Duration rest(Reading.Later later) {
        Duration asked = later.after().orElse(Duration.ofSeconds(10));
        Duration bounded = asked.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : asked;
        return bounded.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : bounded;
    }
}
