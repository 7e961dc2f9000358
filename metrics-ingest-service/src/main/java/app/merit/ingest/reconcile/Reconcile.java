package app.merit.ingest.reconcile;

import app.merit.ingest.Pulse;
import app.merit.ingest.domain.Change;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.reconcile.ComparePage.Outcome;
import app.merit.ingest.reconcile.Reconciliations.Counts;
import app.merit.ingest.reconcile.Reconciliations.Job;
import app.merit.ingest.store.Leases;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs one comparison of one source to its end. */
@Singleton
public class Reconcile {
    private final RecordApis apis;
    private final Pages pages;
    private final ComparePage comparePage;
    private final Marks marks;
    private final Reconciliations jobs;
    private final Completeness completeness;
    private final CheckDays checkDays;
    private final Leases leases;
    private final ReconcileConfig config;
    private final Clock clock;

    Reconcile(
            RecordApis apis,
            Pages pages,
            ComparePage comparePage,
            Marks marks,
            Reconciliations jobs,
            Completeness completeness,
            CheckDays checkDays,
            Leases leases,
            ReconcileConfig config,
            Clock clock) {
        this.apis = apis;
        this.pages = pages;
        this.comparePage = comparePage;
        this.marks = marks;
        this.jobs = jobs;
        this.completeness = completeness;
        this.checkDays = checkDays;
        this.leases = leases;
        this.config = config;
        this.clock = clock;
    }

    /** Name of the lease under which a source is compared. */
    static String lease(SourceSettings source) {
        return "reconcile:" + source.name();
    }

    void run(SourceSettings source, Job job, Pulse pulse) {
        Instant startedAt = clock.instant();
        jobs.started(job.id(), startedAt);
        Optional<String> failure = job.cause() == Reconciliations.Cause.DAILY
                ? checkDays.check(source, startedAt, (from, seen) -> all(source, job, Optional.of(from), pulse, seen))
                : all(source, job, job.changedSince(), pulse, _ -> {});
        if (failure.isPresent() && pulse.stopped()) {
            // Left as running: whoever takes the source over begins it again.
            return;
        }
        jobs.finished(job.id(), failure.isEmpty(), failure, clock.instant());
    }

    /** Reads all kinds of record. @param since empty: from the mark */
    private Optional<String> all(
            SourceSettings source, Job job, Optional<Instant> since, Pulse pulse, Consumer<Change> seen) {
        Run run = new Run(source, job, pulse, seen);
        Instant startedAt = clock.instant();
        Instant covered = Instant.EPOCH;
        for (RecordApi.Kind kind : apis.kinds(source)) {
            Optional<String> failure;
            if (since.isPresent()) {
                covered = since.get();
                failure = run.read(kind, since.get(), Optional.empty(), _ -> {});
            } else {
                Marks.Cycle cycle =
                        marks.begin(source.name(), kind.kind(), clock.instant(), config.overlap(), config.firstLook());
                covered = cycle.from().isAfter(covered) ? cycle.from() : covered;
                startedAt = cycle.startedAt().isBefore(startedAt) ? cycle.startedAt() : startedAt;
                failure = run.read(
                        kind, cycle.from(), cycle.cursor(), next -> marks.at(source.name(), kind.kind(), next));
                if (failure.isEmpty()) {
                    marks.finish(source.name(), kind.kind(), cycle);
                }
            }
            if (failure.isPresent()) {
                return failure;
            }
        }
        completeness.covered(source.name(), covered, startedAt);
        return Optional.empty();
    }

    /** The counts of one run, over all its pages. */
    private final class Run {
        private final SourceSettings source;
        private final Job job;
        private final Pulse pulse;
        private final Consumer<Change> seen;
        private Counts sum = Counts.NONE;

        Run(SourceSettings source, Job job, Pulse pulse, Consumer<Change> seen) {
            this.source = source;
            this.job = job;
            this.pulse = pulse;
            this.seen = seen;
        }

        Optional<String> read(
                RecordApi.Kind kind, Instant from, Optional<String> cursor, Consumer<Optional<String>> reached) {
            return pages.read(source, kind, from, cursor, config.patience(), pulse, (listed, readAt, next) -> {
                leases.take(lease(source), config.lease());
                Outcome outcome = comparePage.compare(source, kind, listed, readAt, seen);
                sum = sum.plus(outcome.counts());
                jobs.progress(job.id(), sum);
                if (!outcome.allKept()) {
                    return Optional.of("Kafka did not take all that was missing");
                }
                reached.accept(next);
                return Optional.empty();
            });
        }
    }
}
