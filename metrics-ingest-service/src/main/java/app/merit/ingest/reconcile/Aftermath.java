package app.merit.ingest.reconcile;

import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.ops.OpsFeed;
import app.merit.ingest.read.CrmReader;
import app.merit.ingest.reconcile.OutageWatch.Window;
import app.merit.ingest.reconcile.Reconciliations.Cause;
import app.merit.service.db.StoreException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Once Kafka answers again, has each window compared in which requests were turned away. */
@Singleton
public class Aftermath {
    /** Failures that do not become a burst in this time are forgotten. */
    private static final Duration BURST_TIME = Duration.ofMinutes(10);

    private final OutageWatch watch;
    private final Completeness completeness;
    private final Reconciliations jobs;
    private final Sources sources;
    private final CrmReader reader;
    private final OpsFeed ops;
    private final ReconcileConfig config;
    private final Clock clock;
    /** Noted in the database already; waits for Kafka. */
    private final List<Window> noted = new ArrayList<>();
    /** A flood of failed proofs must not become a flood of comparisons. */
    private final Map<String, Instant> afterFailures = new HashMap<>();

    Aftermath(
            OutageWatch watch,
            Completeness completeness,
            Reconciliations jobs,
            Sources sources,
            CrmReader reader,
            OpsFeed ops,
            ReconcileConfig config,
            Clock clock) {
        this.watch = watch;
        this.completeness = completeness;
        this.jobs = jobs;
        this.sources = sources;
        this.reader = reader;
        this.ops = ops;
        this.config = config;
        this.clock = clock;
    }

    void takeUp() {
        for (Window window : watch.drain()) {
            try {
                note(window);
            } catch (StoreException away) {
                watch.add(window);
                throw away;
            }
        }
        noted.removeIf(this::isAskedFor);
        askAgain();
    }

    /** A comparison after an outage may itself fail, or its process end. */
    private void askAgain() {
        Instant now = clock.instant();
        Map<String, Instant> uncovered = completeness.uncovered();
        if (uncovered.isEmpty()) {
            return;
        }
        List<Map<String, Instant>> asked = List.of(jobs.lastBegun(Cause.OUTAGE), jobs.lastBegun(Cause.OVERSIZED));
        uncovered.forEach((source, since) -> {
            boolean justAsked = asked.stream()
                    .map(last -> last.get(source))
                    .anyMatch(at -> at != null && at.plus(config.every()).isAfter(now));
            boolean waits = noted.stream().anyMatch(window -> window.source().equals(source));
            if (!justAsked
                    && !waits
                    && sources.find(source).filter(this::isRead).isPresent()) {
                jobs.ask(source, Cause.OUTAGE, Optional.of(since.minus(config.overlap())), Optional.empty(), now);
            }
        });
    }

    private void note(Window window) {
        if (window.notKept() + window.oversized() > 0) {
            completeness.trouble(
                    window.source(), window.day(), window.from(), window.until(), window.oversized(), window.notKept());
            noted.add(window);
        } else if (window.failures() >= config.burst() && !isJustCompared(window)) {
            afterFailures.put(window.source(), clock.instant());
            noted.add(window);
        } else if (window.from().plus(BURST_TIME).isAfter(clock.instant())) {
            watch.add(window);
        }
    }

    private boolean isJustCompared(Window window) {
        Instant last = afterFailures.get(window.source());
        return last != null && last.plus(config.every()).isAfter(clock.instant());
    }

    /** The event goes first: that it arrives shows that Kafka is back. */
    private boolean isAskedFor(Window window) {
        boolean told = ops.event(
                "requests-turned-away",
                Optional.of(window.source()),
                Map.of(
                        "day", window.day().toString(),
                        "from", window.from().toString(),
                        "until", window.until().toString(),
                        "notKept", Long.toString(window.notKept()),
                        "oversized", Long.toString(window.oversized()),
                        "failures", Long.toString(window.failures())));
        if (told && sources.find(window.source()).filter(this::isRead).isPresent()) {
            jobs.ask(
                    window.source(),
                    cause(window),
                    Optional.of(window.from().minus(config.overlap())),
                    Optional.empty(),
                    clock.instant());
        }
        return told;
    }

    private boolean isRead(SourceSettings source) {
        return reader.canRead(source);
    }

    private static Cause cause(Window window) {
        if (window.notKept() > 0) {
            return Cause.OUTAGE;
        }
        return window.oversized() > 0 ? Cause.OVERSIZED : Cause.FAILURES;
    }
}
