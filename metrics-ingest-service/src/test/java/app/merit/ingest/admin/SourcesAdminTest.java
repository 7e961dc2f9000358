package app.merit.ingest.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import app.merit.embedded.TestTokens;
import app.merit.ingest.Contracts;
import app.merit.ingest.TopicReader;
import app.merit.ingest.store.IngestDatabase;
import app.merit.metrics.support.OnRealEngines;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnRealEngines
class SourcesAdminTest {
    private static final String PATH = "/api/ingest/sources/";
    private static final Map<String, Object> AMO = Map.of("type", "amocrm", "currency", "EUR");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject
    IngestDatabase database;

    @Test
    void aSourceIsAddedWithoutARestartAndItsSecretIsShownOnce() {
        String name = name();
        JsonPath added = put(name, AMO).statusCode(201).extract().jsonPath();
        String secret = added.getString("added.value");
        assertThat(secret).hasSize(32);
        assertThat(added.getString("address")).isEqualTo("/webhooks/" + name + "/" + secret);

        assertThat(post(name, secret, "leads[add][0][id]=1")).isEqualTo(200);
        assertThat(post(name, "wrong-secret", "leads[add][0][id]=1")).isEqualTo(401);

        as("kpi-admin")
                .get(PATH + name)
                .then()
                .statusCode(200)
                .body("address", equalTo("/webhooks/" + name + "/***"))
                .body("configured", equalTo(false))
                .body("secrets.origin", equalTo(List.of("api")))
                .body("secrets[0].addedBy", equalTo("otto"))
                .body("changedBy", equalTo("otto"))
                .body("added", nullValue())
                .body(not(containsString(secret)));
        as("ops")
                .get(PATH + "?size=200")
                .then()
                .body("items.source", hasItem(name))
                .body(not(containsString(secret)));
        byte[] kept = database.call(tx ->
                        tx.query("select secret from source_secret where source = ?", row -> row.getBytes(1), name))
                .getFirst();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
        assertTold("source-created", name, secret);
    }

    @Test
    void onlyOperatorsChangeSources() {
        json("kpi-admin").body(AMO).put(PATH + name()).then().statusCode(403);
        json("employee").body(AMO).put(PATH + name()).then().statusCode(403);
        as("kpi-admin").delete(PATH + "rotating-test/secrets/c1").then().statusCode(403);
        as("auditor").get(PATH + "rotating-test").then().statusCode(403);
    }

    @Test
    void allThatIsWrongIsNamed() {
        json("ops")
                .body(Map.of("type", "amocrm", "maxBodyBytes", 12, "secret", Map.of("keyId", "a b", "value", "short")))
                .put(PATH + "Bad%20Name")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", containsInAnyOrder("name", "maxBodyBytes", "currency", "secret", "keyId"))
                .body(not(containsString("short\"")));
        json("ops")
                .body(Map.of("type", "typo"))
                .put(PATH + name())
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("type"));
        json("ops")
                .body(Map.of("type", "amocrm", "currency", "EUR", "maxBodyBytes", 16_000_000))
                .put(PATH + name())
                .then()
                .statusCode(422)
                .body("errors[0].rule", containsString("the topics were made for no more"));
        json("ops")
                .body("{\"type\":\"amocrm\",\"colour\":1}")
                .put(PATH + name())
                .then()
                .statusCode(400);
        as("ops").get(PATH + "nobody").then().statusCode(404);
    }

    @Test
    void theTypeOfASourceStaysAndItsLoginGoesToNoOtherAddress() {
        String name = name();
        Map<String, Object> api =
                Map.of("baseUrl", "https://a.example", "credentials", Map.of("token", "fake-token-1"));
        put(name, Map.of("type", "amocrm", "currency", "EUR", "api", api)).statusCode(201);

        put(name, Map.of("type", "pipedrive")).statusCode(422).body("errors.field", hasItem("type"));
        put(name, Map.of("type", "amocrm", "currency", "EUR", "api", Map.of("baseUrl", "https://b.example")))
                .statusCode(422)
                .body("errors.field", equalTo(List.of("api.credentials")));
        put(name, Map.of("type", "amocrm", "currency", "USD", "api", Map.of("baseUrl", "https://a.example")))
                .statusCode(200)
                .body("currency", equalTo("USD"))
                .body("api.credentials", equalTo(List.of("token")))
                .body(not(containsString("fake-token-1")));
    }

    @Test
    void aSecretIsRotatedWhileTheOldOneStillWorks() {
        String name = name();
        JsonPath first = put(name, AMO).extract().jsonPath();
        String old = first.getString("added.value");
        String oldKey = first.getString("added.keyId");

        as("ops")
                .delete(PATH + name + "/secrets/" + oldKey)
                .then()
                .statusCode(409)
                .body("type", endsWith("last-secret"));
        JsonPath second = json("ops")
                .body(Map.of("keyId", "second", "value", "fake-second-secret"))
                .post(PATH + name + "/secrets")
                .then()
                .statusCode(201)
                .body("address", endsWith("/fake-second-secret"))
                .extract()
                .jsonPath();
        assertThat(second.getList("secrets")).hasSize(2);
        json("ops")
                .body(Map.of("keyId", "second", "value", "fake-third-secret"))
                .post(PATH + name + "/secrets")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("keyId"));

        Instant tomorrow = Instant.now().plusSeconds(86_400);
        as("ops")
                .delete(PATH + name + "/secrets/" + oldKey + "?at=" + tomorrow)
                .then()
                .statusCode(200);
        assertThat(post(name, old, "x=1")).isEqualTo(200);
        as("ops").delete(PATH + name + "/secrets/second").then().statusCode(409);
        as("ops").delete(PATH + name + "/secrets/" + oldKey).then().statusCode(200);
        assertThat(post(name, old, "x=1")).isEqualTo(401);
        assertThat(post(name, "fake-second-secret", "late=" + old)).isEqualTo(200);
        try (TopicReader inbox = new TopicReader(servers, "crm.inbox")) {
            var kept = inbox.await(found -> found.key().startsWith(name + ":")
                    && found.value().path("body").asText().startsWith("late="));
            assertThat(kept.value().path("body").asText()).isEqualTo("late=***");
        }
        assertTold("secret-retired", name, old);
    }

    @Test
    void ofAConfiguredSourceOnlyTheSecretsAreChanged() {
        json("ops")
                .body(AMO)
                .put(PATH + "rotating-test")
                .then()
                .statusCode(409)
                .body("type", endsWith("configured-source"));
        as("ops").delete(PATH + "rotating-test").then().statusCode(409);
        assertThat(post("rotating-test", "fake-configured-secret-1", "x=1")).isEqualTo(200);
        String added = json("ops")
                .post(PATH + "rotating-test/secrets")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("added.value");
        as("ops")
                .delete(PATH + "rotating-test/secrets/c1")
                .then()
                .statusCode(200)
                .body("secrets.find { it.keyId == 'c1' }.active", equalTo(false))
                .body("secrets.find { it.keyId == 'c1' }.origin", equalTo("configuration"));
        assertThat(post("rotating-test", "fake-configured-secret-1", "x=1")).isEqualTo(401);
        assertThat(post("rotating-test", added, "x=1")).isEqualTo(200);
    }

    @Test
    void aSourceIsSwitchedOffAndOnAgain() {
        String name = name();
        String secret = put(name, AMO).extract().jsonPath().getString("added.value");

        as("ops").delete(PATH + name).then().statusCode(200).body("enabled", equalTo(false));
        assertThat(post(name, secret, "x=1")).isEqualTo(401);
        as("ops").delete(PATH + name).then().statusCode(404);
        put(name, AMO).statusCode(200).body("enabled", equalTo(true));
        assertThat(post(name, secret, "x=1")).isEqualTo(200);
    }

    @Test
    void aSecretThatOnlyTheVendorIssuesIsNotMade() {
        String made = put(name(), Map.of("type", "standard"))
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("added.value");
        assertThat(made).startsWith("whsec_");
        put(name(), Map.of("type", "pipedrive")).statusCode(201).body("address", not(containsString("merit:")));
    }

    private void assertTold(String event, String source, String secret) {
        try (TopicReader events = new TopicReader(servers, "ops.events")) {
            var told =
                    events.await(found -> found.value().path("event").asText().equals(event)
                            && found.value().path("source").asText().equals(source));
            Contracts.assertKept("ops-event", told.value());
            assertThat(told.value().path("values").path("who").asText()).isEqualTo("otto");
            assertThat(events.poll())
                    .noneMatch(found -> found.value().toString().contains(secret));
        }
    }

    private static ValidatableResponse put(String name, Map<String, Object> body) {
        return json("ops").body(body).put(PATH + name).then();
    }

    private static int post(String source, String secret, String body) {
        return given().urlEncodingEnabled(false)
                .contentType("application/x-www-form-urlencoded")
                .body(body)
                .post("/webhooks/" + source + "/" + secret)
                .statusCode();
    }

    private static RequestSpecification json(String role) {
        return as(role).contentType("application/json");
    }

    private static RequestSpecification as(String role) {
        return given().urlEncodingEnabled(false).auth().oauth2(TestTokens.token("merit-ingest", "otto", role));
    }

    private static String name() {
        return "added-" + System.nanoTime();
    }
}
