package app.merit.ingest.load;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import app.merit.embedded.TestTokens;
import app.merit.ingest.Contracts;
import app.merit.ingest.TopicReader;
import app.merit.metrics.support.OnRealEngines;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnRealEngines
class ImportJourneyTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void aRowOfAFileBecomesAChangeAndASecondFileWithItChangesNothing() {
        String deal = "j-" + UUID.randomUUID();
        String row = "{\"entity\":\"deal\",\"id\":\"" + deal
                + "\",\"occurredAt\":\"2026-03-01T10:00:00Z\",\"fields\":{\"owner\":\"3001\",\"status\":\"won\",\"amount\":\"10.50\",\"wonAt\":\"2026-03-01T10:00:00Z\"}}";
        load(row).body("kept", equalTo(1)).body("state", equalTo("done"));
        try (TopicReader deals = new TopicReader(servers, "crm.deals")) {
            var change = deals.await(found -> found.key().equals("amocrm-test:" + deal));
            Contracts.assertKept("crm-change", change.value());
            assertThat(change.value().path("origin").asText()).isEqualTo("import");
            assertThat(change.value().path("fields").path("currency").asText()).isEqualTo("EUR");
        }
        try (TopicReader inbox = new TopicReader(servers, "crm.inbox")) {
            var kept = inbox.await(found -> found.value().path("body").asText().contains(deal));
            Contracts.assertKept("crm-inbox", kept.value());
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> load(row).body("unchanged", equalTo(1)).body("kept", equalTo(0)));
    }

    private static io.restassured.response.ValidatableResponse load(String row) {
        String sha = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        String id = given().auth()
                .oauth2(TestTokens.token("merit-ingest", null, "kpi-admin"))
                .contentType("application/json")
                .body("{\"source\":\"amocrm-test\",\"kind\":\"file\",\"sha256\":\"" + sha + "\",\"rows\":1}")
                .post("/api/ingest/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return given().auth()
                .oauth2(TestTokens.token("merit-ingest", null, "kpi-admin"))
                .contentType("application/x-ndjson")
                .body(row.getBytes())
                .put("/api/ingest/imports/" + id + "/chunks/0")
                .then()
                .statusCode(200);
    }
}
