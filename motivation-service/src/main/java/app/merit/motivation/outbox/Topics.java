package app.merit.motivation.outbox;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates the topics this service owns, if they are not there. */
@Singleton
public class Topics {
    private static final Map<String, String> COMPACTED =
            Map.of("cleanup.policy", "compact", "delete.retention.ms", "2592000000");

    private final KafkaClients kafka;
    private final int partitions;
    private final short replication;
    private boolean ensured;

    /**
     * @param partitions more spread the load over more consumers; cannot be lowered later
     * @param replication copies of each partition; 1 locally, 3 in production
     */
    Topics(
            KafkaClients kafka,
            @ConfigProperty(name = "merit.topics.partitions", defaultValue = "4") int partitions,
            @ConfigProperty(name = "merit.topics.replication", defaultValue = "1") short replication) {
        this.kafka = kafka;
        this.partitions = partitions;
        this.replication = replication;
    }

    /** Returns once the topics are there. */
    public synchronized void ensure() {
        if (ensured) {
            return;
        }
        try (var admin = kafka.admin()) {
            for (var topic : List.of(Outbox.SCHEMES, Outbox.ACCRUALS)) {
                var wanted = new NewTopic(topic.name(), partitions, replication).configs(COMPACTED);
                create(admin.createTopics(List.of(wanted)).all());
            }
        }
        ensured = true;
    }

    private static void create(KafkaFuture<Void> creation) {
        try {
            creation.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("A topic could not be created", failure.getCause());
            }
        }
    }
}
