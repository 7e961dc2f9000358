package app.merit.kpidefinition.outbox;

import app.merit.kpidefinition.document.OutboxFilled;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Creates the topics, then relays: right after a commit, and every second for what another replica left behind. */
@ApplicationScoped
class RelayLoop {
    private static final Logger LOG = Logger.getLogger(RelayLoop.class);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final DefinitionTopics topics;
    private final OutboxRelay relay;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
    private volatile boolean running = true;
    private volatile boolean topicsReady;

    RelayLoop(DefinitionTopics topics, OutboxRelay relay) {
        this.topics = topics;
        this.relay = relay;
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running = false;
        wake.release();
        thread.join(Duration.ofSeconds(10));
    }

    void filled(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxFilled filled) {
        wake.release();
    }

    /** Whether the topics exist, so that what is saved can be published. */
    boolean ready() {
        return topicsReady;
    }

    private void run() {
        while (running) {
            try {
                work();
                rest();
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void work() throws InterruptedException {
        try {
            if (!topicsReady) {
                topics.ensure();
                topicsReady = true;
            }
            boolean more = true;
            while (running && more) {
                more = relay.relayBatch();
            }
        } catch (SQLException | ExecutionException | RuntimeException failure) {
            // Nothing is lost: the rows stay, and the next round sends them again. A bug must not end the only thread
            // that publishes either.
            LOG.warn("The outbox waits", failure);
        }
    }

    private void rest() throws InterruptedException {
        if (wake.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }
}
