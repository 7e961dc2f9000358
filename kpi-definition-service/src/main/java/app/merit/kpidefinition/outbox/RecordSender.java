package app.merit.kpidefinition.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends waiting records as CloudEvents in binary mode and waits until the broker has them. */
@ApplicationScoped
class RecordSender {
    private final Map<String, Object> settings;
    private @Nullable KafkaProducer<String, byte[]> producer;

    RecordSender(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Math.toIntExact(Duration.ofSeconds(40).toMillis()));
    }

    /** Returns when all are acknowledged; on a failure some may be, so the caller sends all again. */
    void send(List<Outbox.Waiting> waiting) throws ExecutionException, InterruptedException {
        try {
            sendAll(waiting);
        } catch (ExecutionException | KafkaException failure) {
            // What is still in its buffer would arrive after the repeat; some failures also leave it unusable.
            discard();
            throw failure;
        }
    }

    private void sendAll(List<Outbox.Waiting> waiting) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
        for (Outbox.Waiting next : waiting) {
            acknowledgements.add(producer().send(record(next)));
        }
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
    }

    private static ProducerRecord<String, byte[]> record(Outbox.Waiting next) {
        byte[] payload = next.payload().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(next.topic(), next.key(), payload);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", next.eventId());
        header(record, "ce_source", "kpi-definition-service");
        header(record, "ce_type", next.eventType());
        header(record, "ce_time", next.eventTime().toString());
        header(record, "content-type", "application/json");
        return record;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private synchronized void discard() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }
}
