package app.merit.metrics.messaging;

import app.merit.metrics.aggregation.MetricsConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Client settings of the role's consumers and producer. */
@ApplicationScoped
class KafkaSettings {
    private static final String SESSION_MILLIS = "10000";
    private static final String METADATA_MILLIS = "3000";
    private static final String DELIVERY_MILLIS = "10000";
    private static final String REQUEST_MILLIS = "5000";

    private final Map<String, Object> common;
    private final MetricsConfig config;

    KafkaSettings(
            @Identifier("default-kafka-broker") Map<String, Object> common,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            MetricsConfig config) {
        this.common = new HashMap<>(common);
        this.common.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        this.config = config;
    }

    Map<String, Object> admin() {
        return new HashMap<>(common);
    }

    /** A member of a group that keeps its place over a restart, and never commits to Kafka: offsets are ours. */
    Map<String, Object> group(String name) {
        var settings = reader();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, name);
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.instance());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batchRecords());
        return settings;
    }

    /** A consumer without a group. */
    Map<String, Object> reader() {
        var settings = new HashMap<>(common);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MILLIS);
        return settings;
    }

    Map<String, Object> producer() {
        var settings = new HashMap<>(common);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        return settings;
    }
}
