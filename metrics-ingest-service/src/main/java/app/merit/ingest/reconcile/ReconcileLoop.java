package app.merit.ingest.reconcile;

import app.merit.ingest.BackgroundWork;
import app.merit.ingest.Pulse;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.known.KnownEntities;
import app.merit.ingest.people.CompanyZone;
import app.merit.ingest.read.CrmReader;
import app.merit.ingest.reconcile.Reconciliations.Cause;
import app.merit.ingest.reconcile.Reconciliations.Job;
import app.merit.ingest.store.IngestDatabase;
import app.merit.ingest.store.Leases;
import app.merit.service.db.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Looks what is to be compared and starts it: one comparison per source at a time, each on a thread of its own. */
@ApplicationScoped
public class ReconcileLoop implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(ReconcileLoop.class);
    private static final Duration BACK_OFF = Duration.ofSeconds(5);

    private final IngestDatabase database;
    private final Sources sources;
    private final CrmReader reader;
    private final KnownEntities known;
    private final Reconciliations jobs;
    private final Reconcile reconcile;
    private final CheckDays checkDays;
    private final Gaps gaps;
    private final Aftermath aftermath;
    private final TellCompleteness tell;
    private final Leases leases;
    private final CompanyZone zone;
    private final ReconcileConfig config;
    private final Clock clock;
    private final Pulse pulse = new Pulse();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private Instant prunedAt = Instant.EPOCH;

    ReconcileLoop(
            IngestDatabase database,
            Sources sources,
            CrmReader reader,
            KnownEntities known,
            Reconciliations jobs,
            Reconcile reconcile,
            CheckDays checkDays,
            Gaps gaps,
            Aftermath aftermath,
            TellCompleteness tell,
            Leases leases,
            CompanyZone zone,
            ReconcileConfig config,
            Clock clock) {
        this.database = database;
        this.sources = sources;
        this.reader = reader;
        this.known = known;
        this.jobs = jobs;
        this.reconcile = reconcile;
        this.checkDays = checkDays;
        this.gaps = gaps;
        this.aftermath = aftermath;
        this.tell = tell;
        this.leases = leases;
        this.zone = zone;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "merit-ingest-reconcile";
    }

    @Override
    public void run() {
        while (!pulse.stopped()) {
            Duration rest = config.tick();
            try {
                if (database.ready()) {
                    look();
                } else {
                    rest = BACK_OFF;
                }
            } catch (StoreException | KafkaException away) {
                LOG.warnf("The comparison waits: %s", away.toString());
                rest = BACK_OFF;
            } catch (RuntimeException bug) {
                // One broken source must not end the comparison of all others for good.
                LOG.error("The comparison failed and goes on", bug);
                rest = BACK_OFF;
            }
            pulse.rest(rest);
        }
    }

    @Override
    public void stop() {
        pulse.stop();
        checkDays.stop();
    }

    private void look() {
        aftermath.takeUp();
        startWhatIsDue();
        gaps.heal(known);
        tell.all();
        Instant now = clock.instant();
        if (Duration.between(prunedAt, now).compareTo(Duration.ofHours(1)) > 0) {
            jobs.prune(now);
            prunedAt = now;
        }
    }

    private void startWhatIsDue() {
        Instant now = clock.instant();
        Map<String, Job> waiting = new HashMap<>();
        jobs.waiting().forEach(job -> waiting.put(job.source(), job));
        Map<String, Instant> scheduled = jobs.lastBegun(Cause.SCHEDULED);
        Map<String, Instant> daily = jobs.lastBegun(Cause.DAILY);
        for (SourceSettings source : sources.all()) {
            if (!running.contains(source.name()) && reader.canRead(source)) {
                Optional<Cause> due = due(source, now, scheduled, daily);
                if (waiting.containsKey(source.name()) || due.isPresent()) {
                    start(source, due);
                }
            }
        }
    }

    private Optional<Cause> due(
            SourceSettings source, Instant now, Map<String, Instant> scheduled, Map<String, Instant> daily) {
        if (isDue(scheduled.get(source.name()), now)) {
            return Optional.of(Cause.SCHEDULED);
        }
        boolean look = zone.learned() && isDue(daily.get(source.name()), now);
        return look && !checkDays.due(source.name(), now).isEmpty() ? Optional.of(Cause.DAILY) : Optional.empty();
    }

    private boolean isDue(@org.jspecify.annotations.Nullable Instant last, Instant now) {
        return last == null || !last.plus(config.every()).isAfter(now);
    }

    private void start(SourceSettings source, Optional<Cause> due) {
        if (!leases.take(Reconcile.lease(source), config.lease())) {
            return;
        }
        running.add(source.name());
        // The lease is ours and nothing runs here: what is still marked as running belonged to a process that ended.
        jobs.requeue(source.name());
        due.ifPresent(cause -> jobs.ask(source.name(), cause, Optional.empty(), Optional.empty(), clock.instant()));
        Thread.ofVirtual().name("merit-reconcile-" + source.name()).start(() -> work(source));
    }

    private void work(SourceSettings source) {
        try {
            Optional<Job> next = next(source);
            while (next.isPresent() && !pulse.stopped()) {
                run(source, next.get());
                next = next(source);
            }
            leases.give(Reconcile.lease(source));
        } catch (StoreException away) {
            LOG.warnf("The comparison of %s waits: %s", source.name(), away.toString());
        } finally {
            running.remove(source.name());
        }
    }

    private void run(SourceSettings source, Job job) {
        try {
            reconcile.run(source, job, pulse);
        } catch (StoreException away) {
            throw away;
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "The comparison of %s failed", source.name());
            jobs.finished(job.id(), false, Optional.of("failed on our side; see the log"), clock.instant());
        }
    }

    private Optional<Job> next(SourceSettings source) {
        return jobs.waiting().stream()
                .filter(job -> job.source().equals(source.name()))
                .findFirst();
    }
}
