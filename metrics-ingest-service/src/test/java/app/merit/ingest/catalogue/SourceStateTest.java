package app.merit.ingest.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merit.embedded.TestTokens;
import app.merit.ingest.Contracts;
import app.merit.ingest.TopicReader;
import app.merit.ingest.store.IngestDatabase;
import app.merit.metrics.support.OnRealEngines;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** From a request at the edge over crm.sources to what the metrics role shows. */
@QuarkusTest
@OnRealEngines
class SourceStateTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NAME = "health-test";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    IngestDatabase database;

    @Test
    void whatTheEdgeSeesIsShownByTheMetricsRole() {
        post("wrong");
        await().atMost(PATIENCE).until(() -> "failing".equals(shown("ops").getString("health")));
        post("fake-health-secret");
        post("fake-health-secret");
        await().atMost(PATIENCE).until(() -> shown("ops").getInt("eventsLastHour") == 2);

        JsonPath full = shown("auditor");
        assertThat(full.getString("health")).isEqualTo("ok");
        assertThat(full.getString("type")).isEqualTo("amocrm");
        assertThat(full.getInt("signatureFailuresLastHour")).isEqualTo(1);
        // Neither request was one of a lead.
        await().atMost(PATIENCE).until(() -> shown("ops").getInt("openDeadLetters") == 2);
        assertThat(full.getBoolean("enabled")).isTrue();
        JsonPath plain = shown("employee");
        assertThat(plain.getMap("").keySet()).containsExactlyInAnyOrder("source", "health", "lastEventAt");
        given().get("/api/metrics/sources").then().statusCode(401);

        try (TopicReader events = new TopicReader(servers, "ops.events")) {
            for (String event : List.of("source-failing", "source-back")) {
                var told = events.await(
                        found -> found.value().path("event").asText().equals(event)
                                && found.value().path("source").asText().equals(NAME));
                Contracts.assertKept("ops-event", told.value());
            }
        }
        try (TopicReader sources = new TopicReader(servers, "crm.sources")) {
            sources.await(found -> found.key().equals(NAME)
                    && found.value().path("eventsLastHour").asInt() == 2);
            assertThat(sources.poll()).allSatisfy(found -> Contracts.assertKept("crm-source", found.value()));
        }
        long kept = database.call(
                tx -> tx.first("select sum(accepted) from source_slot where source = ?", row -> row.getLong(1), NAME)
                        .orElse(0L));
        assertThat(kept).isEqualTo(2);
    }

    @Test
    void theRhythmIsLearnedFromWhatIsKept() {
        Instant now = Instant.parse("2026-11-25T12:00:00Z");
        database.run(tx -> Slots.add(
                tx,
                List.of(
                        new Slots.Count("rhythm-test", Instant.parse("2026-11-04T10:50:00Z"), 30, 0),
                        new Slots.Count("rhythm-test", Instant.parse("2026-11-18T10:10:00Z"), 60, 1))));
        database.run(tx ->
                Slots.add(tx, List.of(new Slots.Count("rhythm-test", Instant.parse("2026-11-18T10:10:00Z"), 30, 0))));

        Rhythm rhythm = database.call(tx -> Slots.rhythms(tx, now.minus(Rhythm.REMEMBERED)))
                .get("rhythm-test");

        assertThat(rhythm.learned(now)).isTrue();
        assertThat(rhythm.typical(Instant.parse("2026-11-25T10:30:00Z"), now)).isEqualByComparingTo("40");
        assertThat(rhythm.typical(Instant.parse("2026-11-25T11:30:00Z"), now)).isEqualByComparingTo("0");
    }

    private static void post(String secret) {
        given().contentType("application/x-www-form-urlencoded").body("x=1").post("/webhooks/" + NAME + "/" + secret);
    }

    private static JsonPath shown(String role) {
        return given().auth()
                .oauth2(TestTokens.token("merit-metrics", "ada", role))
                .get("/api/metrics/sources?size=200")
                .jsonPath()
                .setRootPath("items.find { it.source == '" + NAME + "' }");
    }
}
