package app.merit.ingest.reconcile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import app.merit.embedded.TestTokens;
import app.merit.ingest.TopicReader;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.store.IngestDatabase;
import app.merit.metrics.support.KafkaTestClient;
import app.merit.metrics.support.OnRealEngines;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnRealEngines
@TestProfile(WithFakeCrm.class)
class ReconciliationTest {
    private static final Instant HOUR_AGO =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);

    @Inject
    FakeCrm crm;

    @Inject
    FakeTopics topics;

    @Inject
    Outages outages;

    @Inject
    Completeness completeness;

    @Inject
    IngestDatabase database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @AfterEach
    void kafkaIsBack() {
        topics.kafkaAway = false;
        topics.slow = false;
    }

    @Test
    void aLostDealIsFoundTakenInAndCalledHealed() {
        topics.heard("fake-lost", "d-1", HOUR_AGO, "3001", "won", "10.50", HOUR_AGO);
        crm.deal("fake-lost", "d-1", HOUR_AGO, won("10.50", HOUR_AGO));
        crm.deal("fake-lost", "d-2", HOUR_AGO, won("20.00", HOUR_AGO));
        crm.put("fake-lost", "calls", "c-1", HOUR_AGO, "\"owner\":\"3001\"");
        topics.slow = true;

        String id = reconcile("fake-lost", HOUR_AGO.minusSeconds(60));

        JsonPath job = done(id);
        assertThat(job.getLong("listed")).isEqualTo(3);
        assertThat(job.getLong("missing")).isEqualTo(2);
        assertThat(topics.kept.stream()
                        .filter(kept -> kept.source().equals("fake-lost")
                                && !kept.note().crmId().equals("u-1")))
                .extracting(kept -> kept.note().crmId() + " " + kept.note().cause())
                .containsExactlyInAnyOrder("d-2 reconciliation", "c-1 reconciliation");
        LocalDate day = HOUR_AGO.atZone(ZoneOffset.UTC).toLocalDate();
        assertThat(day("fake-lost", day).state()).isEqualTo(DayRecord.State.RED);

        topics.slow = false;
        done(reconcile("fake-lost", HOUR_AGO.minusSeconds(60)));
        eventually(() -> assertThat(day("fake-lost", day).state()).isEqualTo(DayRecord.State.HEALED));
        assertThat(day("fake-lost", day).missing()).isEqualTo(2);
        assertThat(day("fake-lost", day).healed()).isEqualTo(2);

        try (TopicReader readiness = new TopicReader(servers, "ops.readiness")) {
            var told =
                    readiness.await(found -> found.key().equals("metrics-ingest-service:completeness:fake-lost:" + day)
                            && found.value().path("state").asText().equals("healed"));
            assertThat(told.value().path("values").path("healed").asText()).isEqualTo("2");
        }

        // A third comparison finds nothing more.
        assertThat(done(reconcile("fake-lost", HOUR_AGO.minusSeconds(60))).getLong("missing"))
                .isZero();
    }

    @Test
    void pagesAreKeptOneByOneAndAnInterruptedCycleGoesOnWhereItWas() {
        Instant recent = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(120);
        for (int i = 0; i < 5; i++) {
            crm.deal("fake-pages", "p-" + i, recent, won("1.00", recent));
        }
        crm.asked.clear();
        crm.instead.add(new RecordPage.None(new Reading.Later(Optional.of(Duration.ofMillis(1)), "limit")));

        assertThat(done(reconcile("fake-pages", null)).getLong("missing")).isEqualTo(5);

        assertThat(crm.asked.stream().filter(asked -> asked.startsWith("deals")))
                .containsSubsequence("deals:-", "deals:-", "deals:2", "deals:4");
        Instant mark = database.call(tx -> tx.first(
                        "select changed_since from mark where source = 'fake-pages' and kind = 'deals'"
                                + " and cursor is null and reading_from is null",
                        row -> app.merit.service.db.Tx.instant(row, "changed_since")))
                .orElseThrow();
        assertThat(mark).isAfter(HOUR_AGO.plusSeconds(3000));
    }

    @Test
    void withoutKafkaTheMarkStaysAndTheGapIsFoundAgain() {
        Instant recent = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(180);
        crm.deal("fake-pages", "k-1", recent, won("1.00", recent));
        topics.kafkaAway = true;

        JsonPath failed = finished(reconcile("fake-pages", recent));
        assertThat(failed.getString("state")).isEqualTo("failed");
        topics.kafkaAway = false;

        assertThat(done(reconcile("fake-pages", recent)).getLong("missing")).isEqualTo(1);
    }

    @Test
    void aDayIsComparedByCountAndSumAndHeals() {
        try (KafkaTestClient kafka = new KafkaTestClient(servers)) {
            kafka.createTopics(4);
            LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
            Instant noon = yesterday.atTime(12, 0).toInstant(ZoneOffset.UTC);
            topics.heard("fake-day", "e-1", noon, "3001", "won", "10.50", noon);
            crm.deal("fake-day", "e-1", noon, won("10.50", noon));
            // Won by a webhook whose webhook of deletion was lost.
            topics.heard("fake-day", "e-gone", noon, "3001", "won", "99.00", noon);
            done(reconcile("fake-day", null));
            database.run(tx ->
                    tx.update("update mark set first_at = first_at - interval '1 day' where source = 'fake-day'"));
            database.run(tx -> tx.update("delete from reconciliation where source = 'fake-day'"));

            eventually(() -> assertThat(day("fake-day", yesterday).checkedAt()).isPresent());

            DayRecord red = day("fake-day", yesterday);
            assertThat(red.state()).isEqualTo(DayRecord.State.RED);
            assertThat(red.theirs().orElseThrow().inWords()).isEqualTo("10.50 EUR");
            assertThat(red.ours().orElseThrow().deals()).isEqualTo(2);
            assertThat(topics.asked)
                    .anyMatch(
                            asked -> asked.crmId().equals("e-gone") && asked.cause() == ReadNote.Cause.RECONCILIATION);

            topics.heard("fake-day", "e-gone", noon.plusSeconds(1), "3001", "lost", "99.00", null);
            database.run(tx -> tx.update("delete from reconciliation where source = 'fake-day'"));
            eventually(() -> assertThat(day("fake-day", yesterday).state()).isEqualTo(DayRecord.State.HEALED));

            given().auth()
                    .oauth2(token("payroll"))
                    .queryParam("source", "fake-day")
                    .get("/api/ingest/completeness")
                    .then()
                    .statusCode(200)
                    .body("total", greaterThanOrEqualTo(1))
                    .body("items.find { it.day == '" + yesterday + "' }.state", equalTo("healed"))
                    .body("items.find { it.day == '" + yesterday + "' }.theirs.amounts.EUR.amount", equalTo("10.50"));
        }
    }

    @Test
    void anOutageIsComparedAtOnceAndAnOversizedRequestMakesTheDayRedUntilThen() {
        crm.deal("fake-outage", "o-1", HOUR_AGO, won("5.00", HOUR_AGO));
        Instant at = HOUR_AGO.plusSeconds(1);

        outages.noteNotKept("fake-outage", at);
        outages.noteOversized("fake-outage", at);

        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        eventually(() -> {
            DayRecord healed = day("fake-outage", day);
            assertThat(healed.reasons()).contains("oversized", "outage", "missing");
            assertThat(healed.state()).isEqualTo(DayRecord.State.HEALED);
        });
        assertThat(topics.kept).anyMatch(kept -> kept.note().crmId().equals("o-1"));
    }

    @Test
    void theDayOfASourceThatCannotBeReadStaysRedUntilSomebodyAnswersForIt() {
        Instant at = Instant.parse("2026-10-01T10:00:00Z");
        outages.noteOversized("standard-test", at);
        LocalDate day = LocalDate.parse("2026-10-01");
        eventually(() -> assertThat(completeness.find("standard-test", day)).isPresent());
        String waiver = "/api/ingest/completeness/standard-test/2026-10-01/waiver";

        given().auth()
                .oauth2(token("ops"))
                .contentType("application/json")
                .body("{\"reason\":\"sent again\"}")
                .put(waiver)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(token("kpi-admin"))
                .contentType("application/json")
                .body("{\"reason\":\"sent again\"}")
                .put(waiver)
                .then()
                .statusCode(200)
                .body("state", equalTo("red"))
                .body("reasons[0]", equalTo("oversized"))
                .body("waiver.by", equalTo("test.kpi-admin"));
        given().auth()
                .oauth2(token("kpi-admin"))
                .contentType("application/json")
                .body("{\"reason\":\"x\"}")
                .put("/api/ingest/completeness/standard-test/2026-10-02/waiver")
                .then()
                .statusCode(404);
    }

    @Test
    void aRecordThatCannotBeUnderstoodIsKeptOnceForTheDeadLetters() {
        crm.unreadable("fake-people", "u-1", HOUR_AGO.minusSeconds(7200));
        Instant from = HOUR_AGO.minusSeconds(7300);

        assertThat(done(reconcile("fake-people", from)).getLong("unreadable")).isEqualTo(1);
        done(reconcile("fake-people", from));

        assertThat(topics.kept.stream().filter(kept -> kept.note().crmId().equals("u-1")))
                .hasSize(1);
    }

    @Test
    void refusalsSayWhatIsWrong() {
        ask("{\"source\":\"nobody\"}", "ops").then().statusCode(404);
        ask("{\"source\":\"standard-test\"}", "ops").then().statusCode(409).contentType("application/problem+json");
        ask("{\"source\":\"fake-lost\",\"from\":\"2999-01-01T00:00:00Z\"}", "ops")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("from"));
        ask("{}", "kpi-admin").then().statusCode(400);
        ask("{\"source\":\"fake-lost\"}", "payroll").then().statusCode(403);
        given().auth()
                .oauth2(token("employee"))
                .get("/api/ingest/completeness")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(token("auditor"))
                .queryParam("from", "yesterday")
                .get("/api/ingest/completeness")
                .then()
                .statusCode(400)
                .body("errors[0].value", equalTo("yesterday"));
    }

    private static String won(String amount, Instant at) {
        return "\"owner\":\"3001\",\"status\":\"won\",\"amount\":\"%s\",\"currency\":\"EUR\",\"wonAt\":\"%s\""
                .formatted(amount, at);
    }

    private DayRecord day(String source, LocalDate day) {
        return completeness.find(source, day).orElseThrow().day();
    }

    private static String reconcile(String source, Instant from) {
        String body = from == null
                ? "{\"source\":\"%s\"}".formatted(source)
                : "{\"source\":\"%s\",\"from\":\"%s\"}".formatted(source, from);
        return ask(body, "ops").then().statusCode(202).extract().path("id");
    }

    private static io.restassured.response.Response ask(String body, String role) {
        return given().auth()
                .oauth2(token(role))
                .contentType("application/json")
                .body(body)
                .post("/api/ingest/reconciliations");
    }

    private static JsonPath done(String id) {
        JsonPath job = finished(id);
        assertThat(job.getString("state")).as(job.getString("detail")).isEqualTo("done");
        return job;
    }

    private static JsonPath finished(String id) {
        List<String> ends = List.of("done", "failed");
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> given().auth()
                                .oauth2(token("ops"))
                                .get("/api/ingest/reconciliations/" + id)
                                .jsonPath(),
                        job -> ends.contains(job.getString("state")));
    }

    private static void eventually(ThrowingRunnable check) {
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(check);
    }

    private static String token(String role) {
        return TestTokens.token("merit-ingest", null, role);
    }
}
