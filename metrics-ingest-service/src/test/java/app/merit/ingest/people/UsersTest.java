package app.merit.ingest.people;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import app.merit.embedded.TestTokens;
import app.merit.ingest.domain.UserPage.CrmUser;
import app.merit.ingest.reconcile.FakeCrm;
import app.merit.ingest.reconcile.FakeTopics;
import app.merit.ingest.reconcile.WithFakeCrm;
import app.merit.metrics.support.KafkaTestClient;
import app.merit.metrics.support.OnRealEngines;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnRealEngines
@TestProfile(WithFakeCrm.class)
class UsersTest {
    @Inject
    FakeCrm crm;

    @Inject
    FakeTopics topics;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void peopleAreShownWithWhatTheyDidAndWhoTheyAre() {
        Instant at = Instant.parse("2026-11-20T10:00:00Z");
        crm.people("fake-people", user("1", "Ann"), user("2", "Bob"), user("3", "Cy"));
        topics.heard("fake-people", "x-1", at, "2", "won", "1", at);
        topics.heard("fake-people", "x-2", at, "77", "open", "1", null);
        read("kpi-admin").then().statusCode(200).body("users", equalTo(3));
        try (KafkaTestClient kafka = new KafkaTestClient(servers)) {
            kafka.createTopics(4);
            kafka.send("definition.organisation", "employee:ann.lee", """
                    {"kind":"employee","code":"ann.lee","employedFrom":"2026-01-01","assignments":[],"revision":1,
                     "crmIdentities":[{"source":"fake-people","crmUser":"1","from":"2026-01-01"}]}""");
            kafka.flush();
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> users("?source=fake-people")
                        .then()
                        .body("items.find { it.id == '1' }.employee", equalTo("ann.lee")));
        users("?source=fake-people&unmapped=true")
                .then()
                .statusCode(200)
                .body("items.id", contains("2", "77", "3"))
                .body("items[0].name", equalTo("Bob"))
                .body("items[0].deals", equalTo(1))
                .body("items[0].newestAt", equalTo("2026-11-20T10:00:00Z"))
                .body("items[1].listed", equalTo(false))
                .body("items[1].name", nullValue());
        given().auth()
                .oauth2(token("kpi-admin"))
                .queryParam("source", "fake-people")
                .get("/api/ingest/users.csv")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .body(containsString("fake-people,2,,,Bob\r\n"), not(containsString("Ann")));

        // Somebody who left the CRM is still shown, as not listed.
        crm.people("fake-people", user("1", "Ann"), user("3", "Cy"));
        read("kpi-admin").then().statusCode(200).body("users", equalTo(2));
        users("?source=fake-people")
                .then()
                .body("items.find { it.id == '2' }.listed", equalTo(false))
                .body("items.find { it.id == '2' }.active", equalTo(false))
                .body("items.id", hasItem("3"));
    }

    @Test
    void namesAreForWhoMapsThem() {
        read("ops").then().statusCode(403);
        given().auth().oauth2(token("auditor")).get("/api/ingest/users").then().statusCode(403);
        given().auth()
                .oauth2(token("kpi-admin"))
                .contentType("application/json")
                .body("{\"source\":\"standard-test\"}")
                .post("/api/ingest/users/readings")
                .then()
                .statusCode(409);
    }

    private static Response users(String query) {
        return given().auth().oauth2(token("kpi-admin")).get("/api/ingest/users" + query);
    }

    private static Response read(String role) {
        return given().auth()
                .oauth2(token(role))
                .contentType("application/json")
                .body("{\"source\":\"fake-people\"}")
                .post("/api/ingest/users/readings");
    }

    private static CrmUser user(String id, String name) {
        return new CrmUser(id, name, Optional.empty(), true);
    }

    private static String token(String role) {
        return TestTokens.token("merit-ingest", null, role);
    }
}
