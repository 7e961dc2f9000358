package app.merit.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import app.merit.ingest.IngestSources;
import app.merit.ingest.TopicReader;
import app.merit.metrics.support.KafkaTestClient;
import app.merit.metrics.support.OnRealEngines;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Both roles in one process, with a PostgreSQL that is not there at the start, comes, and goes again. */
@QuarkusTest
@OnRealEngines
@QuarkusTestResource(value = PostgresBehindRelay.class, restrictToAnnotatedClass = true)
@TestProfile(WithoutPostgresTest.OwnProcess.class)
class WithoutPostgresTest {
    /** Another application than that of the other tests. */
    public static final class OwnProcess implements QuarkusTestProfile {
        /** Its own member of the group too: under the same name Kafka hands it what the application before was assigned. */
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("merit.metrics.instance", "without-postgres");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    Consumer<Boolean> database;

    @Test
    void theEdgeGoesOnAndTheRestFollows() {
        assertThat(post("amocrm-test", IngestSources.AMO_OLD_SECRET, "1").statusCode())
                .isEqualTo(200);
        // It may be a source of the database: a 401 could make a CRM switch its hook off.
        post("a-source-of-the-database", "fake-secret", "1")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue());
        assertThat(post("amocrm-test", "fake-secret-of-the-database", "1").statusCode())
                .isEqualTo(503);
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'metrics' }.status", equalTo("DOWN"));

        database.accept(true);
        try (KafkaTestClient kafka = new KafkaTestClient(servers)) {
            kafka.createTopics(4);
        }
        await().atMost(PATIENCE)
                .until(() ->
                        post("a-source-of-the-database", "fake-secret", "1").statusCode() == 401);
        assertThat(post("amocrm-test", "wrong", "1").statusCode()).isEqualTo(401);
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);

        database.accept(false);
        String id = Long.toString(System.nanoTime());
        assertThat(post("amocrm-test", IngestSources.AMO_OLD_SECRET, id).statusCode())
                .isEqualTo(200);
        assertThat(post("a-source-of-the-database", "fake-secret", id).statusCode())
                .isEqualTo(401);
        try (TopicReader deals = new TopicReader(servers, "crm.deals")) {
            deals.await(found -> found.key().equals("amocrm-test:" + id));
        }
    }

    private static Response post(String source, String secret, String lead) {
        return given().contentType("application/x-www-form-urlencoded")
                .urlEncodingEnabled(false)
                .body("leads[add][0][id]=" + lead + "&leads[add][0][status_id]=41&account[id]=555")
                .post("/webhooks/" + source + "/" + secret);
    }
}
