package app.merit.kpidefinition.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import app.merit.kpidefinition.KafkaProbe;
import app.merit.kpidefinition.ServiceTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import jakarta.inject.Inject;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Everything that is sent keeps its contract; the documented bodies are what is sent in. */
@QuarkusTest
class PublishedTest extends ServiceTest {
    private static final Map<String, String> TYPES = Map.of(
            "company", "merit.definition.company.v1",
            "organisation", "merit.definition.organisation.v1",
            "kpis", "merit.definition.kpi.v1",
            "targets", "merit.definition.target.v1",
            "goals", "merit.definition.goal.v1");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    DataSource database;

    @Test
    void theDocumentedBodiesAreSavedAndPublishedAsTheContractSays() throws Exception {
        KafkaProbe kafka = new KafkaProbe(servers);
        kafka.announce("amocrm-main", "pipedrive-main", "standard-main");
        saved("company", "company");
        saved("departments/sales", "department", "{\"names\":" + names("Sales") + "}");
        saved("departments/north", "department");
        saved("positions/sales-rep", "position");
        saved("positions/head-of-sales", "position");
        saved("employees/anna.petrova", "employee");
        saved("goals/grow-revenue", "goal");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> saved("kpis/revenue", "kpi"));
        saved("targets/revenue/employee:anna.petrova/2026-11", "target");
        saved("targets/revenue/employee:anna.petrova/2026-11", "target", "{\"value\":\"90000.50\",\"currency\":\"EUR\",\"cause\":\"market\",\"note\":\"Line 1\\nLine 2\"}");

        await().atMost(Duration.ofSeconds(30)).until(() -> outboxSize() == 0);
        assertThat(key(kafka, "company", "company")).isNotEmpty();
        assertThat(key(kafka, "organisation", "employee:anna.petrova")).hasSize(1);
        assertThat(key(kafka, "organisation", "department:north")).hasSize(1);
        assertThat(key(kafka, "organisation", "position:sales-rep")).hasSize(1);
        assertThat(key(kafka, "goals", "grow-revenue")).hasSize(1);
        assertThat(key(kafka, "kpis", "revenue")).hasSize(1);
        List<ConsumerRecord<String, String>> target = key(kafka, "targets", "revenue:employee:anna.petrova:2026-11");
        assertThat(target).hasSize(2);
        JsonNode newest = Contracts.parse(target.getLast().value());
        assertThat(newest.at("/revision").asInt()).isEqualTo(2);
        assertThat(newest.at("/versions/1/value").asText()).isEqualTo("90000.50");
        assertThat(newest.at("/versions/1/author").asText()).isEqualTo("test.kpi-admin");
        everythingSentKeepsItsContract(kafka);
    }

    @Test
    void everySaveIsPublishedInOrderAndUnchangedOnesNever() {
        KafkaProbe kafka = new KafkaProbe(servers);
        for (int revision = 1; revision <= 20; revision++) {
            put("positions/pub-order", "{\"names\":" + names("name " + revision) + "}").body("revision", equalTo(revision));
            put("positions/pub-order", "{\"names\":" + names("name " + revision) + "}").body("revision", equalTo(revision));
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(key(kafka, "organisation", "position:pub-order"))
                        .extracting(record -> Contracts.parse(record.value()).get("revision").asInt())
                        .containsExactlyElementsOf(
                                java.util.stream.IntStream.rangeClosed(1, 20).boxed().toList()));
    }

    @Test
    void namesOfEmployeesAreNeverPublished() {
        KafkaProbe kafka = new KafkaProbe(servers);
        put("employees/pub.secret", "{\"name\":\"Zzsecret Zzname\",\"employedFrom\":\"2026-01-01\"}").statusCode(oneOf(200, 201));
        await().atMost(Duration.ofSeconds(10)).until(() -> !key(kafka, "organisation", "employee:pub.secret").isEmpty());
        for (String topic : Contracts.TOPICS) {
            assertThat(kafka.all("definition." + topic)).noneMatch(record -> record.value().contains("Zzsecret"));
        }
    }

    @Test
    void nothingIsSentWhileAnotherRelayHoldsTheFenceAndAllOfItAfterwards() throws SQLException {
        KafkaProbe kafka = new KafkaProbe(servers);
        try (Connection other = database.getConnection()) {
            await().until(() -> locked(other, "pg_try_advisory_lock"));
            put("positions/pub-fenced", "{\"names\":" + names("fenced") + "}").statusCode(oneOf(200, 201));
            await().during(Duration.ofSeconds(2)).until(() -> outboxSize() >= 1);
            assertThat(key(kafka, "organisation", "position:pub-fenced")).isEmpty();
            assertThat(locked(other, "pg_advisory_unlock")).isTrue();
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> key(kafka, "organisation", "position:pub-fenced").size() == 1);
    }

    private static boolean locked(Connection connection, String function) throws SQLException {
        try (ResultSet answer = connection.createStatement().executeQuery("select " + function + "(x'6f757462'::bigint)")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    @Test
    void theTopicsAreCompacted() throws ExecutionException, InterruptedException {
        try (var admin = new KafkaProbe(servers).admin()) {
            List<ConfigResource> topics = Contracts.TOPICS.stream()
                    .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, "definition." + topic))
                    .toList();
            for (Config config : admin.describeConfigs(topics).all().get().values()) {
                assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
                assertThat(config.get("delete.retention.ms").value()).isEqualTo("2592000000");
            }
        }
    }

    private static void everythingSentKeepsItsContract(KafkaProbe kafka) {
        for (String topic : Contracts.TOPICS) {
            Map<String, Integer> revisions = new HashMap<>();
            for (ConsumerRecord<String, String> record : kafka.all("definition." + topic)) {
                JsonNode value = Contracts.parse(record.value());
                assertThat(Contracts.violations(Contracts.ofTopic(topic), value)).as(record.value()).isEmpty();
                assertThat(KafkaProbe.header(record, "ce_type")).isEqualTo(TYPES.get(topic));
                assertThat(KafkaProbe.header(record, "ce_specversion")).isEqualTo("1.0");
                assertThat(KafkaProbe.header(record, "ce_source")).isEqualTo("kpi-definition-service");
                assertThat(KafkaProbe.header(record, "content-type")).isEqualTo("application/json");
                assertThat(UUID.fromString(KafkaProbe.header(record, "ce_id"))).isNotNull();
                assertThat(java.time.Instant.parse(KafkaProbe.header(record, "ce_time"))).isNotNull();
                Integer before = revisions.put(record.key(), value.get("revision").asInt());
                assertThat(before == null || before < value.get("revision").asInt()).isTrue();
            }
        }
    }

    private static void saved(String path, String body) {
        String json = Contracts.text(Path.of("src/main/contracts/rest/examples/" + body + ".json"));
        saved(path, body, json);
    }

    private static void saved(String path, String name, String json) {
        assertThat(Contracts.violations(Contracts.ofBody(name), Contracts.parse(json))).isEmpty();
        put(path, json).statusCode(oneOf(200, 201));
    }

    private static List<ConsumerRecord<String, String>> key(KafkaProbe kafka, String topic, String key) {
        return kafka.of("definition." + topic, key);
    }

    private int outboxSize() throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("select count(*) from outbox")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
