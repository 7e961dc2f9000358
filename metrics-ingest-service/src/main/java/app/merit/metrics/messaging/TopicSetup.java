package app.merit.metrics.messaging;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that the metrics role owns; those that are there stay as they are. */
final class TopicSetup {
    private static final String THIRTY_DAYS_MILLIS = "2592000000";
    private static final Map<String, String> COMPACTED = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            THIRTY_DAYS_MILLIS);

    private TopicSetup() {}

    static void create(Map<String, Object> settings, int partitions, short replicas) {
        try (var admin = Admin.create(settings)) {
            for (var name : List.of(Topics.CONTRIBUTIONS, Topics.VALUES)) {
                create(admin, new NewTopic(name, partitions, replicas).configs(COMPACTED));
            }
        }
    }

    private static void create(Admin admin, NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("Topic " + topic.name() + " could not be created", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while creating topics", e);
        }
    }
}
