package app.merit.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import app.merit.embedded.MeritKafka;
import app.merit.embedded.MeritTokens;
import app.merit.embedded.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeritKafka.class)
@QuarkusTestResource(MeritTokens.class)
@QuarkusTestResource(IngestSources.class)
class WebhookEdgeTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String AMO = "/webhooks/amocrm-test";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void aProvenRequestIsInTheInboxWithItsSecretsBlankedWhenItIsAnswered() {
        String id = id();
        String form = lead("update", id, "142", "125000") + "&note=fake-amo%2fsecret+1&again=fake-amo-secret-0";

        form(form)
                .header("Authorization", "Bearer fake-token")
                .post(AMO + "/fake-amo%2Fsecret%201?key=other")
                .then()
                .statusCode(200);

        try (TopicReader inbox = new TopicReader(servers, "crm.inbox")) {
            var kept = inbox.await(found -> found.value().path("body").asText().contains(id));
            Contracts.assertKept("crm-inbox", kept.value());
            assertThat(kept.key())
                    .isEqualTo("amocrm-test:" + kept.value().path("sha256").asText());
            assertThat(kept.header("ce_type")).isEqualTo("merit.crm.inbox.v1");
            assertThat(kept.value().path("path").asText()).isEqualTo("/webhooks/amocrm-test/***");
            assertThat(kept.value().path("query").asText()).isEqualTo("key=***");
            assertThat(kept.value().path("body").asText()).endsWith("&note=***&again=***");
            assertThat(kept.value().path("proof").path("keyId").asText()).isEqualTo("k1");
            assertThat(kept.value().toString()).doesNotContain("fake-amo", "fake-token");
            assertThat(kept.value().path("bodyBytes").asInt()).isEqualTo(form.length());
        }
    }

    @Test
    void aLeadBecomesACanonicalChange() {
        String id = id();

        form(lead("status", id, "142", "125000") + "&leads[status][0][old_status_id]=41")
                .queryParam("key", IngestSources.AMO_OLD_SECRET)
                .post(AMO)
                .then()
                .statusCode(200);

        try (TopicReader deals = new TopicReader(servers, "crm.deals")) {
            var change = deals.await(found -> found.key().equals("amocrm-test:" + id));
            Contracts.assertKept("crm-change", change.value());
            assertThat(change.header("ce_type")).isEqualTo("merit.crm.change.v1");
            var fields = change.value().path("fields");
            assertThat(fields.path("owner").asText()).isEqualTo("3001");
            assertThat(fields.path("status").asText()).isEqualTo("won");
            assertThat(fields.path("amount").asText()).isEqualTo("125000");
            assertThat(fields.path("currency").asText()).isEqualTo("EUR");
            assertThat(change.value().path("previous").path("stage").asText()).isEqualTo("41");
            assertThat(change.value().path("signed").asBoolean()).isFalse();
        }
    }

    @Test
    void aPipedriveCallBecomesAnActivity() {
        long id = System.nanoTime();
        String body = """
                {"meta":{"action":"create","entity":"activity","entity_id":"%1$d","id":"%2$s","company_id":"7",
                "timestamp":"2026-11-20T10:00:00.250Z","version":"2.0","attempt":1},
                "data":{"id":%1$d,"type":"call","done":true,"duration":"00:01","owner_id":9001,"deal_id":null},
                "previous":null}""".formatted(id, UUID.randomUUID());

        given().auth()
                .preemptive()
                .basic("hook", "fake-basic-password")
                .contentType("application/json")
                .body(body)
                .post("/webhooks/pipedrive-test")
                .then()
                .statusCode(200);

        try (TopicReader activities = new TopicReader(servers, "crm.activities")) {
            var change = activities.await(found -> found.key().equals("pipedrive-test:" + id));
            Contracts.assertKept("crm-change", change.value());
            assertThat(change.value().path("occurredAt").asText()).isEqualTo("2026-11-20T10:00:00.250Z");
            assertThat(change.value().path("fields").path("durationSeconds").asText())
                    .isEqualTo("60");
            assertThat(change.value().path("fields").path("dealId").isNull()).isTrue();
        }
    }

    @Test
    void aSignedBatchOfEventsIsTakenApartAndABadOneStopsNoOther() {
        String id = id();
        String body = """
                [{"specversion":"1.0","id":"1","source":"/erp","type":"merit.deal.v1",
                  "data":{"id":"%1$s","fields":{"owner":"anna","amount":"10.50","currency":"EUR"}}},
                 {"specversion":"1.0","id":"2","source":"/erp","type":"merit.deal.v1",
                  "data":{"id":"%1$s-bad","fields":{"amonut":"10.50"}}},
                 {"specversion":"1.0","id":"3","source":"/erp","type":"com.example.other"}]""".formatted(id);

        signed(body, Instant.now().getEpochSecond())
                .contentType("application/cloudevents-batch+json")
                .body(body)
                .post("/webhooks/standard-test")
                .then()
                .statusCode(204);

        try (TopicReader deals = new TopicReader(servers, "crm.deals");
                TopicReader letters = new TopicReader(servers, "crm.dead-letters")) {
            var change = deals.await(found -> found.key().equals("standard-test:" + id));
            assertThat(change.value().path("signed").asBoolean()).isTrue();
            var letter = letters.await(
                    found -> found.value().path("message").path("body").asText().contains(id));
            Contracts.assertKept("crm-dead-letter", letter.value());
            assertThat(letter.value().path("reason").asText()).isEqualTo("invalid-data");
            assertThat(letter.value().path("detail").asText()).isEqualTo("data.fields.amonut is not known");
            assertThat(letter.value().path("item").asInt()).isEqualTo(1);
        }
        given().get("/q/metrics").then().body(containsString("com.example.other"));
    }

    @Test
    void aFailedProofIsRefusedLikeAnUnknownSourceAndLeavesACountButNoBytes() {
        String marker = "refused" + id();
        String wrong = form("x=" + marker)
                .post(AMO + "/wrong-secret")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .extract()
                .asString();
        String unknown = form("x=" + marker)
                .post("/webhooks/no-such-source/wrong-secret")
                .then()
                .statusCode(401)
                .extract()
                .asString();
        String missing =
                form("x=" + marker).post(AMO).then().statusCode(401).extract().asString();

        assertThat(unknown).isEqualTo(wrong).isEqualTo(missing);
        try (TopicReader ops = new TopicReader(servers, "ops.events");
                TopicReader inbox = new TopicReader(servers, "crm.inbox")) {
            var event = ops.await(found -> found.header("ce_type").equals("merit.ops.signature-failures.v1")
                    && found.value().path("source").asText().equals("amocrm-test"));
            Contracts.assertKept("ops-signature-failures", event.value());
            assertThat(inbox.poll()).noneMatch(found -> found.value().toString().contains(marker));
        }
        given().get("/q/metrics")
                .then()
                .body(containsString("merit_ingest_refused_total"))
                .body(containsString("proof-unknown-source"));
    }

    @Test
    void anotherAccountIsRefusedThoughTheSecretIsRight() {
        form(lead("update", id(), "41", "1").replace("=555", "=556"))
                .queryParam("key", IngestSources.AMO_OLD_SECRET)
                .post(AMO)
                .then()
                .statusCode(401);
    }

    @Test
    void aWrongPasswordIsRefused() {
        given().auth()
                .preemptive()
                .basic("hook", "fake-basic-passwore")
                .contentType("application/json")
                .body("{}")
                .post("/webhooks/pipedrive-test")
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .body("{}")
                .post("/webhooks/pipedrive-test")
                .then()
                .statusCode(401);
    }

    @Test
    void aStaleOrBrokenSignatureIsRefused() {
        String body = "{}";
        long now = Instant.now().getEpochSecond();
        signed(body, now - 400)
                .contentType("application/json")
                .body(body)
                .post("/webhooks/standard-test")
                .then()
                .statusCode(401);
        signed(body, now + 400)
                .contentType("application/json")
                .body(body)
                .post("/webhooks/standard-test")
                .then()
                .statusCode(401);
        signed(body, now)
                .contentType("application/json")
                .body("{ }")
                .post("/webhooks/standard-test")
                .then()
                .statusCode(401);
    }

    @Test
    void aBodyOverTheSourcesBoundIsRefusedAndOneAtTheBoundIsNot() {
        String padded = "{\"meta\":{\"action\":\"x\",\"entity\":\"y\"},\"pad\":\"" + "p".repeat(20000);
        String atBound = padded.substring(0, 20000 - 2) + "\"}";
        var pipedrive =
                given().auth().preemptive().basic("hook", "fake-basic-password").contentType("application/json");

        pipedrive.body(atBound).post("/webhooks/pipedrive-test").then().statusCode(200);
        given().contentType("application/json")
                .body(padded)
                .post("/webhooks/pipedrive-test")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", containsString("too-large"));
    }

    @Test
    void anotherMediaTypeOrACompressedBodyIsRefusedOnlyOnceProven() {
        given().contentType("text/plain")
                .body("leads")
                .queryParam("key", IngestSources.AMO_OLD_SECRET)
                .post(AMO)
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        form("a=b")
                .header("Content-Encoding", "gzip")
                .queryParam("key", IngestSources.AMO_OLD_SECRET)
                .post(AMO)
                .then()
                .statusCode(415);
        given().contentType("text/plain").body("leads").post(AMO).then().statusCode(401);
    }

    @Test
    void onlyPostAndTheHandshakeAreAllowed() {
        given().get(AMO)
                .then()
                .statusCode(405)
                .header("Allow", containsString("POST"))
                .contentType("application/problem+json");
        given().put(AMO + "/secret").then().statusCode(405);
        given().header("WebHook-Request-Origin", "eventemitter.example.com")
                .header("WebHook-Request-Rate", "120")
                .options("/webhooks/standard-test")
                .then()
                .statusCode(200)
                .header("WebHook-Allowed-Origin", "eventemitter.example.com")
                .header("WebHook-Allowed-Rate", "120");
        given().options("/webhooks/standard-test").then().header("WebHook-Allowed-Origin", equalTo(null));
        given().post("/webhooks/a/b/c").then().statusCode(404);
    }

    @Test
    void operatorsSeeTheSourcesAndNobodyElseDoes() {
        String path = "/api/ingest/sources";
        given().auth()
                .oauth2(TestTokens.token("merit-ingest", null, "ops"))
                .get(path)
                .then()
                .statusCode(200)
                .body("items.source", hasItems("amocrm-test", "pipedrive-test", "standard-test"))
                .body("items.find { it.source == 'amocrm-test' }.currency", equalTo("EUR"))
                .body(not(containsString("fake-")));
        given().auth()
                .oauth2(TestTokens.token("merit-ingest", null, "employee"))
                .get(path)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TestTokens.token("merit-metrics", null, "ops"))
                .get(path)
                .then()
                .statusCode(401);
        given().get(path).then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void sourcesArePublishedWithTheirLastEvent() {
        form(lead("add", id(), "41", "5"))
                .queryParam("key", IngestSources.AMO_OLD_SECRET)
                .post(AMO)
                .then()
                .statusCode(200);

        try (TopicReader sources = new TopicReader(servers, "crm.sources")) {
            var found = sources.await(
                    f -> f.key().equals("amocrm-test") && f.value().has("lastEventAt"));
            Contracts.assertKept("crm-source", found.value());
            assertThat(sources.poll()).allSatisfy(f -> Contracts.assertKept("crm-source", f.value()));
            assertThat(found.value().path("names").path("ru").asText()).isEqualTo("Продажи");
        }
    }

    private static RequestSpecification form(String body) {
        return given().urlEncodingEnabled(false).contentType(FORM).body(body);
    }

    private static RequestSpecification signed(String body, long at) {
        String id = UUID.randomUUID().toString();
        return given().header("webhook-id", id)
                .header("webhook-timestamp", at)
                .header("webhook-signature", "v2,xyz " + Signing.standard(IngestSources.SIGNING, id, at, body));
    }

    private static String lead(String action, String id, String stage, String price) {
        String lead = "leads[" + action + "][0]";
        return lead + "[id]=" + id + "&" + lead + "[status_id]=" + stage + "&" + lead + "[pipeline_id]=77&" + lead
                + "[price]=" + price + "&" + lead + "[responsible_user_id]=3001&" + lead + "[updated_at]=1794735000&"
                + lead
                + "[created_at]=1794700000&account[id]=555&account[subdomain]=example";
    }

    private static String id() {
        return Long.toString(System.nanoTime());
    }
}
