package app.merit.ingest.messaging;

import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing, and checks those that are there. */
@Singleton
public class TopicSetup {
    private static final String MAX_MESSAGE_BYTES = "max.message.bytes";

    private final KafkaClients clients;
    private final TopicConfig config;
    private final int largestRecord;

    public TopicSetup(KafkaClients clients, TopicConfig config, Sources sources) {
        this.clients = clients;
        this.config = config;
        this.largestRecord = largestRecord(sources);
    }

    /** A body written as JSON text can double, and comes with a head; dead letters carry it whole. */
    static int largestRecord(Sources sources) {
        int largestBody = sources.all().stream()
                .mapToInt(SourceSettings::maxBodyBytes)
                .max()
                .orElse(0);
        return Math.max(2 * largestBody + 256 * 1024, 4 * 1024 * 1024);
    }

    /**
     * @throws WrongRetention if a topic that holds history for ever would lose it
     * @throws KafkaException if Kafka does not answer within the time
     */
    public void ensure(Duration limit) {
        try (Admin admin = clients.admin(limit)) {
            create(admin, limit);
            check(admin, limit);
        } catch (ExecutionException failure) {
            throw new KafkaException("Topics could not be set up", failure.getCause());
        } catch (TimeoutException failure) {
            throw new KafkaException("Kafka did not answer in time", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while topics were set up", interrupted);
        }
    }

    private void create(Admin admin, Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> there = admin.listTopics().names().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        List<NewTopic> missing = new ArrayList<>();
        Topics.POLICIES.forEach((name, policy) -> {
            if (!there.contains(name)) {
                Map<String, String> settings = new HashMap<>(policy);
                settings.put(MAX_MESSAGE_BYTES, Integer.toString(largestRecord));
                missing.add(new NewTopic(name, config.partitions(), config.replication()).configs(settings));
            }
        });
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                created.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException failure) {
                // Another replica was quicker.
                if (!(failure.getCause() instanceof TopicExistsException)) {
                    throw failure;
                }
            }
        }
    }

    private void check(Admin admin, Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
        List<ConfigResource> resources = Topics.POLICIES.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> actual =
                admin.describeConfigs(resources).all().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        List<String> wrong = new ArrayList<>();
        Topics.REQUIRED.forEach((name, policy) -> policy.forEach((key, wanted) -> {
            String found = value(actual.get(new ConfigResource(ConfigResource.Type.TOPIC, name)), key);
            if (!wanted.equals(found)) {
                wrong.add("%s has %s=%s, it must be %s".formatted(name, key, found, wanted));
            }
        }));
        if (!wrong.isEmpty()) {
            throw new WrongRetention(String.join("; ", wrong));
        }
        raiseRecordSize(admin, actual, limit);
    }

    private void raiseRecordSize(Admin admin, Map<ConfigResource, Config> actual, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<ConfigResource, Collection<AlterConfigOp>> raises = new HashMap<>();
        actual.forEach((resource, found) -> {
            if (Long.parseLong(value(found, MAX_MESSAGE_BYTES)) < largestRecord) {
                ConfigEntry size = new ConfigEntry(MAX_MESSAGE_BYTES, Integer.toString(largestRecord));
                raises.put(resource, List.of(new AlterConfigOp(size, AlterConfigOp.OpType.SET)));
            }
        });
        if (!raises.isEmpty()) {
            admin.incrementalAlterConfigs(raises).all().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static String value(Config config, String key) {
        ConfigEntry entry = config.get(key);
        return entry == null || entry.value() == null ? "" : entry.value();
    }

    /** A topic that must keep its records for ever does not. */
    public static final class WrongRetention extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongRetention(String what) {
            super("Refusing to start, history would be lost: " + what);
        }
    }
}
