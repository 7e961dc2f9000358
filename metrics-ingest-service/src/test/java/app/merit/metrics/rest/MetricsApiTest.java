package app.merit.metrics.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import app.merit.metrics.support.Crm;
import app.merit.metrics.support.MetricsTest;
import app.merit.metrics.support.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MetricsApiTest extends MetricsTest {
    private static final String APRIL = "2026-04";

    @TestHTTPResource("/")
    URI base;

    @BeforeEach
    void deals() {
        kafka.send(Crm.deal("api-anna")
                .won("3001", "100")
                .with("url", "https://crm.example/1")
                .at("2026-04-10T12:00:00Z")
                .build());
        kafka.send(Crm.deal("api-boris")
                .won("3002", "50.25")
                .at("2026-04-10T12:00:00Z")
                .build());
        kafka.send(Crm.deal("api-open")
                .with("owner", "3001")
                .with("status", "open")
                .with("amount", "7")
                .at("2026-04-10T12:00:00Z")
                .build());
        kafka.flush();
        eventually(
                () -> assertThat(number("revenue", "department:north", APRIL)).isEqualTo("150.250000"));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    private static ValidatableResponse values(String token, String subject) {
        return get(token, "revenue", subject, APRIL).then();
    }

    @Test
    void aPersonReadsTheirOwnValue() {
        values(Tokens.of("anna.petrova"), "employee:anna.petrova")
                .statusCode(200)
                .body("kpi", equalTo("revenue"))
                .body("value", equalTo("100.000000"))
                .body("currency", equalTo("EUR"))
                .body("numerator", equalTo("100.00"))
                .body("denominator", equalTo("1"))
                .body("newestChangeAt", equalTo("2026-04-10T12:00:00Z"))
                .body("marks", hasSize(0));
    }

    @ParameterizedTest(name = "{0} does not see {1}")
    @CsvSource({
        "boris.ivanov, employee:anna.petrova",
        "olga.smirnova, employee:anna.petrova",
        "olga.smirnova, department:north",
        "anna.petrova, employee:nobody.known",
        "anna.petrova, department:nowhere",
        "anna.petrova, department:south",
        // two people contribute, three are needed
        "anna.petrova, department:north",
        "anna.petrova, unassigned",
        "stranger, employee:anna.petrova",
        "stranger, company"
    })
    void whatIsNotTheirsAnswersLikeWhatIsNotThere(String who, String subject) {
        var hidden = values(Tokens.of(who), subject).statusCode(404).extract();
        var missing =
                values(Tokens.admin(), "employee:nobody.known").statusCode(404).extract();
        assertThat(hidden.asString()).isEqualTo(missing.asString());
        assertThat(hidden.contentType()).startsWith("application/problem+json");
    }

    /** Whoever adds nothing hides nobody: with them in the group the rest would be seen as two. */
    @Test
    void aPersonWhoAddsNothingDoesNotCountForTheMinimumGroup() {
        var october = "2026-10";
        kafka.send(
                Crm.deal("group-1").won("3001", "10").at("2026-10-12T12:00:00Z").build());
        kafka.send(
                Crm.deal("group-2").won("3002", "20").at("2026-10-12T12:00:00Z").build());
        kafka.send(
                Crm.deal("group-3").won("3003", "0").at("2026-10-12T12:00:00Z").build());
        kafka.flush();
        eventually(() ->
                assertThat(number("deals-won", "department:north", october)).isEqualTo("3.0000"));
        get(Tokens.of("anna.petrova"), "deals-won", "department:north", october)
                .then()
                .statusCode(200);
        get(Tokens.of("anna.petrova"), "revenue", "department:north", october)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest(name = "{0} sees {1}")
    @CsvSource({
        "ivan.orlov, employee:anna.petrova, 100.000000",
        "ivan.orlov, department:north, 150.250000",
        "maria.sokolova, employee:anna.petrova, 100.000000",
        "maria.sokolova, department:north, 150.250000",
        "maria.sokolova, company, 150.250000",
        "maria.sokolova, unassigned, 0.000000"
    })
    void headsSeeWhatIsBelowThem(String who, String subject, String value) {
        values(Tokens.of(who), subject).statusCode(200).body("value", equalTo(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kpi-admin", "comp-admin", "payroll", "auditor"})
    void someRolesSeeEverybody(String role) {
        values(Tokens.with(null, role), "employee:anna.petrova").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops", "employee"})
    void otherRolesWithoutAnEmployeeSeeNothing(String role) {
        values(Tokens.with(null, role), "employee:anna.petrova").statusCode(404);
    }

    @Test
    void aMissingOldOrForeignTokenIsRefused() {
        given().get("/api/metrics/values").then().statusCode(401).contentType("application/problem+json");
        values(Tokens.until(Instant.now().minusSeconds(300), "anna.petrova"), "employee:anna.petrova")
                .statusCode(401);
        values(Tokens.forAnotherService("anna.petrova"), "employee:anna.petrova")
                .statusCode(401);
        values("not.a.token", "employee:anna.petrova").statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/metrics/freshness",
                "/api/metrics;x=1/freshness",
                "/api;x/metrics/freshness",
                "//api/metrics/freshness",
                "/api//metrics/freshness",
                "/api/%6Detrics/freshness",
                "/api/metrics/freshness/"
            })
    void aTokenForTheIngestApiOpensNoPath(String path) {
        as(Tokens.forAnotherService("anna.petrova"))
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(not(200));
    }

    @Test
    void aTextThatCannotBeStoredIsLikeOneThatIsNotThere() {
        as(Tokens.admin())
                .urlEncodingEnabled(false)
                .get("/api/metrics/entities/amocrm-main/deal/a%00b/kpis")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest(name = "{0} {1} {2} is refused for {3}")
    @CsvSource({
        "revenue, employee:anna.petrova, 2026-13, period",
        "revenue, employee:anna.petrova, '', period",
        "revenue, somebody, 2026-04, subject",
        "revenue, employee:Anna, 2026-04, subject",
        "RE VENUE, company, 2026-04, kpi"
    })
    void aMalformedRequestIsToldWhichField(String kpi, String subject, String period, String field) {
        get(Tokens.admin(), kpi, subject, period)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void anUnknownKpiIsNotFound() {
        get(Tokens.admin(), "no-such-kpi", "company", APRIL).then().statusCode(404);
    }

    @Test
    void anEmptyRatioIsNullWithItsParts() {
        get(Tokens.admin(), "win-rate", "company", "2026-02")
                .then()
                .statusCode(200)
                .body("value", nullValue())
                .body("denominator", equalTo("0"));
    }

    @Test
    void theOverviewOfAHeadHasThePeople() {
        as(Tokens.of("ivan.orlov"))
                .get("/api/metrics/overview?period=2026-04&subject=department:north")
                .then()
                .statusCode(200)
                .body("items.find { it.kpi == 'revenue' }.value.value", equalTo("150.250000"))
                .body("people.employee", hasItem("anna.petrova"))
                .body(
                        "people.find { it.employee == 'anna.petrova' }.items.find { it.kpi == 'deals-won' }.value.value",
                        equalTo("1.0000"));
        as(Tokens.of("anna.petrova"))
                .get("/api/metrics/overview?period=2026-04")
                .then()
                .statusCode(200)
                .body("subject", equalTo("employee:anna.petrova"))
                .body("people", nullValue());
        as(Tokens.of("anna.petrova"))
                .get("/api/metrics/overview?period=2026-04&subject=department:south")
                .then()
                .statusCode(404);
    }

    @Test
    void theOverviewComparesWithTheTarget() {
        as(Tokens.of("anna.petrova"))
                .get("/api/metrics/overview?period=2026-11")
                .then()
                .statusCode(200)
                .body("items.find { it.kpi == 'revenue' }.target.value", equalTo("100000.00"));
    }

    @Test
    void aValueIsExplainedDownToTheChange() {
        as(Tokens.of("anna.petrova"))
                .get("/api/metrics/values/revenue/employee:anna.petrova/2026-04/explain")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("value.value", equalTo("100.000000"))
                .body("contributions[0].id", equalTo("api-anna"))
                .body("contributions[0].numerator", equalTo("100"))
                .body("contributions[0].url", equalTo("https://crm.example/1"))
                .body("contributions[0].changes", hasSize(1));
        as(Tokens.of("ivan.orlov"))
                .get("/api/metrics/values/revenue/department:north/2026-04/explain?size=1&page=1")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("contributions", hasSize(1));
        as(Tokens.of("boris.ivanov"))
                .get("/api/metrics/values/revenue/employee:anna.petrova/2026-04/explain")
                .then()
                .statusCode(404);
        as(Tokens.admin())
                .get("/api/metrics/values/revenue/company/2026-04/explain?size=1000")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("size"));
    }

    @Test
    void anEntityHasAContributionOrOneReason() {
        as(Tokens.of("anna.petrova"))
                .get("/api/metrics/entities/amocrm-main/deal/api-open/kpis")
                .then()
                .statusCode(200)
                .body("kpis.find { it.kpi == 'revenue' }.contributions", hasSize(0))
                .body("kpis.find { it.kpi == 'revenue' }.reason.code", equalTo("moment-not-reached"))
                .body("kpis.find { it.kpi == 'calls' }.reason.code", equalTo("wrong-entity"));
        as(Tokens.of("ivan.orlov"))
                .get("/api/metrics/entities/amocrm-main/deal/api-anna/kpis")
                .then()
                .statusCode(200)
                .body("kpis.find { it.kpi == 'revenue' }.contributions.numerator", contains("100"));
        for (var who : new String[] {"boris.ivanov", "olga.smirnova"}) {
            as(Tokens.of(who))
                    .get("/api/metrics/entities/amocrm-main/deal/api-anna/kpis")
                    .then()
                    .statusCode(404);
        }
        as(Tokens.admin())
                .get("/api/metrics/entities/amocrm-main/deal/no-such/kpis")
                .then()
                .statusCode(404);
    }

    @Test
    void freshnessTellsTheNewestChangeAndTheLag() {
        eventually(() -> as(Tokens.of("anna.petrova"))
                .get("/api/metrics/freshness")
                .then()
                .statusCode(200)
                .body("lagRecords", equalTo(0)));
    }

    @Test
    void theStreamShowsOnlyWhatMayBeSeenAndEndsWithTheToken() {
        var token = Tokens.until(Instant.now().plusSeconds(12), "boris.ivanov");
        var request = HttpRequest.newBuilder(base.resolve("/api/metrics/stream?period=2026-08"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        try (var client = HttpClient.newHttpClient()) {
            CompletableFuture<String> all = client.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                    .thenApply(r -> r.body().peek(this::onceConnected).collect(Collectors.joining("\n")));
            var events = all.join();
            assertThat(events).contains("event:heartbeat").contains("\"lag\":");
            assertThat(events).contains("employee:boris.ivanov").contains("\"value\":\"1.000000\"");
            assertThat(events).doesNotContain("anna.petrova");
            assertThat(events).contains("event:expired");
        }
    }

    private boolean sent;

    /** The first line of the stream is the heartbeat: from then on nothing may be missed. */
    private void onceConnected(String line) {
        if (!sent) {
            sent = true;
            kafka.send(Crm.deal("api-stream-boris")
                    .won("3002", "1")
                    .at("2026-08-12T12:00:00Z")
                    .build());
            kafka.send(Crm.deal("api-stream-anna")
                    .won("3001", "1")
                    .at("2026-08-12T12:00:00Z")
                    .build());
            kafka.flush();
        }
    }
}
