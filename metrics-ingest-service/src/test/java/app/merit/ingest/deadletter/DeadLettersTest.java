package app.merit.ingest.deadletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import app.merit.embedded.TestTokens;
import app.merit.ingest.Contracts;
import app.merit.ingest.IngestSources;
import app.merit.ingest.Signing;
import app.merit.ingest.TopicReader;
import app.merit.ingest.domain.DeadLetter;
import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.messaging.Events;
import app.merit.ingest.messaging.KafkaClients;
import app.merit.ingest.messaging.Wire;
import app.merit.ingest.store.IngestDatabase;
import app.merit.metrics.support.OnRealEngines;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnRealEngines
class DeadLettersTest {
    private static final String PATH = "/api/ingest/dead-letters";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    KafkaClients clients;

    @Inject
    IngestDatabase database;

    @Test
    void aLetterIsListedForThoseWhoRunItAndShownWithoutWhatIsPersonal() {
        String letter = fail(unique());

        as("ada", "auditor").get(PATH).then().statusCode(200).body("items.id", hasItem(letter));
        as("ada", "auditor").get(PATH + "/" + letter).then().statusCode(403);
        as("anna", "employee").get(PATH).then().statusCode(403);
        as("otto", "ops").get(PATH + "?status=never").then().statusCode(400).body("errors[0].field", equalTo("status"));
        as("otto", "ops").get(PATH + "?since=yesterday").then().statusCode(400);
        as("otto", "ops").get(PATH + "?source=other").then().body("total", equalTo(0));
        as("otto", "ops")
                .get(PATH + "/" + letter)
                .then()
                .statusCode(200)
                .body("reason", equalTo("invalid-data"))
                .body("status", equalTo("open"))
                .body("message.masked", equalTo(true))
                .body("message.body.data.fields.amonut", equalTo("10.50"))
                .body("message.body.data.fields.custom.note.value", equalTo("*** (12)"))
                .body("wouldGive.changes", equalTo(0))
                .body("wouldGive.unreadable[0].reason", equalTo("invalid-data"))
                .body(not(containsString("Anna Petrova")));
        as("otto", "ops").get(PATH + "/9-9-9").then().statusCode(404);
    }

    @Test
    void valuesAreShownForAReasonThatIsKept() {
        String letter = fail(unique());

        as("otto", "ops").get(PATH + "/" + letter + "?unmask=true").then().statusCode(400);
        as("otto", "ops")
                .get(PATH + "/" + letter + "?unmask=true&reason=customer asks")
                .then()
                .statusCode(200)
                .body("message.body", containsString("Anna Petrova"));

        String who = database.call(tx -> tx.query(
                        "select who || ': ' || reason from dead_letter_look where dead_letter = ?",
                        row -> row.getString(1),
                        letter)
                .toString());
        assertThat(who).isEqualTo("[otto: customer asks]");
        try (TopicReader events = new TopicReader(servers, "ops.events")) {
            var event = events.await(found -> found.value()
                            .path("event")
                            .asText()
                            .equals("dead-letter-unmasked")
                    && found.value().path("values").path("deadLetter").asText().equals(letter));
            Contracts.assertKept("ops-event", event.value());
        }
    }

    @Test
    void aReplayThatFailsAgainIsTheSameLetterAndAnAlteredOneNeedsASecondPerson() {
        String deal = unique();
        String letter = fail(deal);

        as("kim", "kpi-admin").post(PATH + "/" + letter + "/replay").then().statusCode(403);
        as("otto", "ops")
                .post(PATH + "/" + letter + "/replay")
                .then()
                .statusCode(200)
                .body("again", equalTo(false))
                .body("replayed", equalTo(java.util.List.of(letter)));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get(letter).getInt("failures")).isEqualTo(2));
        assertThat(get(letter).getString("status")).isEqualTo("open");

        String same = event(deal, "amonut");
        edit("otto", letter, same).then().statusCode(409).body("type", containsString("nothing-altered"));
        edit("otto", letter, event(deal, "amount"))
                .then()
                .statusCode(201)
                .body("number", equalTo(1))
                .body("differences.path", equalTo(java.util.List.of("/data/fields/amonut", "/data/fields/amount")))
                .body("wouldGive.changes", equalTo(1));
        assertThat(get(letter).getString("status")).isEqualTo("pending-approval");

        String approval = PATH + "/" + letter + "/edits/1/approval";
        as("otto", "ops").post(approval).then().statusCode(403);
        as("otto", "ops", "kpi-admin").post(approval).then().statusCode(409).body("type", containsString("own-edit"));
        as("kim", "kpi-admin").post(approval).then().statusCode(200);
        as("kim", "kpi-admin").post(approval).then().statusCode(409).body("type", containsString("edit-decided"));

        try (TopicReader deals = new TopicReader(servers, "crm.deals")) {
            var change = deals.await(found -> found.key().equals("standard-test:" + deal));
            Contracts.assertKept("crm-change", change.value());
            var replay = change.value().path("replay");
            assertThat(replay.path("deadLetter").asText()).isEqualTo(letter);
            assertThat(replay.path("edit").path("editor").asText()).isEqualTo("otto");
            assertThat(replay.path("edit").path("approver").asText()).isEqualTo("kim");
            assertThat(replay.path("edit").path("differences")).hasSize(2);
            assertThat(change.value().path("receivedAt").asText())
                    .isEqualTo(get(letter).getString("receivedAt"));
            assertThat(change.value().path("signed").asBoolean()).isFalse();
        }
        assertThat(get(letter).getString("status")).isEqualTo("replayed");
        as("otto", "ops")
                .post(PATH + "/" + letter + "/replay")
                .then()
                .statusCode(409)
                .body("type", containsString("replayed-altered"));
        edit("otto", letter, event(deal, "amount")).then().statusCode(409).body("type", containsString("went-through"));
    }

    @Test
    void aSecondReplaySaysThatItChangesNothing() {
        String deal = unique();
        String letter = letterThatWouldBeUnderstoodNow(deal);

        String path = PATH + "/" + letter + "/replay";
        as("otto", "ops").post(path).then().statusCode(200).body("again", equalTo(false));
        as("otto", "ops")
                .post(path)
                .then()
                .statusCode(200)
                .body("again", equalTo(true))
                .body("detail", containsString("nothing changes"));

        try (TopicReader deals = new TopicReader(servers, "crm.deals")) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> changes(deals, deal).size() == 2);
            assertThat(changes(deals, deal))
                    .extracting(c -> c.value().path("dedupeKey").asText())
                    .hasSize(2)
                    .containsOnly(changes(deals, deal)
                            .getFirst()
                            .value()
                            .path("dedupeKey")
                            .asText());
            assertThat(changes(deals, deal))
                    .allSatisfy(change -> assertThat(
                                    change.value().path("receivedAt").asText())
                            .isEqualTo("2026-11-20T10:00:00Z"));
        }
        assertThat(get(letter).getString("status")).isEqualTo("replayed");
    }

    @Test
    void manyAreReplayedByFilter() {
        String reason = "was-broken-" + unique();
        String one = letterThatWouldBeUnderstoodNow(unique(), reason);
        String two = letterThatWouldBeUnderstoodNow(unique(), reason);

        as("otto", "ops")
                .post(PATH + "/replay?reason=" + reason)
                .then()
                .statusCode(200)
                .body("requests", equalTo(2))
                .body("left", equalTo(0));

        assertThat(get(one).getString("status")).isEqualTo("replayed");
        assertThat(get(two).getString("status")).isEqualTo("replayed");
    }

    @Test
    void whoWaivesALetterAnswersForItAndTheCloseGateIsTold() {
        String letter = fail(unique());

        String path = PATH + "/" + letter + "/waive";
        json("otto", "ops").body("{\"reason\":\"\"}").post(path).then().statusCode(400);
        json("otto", "ops")
                .body("{\"reason\":\"test data of the vendor\"}")
                .post(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("waived"))
                .body("decision.by", equalTo("otto"))
                .body("decision.reason", equalTo("test data of the vendor"));
        json("otto", "ops").body("{\"reason\":\"once more\"}").post(path).then().statusCode(409);

        try (TopicReader readiness = new TopicReader(servers, "ops.readiness")) {
            var state = readiness.await(found -> found.key().equals("metrics-ingest-service:dead-letters:standard-test")
                    && !found.value().path("values").path("waived").asText().equals("0"));
            Contracts.assertKept("ops-readiness", state.value());
        }
    }

    @Test
    void pastItsRetentionAMessageIsNamedByItsDigest() {
        String letter = letterThatWouldBeUnderstoodNow(unique());
        database.run(tx -> tx.update("update dead_letter set kept_offset = 1000000000 where id = ?", letter));

        assertThat(get(letter).getString("expired")).matches("request expired on 20..-..-.., sha256 [0-9a-f]{64}");
        as("otto", "ops")
                .post(PATH + "/" + letter + "/replay")
                .then()
                .statusCode(410)
                .body("detail", startsWith("request expired on"));
    }

    /** Posts an event that cannot be understood, and waits for its letter. */
    private String fail(String deal) {
        String body = event(deal, "amonut");
        long at = Instant.now().getEpochSecond();
        String id = UUID.randomUUID().toString();
        given().header("webhook-id", id)
                .header("webhook-timestamp", at)
                .header("webhook-signature", Signing.standard(IngestSources.SIGNING, id, at, body))
                .contentType("application/cloudevents+json")
                .body(body)
                .post("/webhooks/standard-test")
                .then()
                .statusCode(204);
        try (TopicReader letters = new TopicReader(servers, "crm.dead-letters")) {
            var letter = letters.await(
                    found -> found.value().path("message").path("body").asText().contains(deal));
            Contracts.assertKept("crm-dead-letter", letter.value());
            String found = letter.value().path("id").asText();
            awaitLetter(found);
            return found;
        }
    }

    private static String event(String deal, String field) {
        return """
                {"specversion":"1.0","id":"%1$s","source":"/erp","type":"merit.deal.v1","time":"2026-11-20T10:00:00Z",
                 "data":{"id":"%1$s","fields":{"owner":"anna","%2$s":"10.50","currency":"EUR","custom":{"note":{"type":"text","value":"Anna Petrova"}}}}}""".formatted(deal, field);
    }

    private String letterThatWouldBeUnderstoodNow(String deal) {
        return letterThatWouldBeUnderstoodNow(deal, "adapter-failed");
    }

    /** As if an adapter had been mended since. */
    private String letterThatWouldBeUnderstoodNow(String deal, String reason) {
        InboxMessage message = new InboxMessage(
                "standard-test",
                "standard",
                Instant.parse("2026-11-20T10:00:00Z"),
                "POST",
                "/webhooks/standard-test",
                "",
                Map.of("content-type", "application/cloudevents+json"),
                event(deal, "amount"),
                "utf-8",
                "a".repeat(64),
                200,
                new InboxMessage.ProofNote("proven", "standard-webhooks", "s1", true),
                java.util.Optional.empty(),
                java.util.Optional.empty());
        long offset = System.nanoTime();
        DeadLetter letter = new DeadLetter(
                "standard-test",
                reason,
                "The adapter failed.",
                0,
                new InboxPosition(0, offset, message.sha256()),
                message.receivedAt());
        String id = "0-" + offset + "-0";
        try (var producer = clients.patientProducer()) {
            producer.send(Events.record(
                    "crm.dead-letters",
                    "standard-test",
                    Events.DEAD_LETTER,
                    id,
                    Instant.now(),
                    Wire.deadLetter(id, letter, Instant.now(), Wire.inbox(message))));
            producer.flush();
        }
        awaitLetter(id);
        return id;
    }

    private static void awaitLetter(String id) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as("otto", "ops").get(PATH + "/" + id).statusCode() == 200);
    }

    private static java.util.List<TopicReader.Found> changes(TopicReader deals, String deal) {
        return deals.poll().stream()
                .filter(found -> found.key().equals("standard-test:" + deal))
                .toList();
    }

    private static JsonPath get(String letter) {
        return as("otto", "ops").get(PATH + "/" + letter).jsonPath();
    }

    private static io.restassured.response.Response edit(String who, String letter, String body) {
        return json(who, "ops").body(Map.of("body", body)).post(PATH + "/" + letter + "/edits");
    }

    private static RequestSpecification json(String who, String... roles) {
        return as(who, roles).contentType("application/json");
    }

    private static RequestSpecification as(String who, String... roles) {
        return given().auth().oauth2(TestTokens.token("merit-ingest", who, roles));
    }

    private static String unique() {
        return "deal-" + System.nanoTime();
    }
}
