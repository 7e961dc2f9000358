package app.merit.ingest.messaging;

import app.merit.ingest.edge.Sources;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Clients of the broker that {@code kafka.*} names; the caller closes them. */
@Singleton
public class KafkaClients {
    private static final int MAX_BLOCK_MILLIS = 500;
    private static final int REQUEST_MILLIS = 1_100;
    private static final int DELIVERY_MILLIS = 1_200;
    /** How long a killed process keeps its partitions from the one that takes over; deals wait unread meanwhile. */
    private static final int SESSION_MILLIS = 8_000;

    private static final long ONE_DAY_MILLIS = 86_400_000;

    private final Map<String, Object> broker;
    private final int largestRecord;

    public KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> broker, Sources sources) {
        this.broker = broker;
        this.largestRecord = TopicSetup.largestRecord(sources);
    }

    Admin admin(Duration limit) {
        Map<String, Object> settings = settings();
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) limit.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) limit.toMillis());
        return Admin.create(settings);
    }

    /** For the edge: gives up within 1.7 s, so that the sender gets its 503 within 2 s. */
    public KafkaProducer<String, byte[]> impatientProducer() {
        Map<String, Object> settings = producerSettings();
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
        // A quiet night must not make the first webhook of the morning wait for metadata.
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, ONE_DAY_MILLIS);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
        return new KafkaProducer<>(settings);
    }

    /** For work that can wait for Kafka. */
    public KafkaProducer<String, byte[]> patientProducer() {
        return new KafkaProducer<>(producerSettings());
    }

    /** Reads from the start if the group is new; commits by hand. */
    public KafkaConsumer<String, byte[]> consumer(String group) {
        Map<String, Object> settings = consumerSettings();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MILLIS / 3);
        return new KafkaConsumer<>(settings);
    }

    /** Belongs to no group and commits nothing. */
    public KafkaConsumer<String, byte[]> reader() {
        return new KafkaConsumer<>(consumerSettings());
    }

    private Map<String, Object> producerSettings() {
        Map<String, Object> settings = settings();
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largestRecord);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(64L * 1024 * 1024, 8L * largestRecord));
        return settings;
    }

    private Map<String, Object> consumerSettings() {
        Map<String, Object> settings = settings();
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return settings;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put("client.id", "merit-ingest");
        return settings;
    }
}
