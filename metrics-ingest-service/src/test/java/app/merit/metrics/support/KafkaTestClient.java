package app.merit.metrics.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other services' side of Kafka, for tests. */
public final class KafkaTestClient implements AutoCloseable {
    private final String servers;
    private final KafkaProducer<String, String> producer;

    public KafkaTestClient(String servers) {
        this.servers = servers;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", 5),
                new StringSerializer(),
                new StringSerializer());
    }

    /** Creates the topics that other services own. */
    public void createTopics(int partitions) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            for (var topic : List.of(
                    "definition.company",
                    "definition.organisation",
                    "definition.kpis",
                    "definition.targets",
                    "crm.deals",
                    "crm.activities")) {
                create(admin, topic, partitions);
            }
        }
    }

    private static void create(Admin admin, String topic, int partitions) {
        try {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public void send(String topic, String key, String value) {
        producer.send(new ProducerRecord<>(topic, key, value));
    }

    /** Sends a change to the topic of its entity. */
    public void send(Crm.ChangeJson change) {
        send(change.topic(), change.source() + ":" + change.id(), change.json());
    }

    public void flush() {
        producer.flush();
    }

    /** Every record that is on a topic now, by partition and offset. */
    public List<ConsumerRecord<String, String>> readAll(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** The last value of each key of a topic. */
    public Map<String, String> latest(String topic) {
        var latest = new HashMap<String, String>();
        readAll(topic).forEach(r -> latest.put(r.key(), r.value()));
        return latest;
    }

    @Override
    public void close() {
        producer.close();
    }
}
