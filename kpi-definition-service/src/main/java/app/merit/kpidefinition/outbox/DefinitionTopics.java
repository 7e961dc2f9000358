package app.merit.kpidefinition.outbox;

import app.merit.kpidefinition.document.DocumentKind;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** Creates the compacted topics of this service, or sets right how they are kept. */
@ApplicationScoped
class DefinitionTopics {
    private static final Map<String, String> KEPT = Map.of(
            "cleanup.policy",
            "compact",
            "delete.retention.ms",
            Long.toString(Duration.ofDays(30).toMillis()));

    private final Map<String, Object> broker;
    private final TopicSettings settings;

    DefinitionTopics(@Identifier("default-kafka-broker") Map<String, Object> broker, TopicSettings settings) {
        this.broker = broker;
        this.settings = settings;
    }

    /** Safe to repeat. Fails if the broker does not answer. */
    void ensure() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(new HashMap<>(broker))) {
            Set<String> existing = admin.listTopics().names().get();
            List<String> topics = Arrays.stream(DocumentKind.values())
                    .map(DocumentKind::topic)
                    .distinct()
                    .toList();
            admin.createTopics(topics.stream()
                            .filter(topic -> !existing.contains(topic))
                            .map(this::topic)
                            .toList())
                    .all()
                    .get();
            Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
            for (String topic : topics) {
                if (existing.contains(topic)) {
                    changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), settingsOfTopic());
                }
            }
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    private NewTopic topic(String name) {
        return new NewTopic(name, settings.partitions(), settings.replication()).configs(KEPT);
    }

    private static Collection<AlterConfigOp> settingsOfTopic() {
        return KEPT.entrySet().stream()
                .map(entry -> new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), OpType.SET))
                .toList();
    }
}
