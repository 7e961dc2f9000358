package app.merit.motivation.contracts;

import static app.merit.motivation.World.works;
import static app.merit.motivation.World.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merit.motivation.RunningService;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that was really sent, by this and every test before it, fits the published contracts. */
@QuarkusTest
@RunningService
class PublishedContractTest {
    private static final Map<String, String> SCHEMAS = Map.of(
            "motivation.schemes", "motivation-schemes/v1/schema.json",
            "motivation.accruals", "motivation-accruals/v1/schema.json");

    @BeforeEach
    void company() {
        world().founded();
    }

    private static Map<String, Object> broker() {
        return Map.of(
                "bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                "auto.offset.reset",
                "earliest");
    }

    private static List<ConsumerRecord<String, String>> sent(String topic) {
        var records = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<>(broker(), new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < end.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void everyRecordFitsItsSchema() {
        world().employee("carla", works("north", "sales-rep", false, "2020-01-01", null));
        world().credit("revenue", "ct1", "carla", 2, "1000");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sent("motivation.accruals").stream()
                        .anyMatch(r -> r.key().startsWith("carla:")));

        SCHEMAS.forEach((topic, schema) -> assertThat(sent(topic)).isNotEmpty().allSatisfy(message -> {
            assertThat(Contracts.faults(Contracts.own(schema), message.value())).isEmpty();
            assertThat(header(message, "ce_specversion")).isEqualTo("1.0");
            assertThat(header(message, "ce_source")).isEqualTo("motivation-service");
            assertThat(header(message, "ce_type"))
                    .startsWith("merit.motivation.")
                    .endsWith(".v1");
            assertThat(header(message, "content-type")).isEqualTo("application/json");
        }));
    }

    @Test
    void accrualsHoldNoAmountAndAreKeyedByPersonAndPeriod() {
        assertThat(sent("motivation.accruals")).allSatisfy(message -> {
            var body = Contracts.tree(message.value());
            assertThat(message.key())
                    .isEqualTo(body.get("employee").asText() + ":"
                            + body.get("period").asText());
            assertThat(Set.copyOf(
                            body.properties().stream().map(Map.Entry::getKey).toList()))
                    .isEqualTo(Set.of("employee", "period", "status", "revision", "hash"));
        });
    }

    @Test
    void topicsAreCompacted() throws Exception {
        try (var admin = Admin.create(broker())) {
            for (var topic : SCHEMAS.keySet()) {
                var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
                var config =
                        admin.describeConfigs(List.of(resource)).all().get().get(resource);
                assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
                assertThat(config.get("delete.retention.ms").value()).isEqualTo("2592000000");
            }
        }
    }
}
