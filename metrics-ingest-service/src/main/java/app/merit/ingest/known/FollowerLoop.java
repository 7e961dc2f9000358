package app.merit.ingest.known;

import app.merit.ingest.BackgroundWork;
import app.merit.ingest.Rest;
import app.merit.ingest.messaging.KafkaClients;
import app.merit.ingest.messaging.Topics;
import app.merit.ingest.read.ReadConfig;
import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Follows {@code crm.deals} and {@code crm.activities} with a group of its own; commits once the database has a batch.
 * While PostgreSQL or Kafka is away it waits; nothing else waits for it.
 */
@ApplicationScoped
public class FollowerLoop implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(FollowerLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BACK_OFF = Duration.ofSeconds(2);

    private final KafkaClients clients;
    private final ReadConfig config;
    private final IngestDatabase database;
    private final TakeInChanges changes;
    private final Rest rest = new Rest();
    private volatile Optional<KafkaConsumer<String, byte[]>> running = Optional.empty();

    public FollowerLoop(KafkaClients clients, ReadConfig config, IngestDatabase database, TakeInChanges changes) {
        this.clients = clients;
        this.config = config;
        this.database = database;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "merit-ingest-known";
    }

    /** Starts over from the last commit when Kafka or PostgreSQL fails. */
    @Override
    public void run() {
        while (!rest.over()) {
            if (!database.ready()) {
                rest.take(BACK_OFF);
                continue;
            }
            try (var consumer = clients.consumer(config.followerGroup())) {
                running = Optional.of(consumer);
                consumer.subscribe(List.of(Topics.DEALS, Topics.ACTIVITIES));
                while (!rest.over()) {
                    work(consumer);
                }
            } catch (WakeupException stopping) {
                LOG.debug("Follower woken up to stop");
            } catch (KafkaException | StoreException failure) {
                LOG.warnf("Following the changes starts over: %s", failure.toString());
                rest.take(BACK_OFF);
            } finally {
                running = Optional.empty();
            }
        }
    }

    private void work(KafkaConsumer<String, byte[]> consumer) {
        var batch = consumer.poll(POLL);
        if (batch.isEmpty()) {
            return;
        }
        List<byte[]> values = new ArrayList<>(batch.count());
        batch.forEach(one -> values.add(one.value() == null ? new byte[0] : one.value()));
        changes.takeIn(values);
        consumer.commitSync();
    }

    @Override
    public void stop() {
        rest.end();
        running.ifPresent(KafkaConsumer::wakeup);
    }
}
