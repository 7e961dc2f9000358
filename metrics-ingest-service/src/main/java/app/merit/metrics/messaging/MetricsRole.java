package app.merit.metrics.messaging;

import app.merit.metrics.aggregation.MetricsConfig;
import app.merit.metrics.aggregation.Recompute;
import app.merit.metrics.aggregation.RollUp;
import app.merit.metrics.aggregation.TakeInChanges;
import app.merit.metrics.aggregation.TakeInDefinitions;
import app.merit.metrics.store.Transactions;
import app.merit.service.Role;
import app.merit.service.Roles;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the metrics role: first definitions up to where they stood at the start, then changes; beside them the roll-ups,
 * recomputes and the outbox. Without its database it waits and is not ready: the process may run the webhook edge too,
 * which needs none.
 */
@ApplicationScoped
public class MetricsRole {
    private static final Logger LOG = Logger.getLogger(MetricsRole.class);
    private static final Duration RECOMPUTE_PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final Roles roles;
    private final Instance<Flyway> flyway;
    private final Transactions transactions;
    private final KafkaSettings kafka;
    private final MetricsConfig config;
    private final TakeInChanges takeInChanges;
    private final TakeInDefinitions takeInDefinitions;
    private final RollUp rollUp;
    private final Recompute recompute;
    private final int partitions;
    private final short replicas;
    private final Backoff untilDatabase;
    private volatile boolean stopping;
    private volatile @Nullable Thread starting;
    private volatile List<Thread> threads = List.of();
    private volatile List<Runnable> stops = List.of();
    private volatile @Nullable TopicLoop changes;
    private volatile @Nullable TopicLoop definitions;

    MetricsRole(
            Roles roles,
            @FlywayDataSource("merit-metrics") Instance<Flyway> flyway,
            Transactions transactions,
            KafkaSettings kafka,
            MetricsConfig config,
            TakeInChanges takeInChanges,
            TakeInDefinitions takeInDefinitions,
            RollUp rollUp,
            Recompute recompute,
            @ConfigProperty(name = "merit.topics.partitions", defaultValue = "4") int partitions,
            @ConfigProperty(name = "merit.topics.replication", defaultValue = "1") short replicas) {
        this.roles = roles;
        this.flyway = flyway;
        this.transactions = transactions;
        this.kafka = kafka;
        this.config = config;
        this.takeInChanges = takeInChanges;
        this.takeInDefinitions = takeInDefinitions;
        this.rollUp = rollUp;
        this.recompute = recompute;
        this.partitions = partitions;
        this.replicas = replicas;
        this.untilDatabase = new Backoff(config.firstRetry(), config.longestRetry());
    }

    void onStart(@Observes StartupEvent event) {
        if (!roles.runs(Role.METRICS)) {
            return;
        }
        if (migrated()) {
            start();
        } else {
            starting = thread("metrics-start", this::startLater);
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        untilDatabase.stop();
        stopping = true;
        var waiting = starting;
        if (waiting != null) {
            join(waiting);
        }
        stop();
    }

    private void startLater() {
        while (!stopping) {
            untilDatabase.await();
            if (!stopping && migrated()) {
                LOG.info("The metrics database is there; the metrics role starts");
                start();
                return;
            }
        }
    }

    private boolean migrated() {
        try {
            flyway.get().migrate();
            return true;
        } catch (FlywayException e) {
            LOG.warnf("The metrics database is not usable yet, will try again: %s", firstLine(e));
            return false;
        }
    }

    private static String firstLine(FlywayException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Starts the role's threads. */
    public synchronized void start() {
        var relayWake = new Wake();
        var recomputeWake = new Wake();
        var relay = new OutboxRelay(transactions, kafka.producer(), config, relayWake);
        var rollUps = new Repeat("Roll-up", () -> rollUpOnce(relayWake), config.rollupEvery(), new Wake(), config);
        var recomputes =
                new Repeat("Recompute", () -> recomputeOnce(relayWake), RECOMPUTE_PAUSE, recomputeWake, config);
        var newDefinitions = new TopicLoop(
                "merit-metrics-definitions",
                Topics.DEFINITIONS,
                kafka.group("merit-metrics-definitions"),
                transactions,
                new DefinitionHandler(takeInDefinitions, recomputeWake::call),
                config);
        var newChanges = new TopicLoop(
                "merit-metrics",
                Topics.CHANGES,
                kafka.group("merit-metrics"),
                transactions,
                new ChangeHandler(takeInChanges, relayWake::call),
                config);
        definitions = newDefinitions;
        changes = newChanges;
        stops = List.of(newDefinitions::stop, newChanges::stop, rollUps::stop, recomputes::stop, relay::stop);
        var started = new ArrayList<Thread>();
        started.add(thread("metrics-definitions", newDefinitions));
        started.add(thread("metrics-changes", () -> afterDefinitions(newDefinitions, newChanges)));
        started.add(thread("metrics-roll-ups", rollUps));
        started.add(thread("metrics-recomputes", recomputes));
        started.add(thread("metrics-outbox", () -> afterTopics(relay)));
        threads = List.copyOf(started);
    }

    /** Stops the role's threads, each after its transaction. */
    public synchronized void stop() {
        stops.forEach(Runnable::run);
        threads.forEach(MetricsRole::join);
        threads = List.of();
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(STOP_LIMIT)) {
                LOG.warnf("%s did not stop in time", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).start(work);
    }

    private static void afterDefinitions(TopicLoop definitions, TopicLoop changes) {
        try {
            definitions.caughtUp().join();
            changes.run();
        } catch (CancellationException stopped) {
            LOG.debug("Stopped before the definitions were read");
        }
    }

    private void afterTopics(OutboxRelay relay) {
        var backoff = new Backoff(config.firstRetry(), config.longestRetry());
        while (!relay.isStopped()) {
            try {
                TopicSetup.create(kafka.admin(), partitions, replicas);
                relay.run();
            } catch (KafkaException e) {
                LOG.warn("The topics of the metrics role could not be created yet", e);
                backoff.await();
            }
        }
    }

    private boolean rollUpOnce(Wake relay) {
        var published = rollUp.run();
        if (published > 0) {
            relay.call();
        }
        return false;
    }

    private boolean recomputeOnce(Wake relay) {
        var worked = recompute.runPage();
        if (worked) {
            relay.call();
        }
        return worked;
    }

    /** Records of the CRM topics not taken in yet; -1 before it is known. */
    public long lagRecords() {
        var loop = changes;
        return loop == null ? -1 : loop.lagRecords();
    }

    /** When the CRM topics were last read. */
    public Instant consumedAt() {
        var loop = changes;
        return loop == null ? Instant.EPOCH : loop.polledAt();
    }

    /** True once the definitions of the start are in and changes are read. */
    public boolean ready() {
        var loop = definitions;
        return loop != null && loop.caughtUp().isDone() && lagRecords() >= 0;
    }
}
