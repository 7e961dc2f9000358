package app.merit.ingest.read;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import app.merit.embedded.TestTokens;
import app.merit.ingest.Contracts;
import app.merit.ingest.TopicReader;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.ReadNote.Cause;
import app.merit.ingest.known.ChangeJson;
import app.merit.ingest.known.KnownEntities;
import app.merit.ingest.read.call.AccountLimits;
import app.merit.ingest.read.queue.ReadLoop;
import app.merit.ingest.read.queue.ReadMeters;
import app.merit.ingest.store.IngestDatabase;
import app.merit.metrics.support.KafkaTestClient;
import app.merit.metrics.support.OnRealEngines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loops of the running role, the API for operators, and what is written to the inbox. */
@QuarkusTest
@OnRealEngines
class ReadApiTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    IngestDatabase database;

    @Inject
    AccountLimits limits;

    @Inject
    KeepRecord keep;

    @Inject
    KnownEntities known;

    @Inject
    ReadRequests requests;

    @BeforeEach
    void waitForTheDatabase() {
        await().atMost(Duration.ofSeconds(20)).until(database::ready);
    }

    @Test
    void theRoleRemembersWhatIsPublished() {
        String id = "k" + System.nanoTime();
        try (KafkaTestClient kafka = new KafkaTestClient(servers)) {
            kafka.send(
                    "crm.deals",
                    "amocrm-test:" + id,
                    ChangeJson.change(id)
                            .source("amocrm-test")
                            .id(id)
                            .says("owner", "ann")
                            .text());
            kafka.send("crm.deals", "amocrm-test:" + id, "no json at all");
            kafka.flush();
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> known.find("amocrm-test", Entity.DEAL, List.of(id)).containsKey(id));
        assertThat(known.find("amocrm-test", Entity.DEAL, List.of(id)).get(id).owner())
                .contains("ann");
    }

    @Test
    void theLoopReadsAThinEventWithinASecond() {
        try (ReadingRig rig = new ReadingRig("crm-" + System.nanoTime(), database, limits, Clock.systemUTC())) {
            String now = Instant.now().toString();
            rig.crm.deal("7", "ann", "s2", "10", now);
            ReadMeters meters = new ReadMeters(database, Clock.systemUTC(), new SimpleMeterRegistry());
            ReadLoop loop = new ReadLoop(
                    database, rig.sources, rig.reader, rig.queue, rig.readOne(), meters, rig.config, Clock.systemUTC());
            Thread thread = Thread.ofPlatform().start(loop::run);
            try {
                // The first calls of a process open connections.
                rig.ask("warm-up", Cause.THIN, Optional.empty());
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> !rig.crm.calls().isEmpty());
                long before = System.nanoTime();

                rig.changes.takeIn(List.of(ChangeJson.change("a")
                        .source(rig.source.name())
                        .thin()
                        .at(Instant.now().minusSeconds(2))
                        .bytes()));

                await().pollInterval(Duration.ofMillis(10)).until(() -> !rig.kept.isEmpty());
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
            } finally {
                loop.stop();
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> !thread.isAlive());
        }
    }

    @Test
    void aRecordIsKeptAsTheContractSaysAndWithoutSecrets() {
        try (ReadingRig rig = new ReadingRig("crm-" + System.nanoTime(), database, limits, Clock.systemUTC())) {
            String content =
                    "{\"record\":{\"echo\":\"fake-token-0 fake-secret-of-" + rig.source.name() + "\"},\"lookups\":{}}";
            Instant readAt = Instant.parse("2026-11-24T12:00:00.123456789Z");
            ReadNote note = new ReadNote(Entity.DEAL, "deals", "7/8", "", Cause.THIN, false);

            assertThat(keep.keep(rig.source, note, content.getBytes(StandardCharsets.UTF_8), readAt))
                    .isTrue();

            try (TopicReader inbox = new TopicReader(servers, "crm.inbox")) {
                var kept = inbox.await(found -> found.key().startsWith(rig.source.name() + ":"));
                Contracts.assertKept("crm-inbox", kept.value());
                assertThat(kept.key())
                        .isEqualTo(rig.source.name() + ":"
                                + kept.value().path("sha256").asText());
                assertThat(kept.value().path("path").asText()).isEqualTo("/read/deals/7%2F8");
                assertThat(kept.value().path("receivedAt").asText()).isEqualTo("2026-11-24T12:00:00.123456Z");
                assertThat(kept.value().path("proof").path("outcome").asText()).isEqualTo("read");
                assertThat(kept.value().path("read").path("cause").asText()).isEqualTo("thin");
                assertThat(kept.value().toString()).doesNotContain("fake-");
            }
        }
    }

    @Test
    void operatorsSeeWhatWaitsAndNobodyElseDoes() {
        String source = "waits-" + System.nanoTime();
        requests.ask(List.of(
                new ReadRequests.ReadRequest(source, Entity.DEAL, "deals", "1", "", Cause.THIN, Optional.empty()),
                new ReadRequests.ReadRequest(source, Entity.DEAL, "deals", "2", "", Cause.TIE, Optional.empty()),
                new ReadRequests.ReadRequest(source, Entity.DEAL, "deals", "2", "", Cause.THIN, Optional.empty())));

        ops().queryParam("source", source)
                .queryParam("state", "waiting")
                .queryParam("size", 1)
                .queryParam("page", 1)
                .get("/api/ingest/reads")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.size()", equalTo(1))
                .body("items[0].id", equalTo("2"))
                .body("items[0].causes", equalTo(List.of("thin", "tie")));
        ops().queryParam("source", source)
                .queryParam("state", "parked")
                .get("/api/ingest/reads")
                .then()
                .body("total", equalTo(0));
        ops().queryParam("state", "asleep")
                .get("/api/ingest/reads")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("state"));
        as("employee").get("/api/ingest/reads").then().statusCode(403);
        given().get("/api/ingest/reads").then().statusCode(401);
    }

    @Test
    void whatCannotBeReadIsRefusedWithAReason() {
        ask("nobody", "deals", "1").statusCode(400).body("errors[0].field", equalTo("source"));
        ask("standard-test", "deals", "1").statusCode(409).body("type", containsString("source-not-readable"));
        ask("standard-test", "", "1").statusCode(400).body("errors[0].field", equalTo("kind"));
        as("employee")
                .contentType("application/json")
                .body("{\"source\":\"standard-test\",\"kind\":\"deals\",\"id\":\"1\"}")
                .post("/api/ingest/reads")
                .then()
                .statusCode(403);
        ops().post("/api/ingest/reads/nobody/resume").then().statusCode(404);
        ops().post("/api/ingest/reads/standard-test/resume")
                .then()
                .statusCode(200)
                .body("waiting", equalTo(0));
    }

    @Test
    void loginsAreListedWithoutTheLogin() {
        ops().get("/api/ingest/logins").then().statusCode(200).body(not(containsString("fake-")));
        as("auditor").get("/api/ingest/logins").then().statusCode(403);
    }

    @Test
    void noMeasurementNamesAnAddress() {
        try (ReadingRig rig = new ReadingRig("crm-" + System.nanoTime(), database, limits, Clock.systemUTC())) {
            rig.reader.read(rig.source, "deals", "7");
            assertThat(rig.crm.calls()).isNotEmpty();
        }

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(not(containsString("/api/deals")), not(containsString("http_client_requests")));
    }

    private static ValidatableResponse ask(String source, String kind, String id) {
        return ops().contentType("application/json")
                .body(Map.of("source", source, "kind", kind, "id", id))
                .post("/api/ingest/reads")
                .then();
    }

    private static RequestSpecification ops() {
        return as("ops");
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.token("merit-ingest", null, role));
    }
}
