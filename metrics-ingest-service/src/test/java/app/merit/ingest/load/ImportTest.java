package app.merit.ingest.load;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import app.merit.embedded.TestTokens;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.reconcile.FakeCrm;
import app.merit.ingest.reconcile.FakeTopics;
import app.merit.ingest.reconcile.WithFakeCrm;
import app.merit.metrics.support.OnRealEngines;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnRealEngines
@TestProfile(WithFakeCrm.class)
class ImportTest {
    @Inject
    FakeTopics topics;

    @Inject
    FakeCrm crm;

    @AfterEach
    void kafkaIsBack() {
        topics.kafkaAway = false;
    }

    @Test
    void goodRowsAreKeptBadOnesAreListedAndARepeatedChunkChangesNothing() {
        String id = begin(sha(), 3, false).getString("id");
        String rows = row("i-1", "10.50") + "\n" + row("i-2", "1O") + "\r\n\n" + row("i-3", "7") + "\n";

        chunk(id, 0, rows)
                .then()
                .statusCode(200)
                .body("state", equalTo("done"))
                .body("received", equalTo(3))
                .body("kept", equalTo(2))
                .body("bad", equalTo(1));
        chunk(id, 0, rows).then().statusCode(200).body("kept", equalTo(2));

        assertThat(kept("i-1")).hasSize(1);
        assertThat(kept("i-1").getFirst().who()).isEqualTo("test.kpi-admin");
        assertThat(kept("i-1").getFirst().note().cause()).isEqualTo(ReadNote.Cause.IMPORT);
        assertThat(kept("i-2")).isEmpty();
        given().auth()
                .oauth2(token("ops"))
                .get("/api/ingest/imports/" + id + "/faults")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("items[0].row", equalTo(2))
                .body("items[0].field", equalTo("fields.amount"))
                .body("items[0].value", equalTo("1O"));
        chunk(id, 1, row("i-4", "1")).then().statusCode(409);
    }

    @Test
    void theSameFileIsFoundAgainAndAnotherWithTheSameRowsChangesNothing() {
        String sha = sha();
        String id = begin(sha, 2, false).getString("id");
        chunk(id, 0, row("s-1", "1") + "\n" + row("s-2", "2")).then().body("kept", equalTo(2));

        assertThat(begin(sha, 2, false).getString("id")).isEqualTo(id);
        String other = begin(sha(), 2, false).getString("id");
        chunk(other, 0, row("s-2", "2") + "\n" + row("s-2", "3"))
                .then()
                .body("kept", equalTo(1))
                .body("unchanged", equalTo(1));

        assertThat(kept("s-2")).hasSize(2);
    }

    @Test
    void anInterruptedImportSaysWhichChunkIsNext() {
        String sha = sha();
        JsonPath job = begin(sha, 1001, false);
        int size = job.getInt("chunkRows");
        String first =
                IntStream.range(0, size).mapToObj(i -> row("n-" + i, "1")).collect(Collectors.joining("\n"));
        chunk(job.getString("id"), 0, first).then().statusCode(200).body("state", equalTo("open"));

        assertThat(begin(sha, 1001, false).getInt("nextChunk")).isEqualTo(1);
        chunk(job.getString("id"), 2, row("n-bad", "x")).then().body("nextChunk", equalTo(1));
        given().auth()
                .oauth2(token("kpi-admin"))
                .get("/api/ingest/imports/" + job.getString("id") + "/faults")
                .then()
                .body("items[0].row", equalTo(2 * size + 1));
        chunk(job.getString("id"), 3, first + "\n" + row("n-more", "1")).then().statusCode(400);
    }

    @Test
    void aDryRunKeepsNothing() {
        String id = begin(sha(), 2, true).getString("id");
        chunk(id, 0, row("y-1", "1") + "\n" + row("y-2", "x"))
                .then()
                .body("kept", equalTo(1))
                .body("bad", equalTo(1))
                .body("state", equalTo("done"));
        assertThat(kept("y-1")).isEmpty();
    }

    @Test
    void withoutKafkaAChunkIsNotTakenAndCanBeSentAgain() {
        String id = begin(sha(), 1, false).getString("id");
        topics.kafkaAway = true;
        chunk(id, 0, row("w-1", "1"))
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .contentType("application/problem+json");
        topics.kafkaAway = false;
        chunk(id, 0, row("w-1", "1")).then().statusCode(200).body("kept", equalTo(1));
    }

    @Test
    void theCrmsOwnListIsLoadedPageByPageAndASecondRunChangesNothing() {
        for (int i = 0; i < 5; i++) {
            crm.deal("fake-load", "l-" + i, Instant.parse("2020-01-01T00:00:00Z"), "\"owner\":\"3001\"");
        }
        crm.unreadable("fake-load", "l-x", Instant.parse("2020-01-01T00:00:00Z"));
        String body = "{\"source\":\"fake-load\",\"kind\":\"list\",\"from\":\"2019-01-01T00:00:00Z\"}";

        JsonPath first =
                finished(post(body, "ops").then().statusCode(202).extract().path("id"));
        assertThat(first.getString("state")).isEqualTo("done");
        assertThat(first.getInt("received")).isEqualTo(6);
        assertThat(first.getInt("kept")).isEqualTo(5);
        assertThat(first.getInt("bad")).isEqualTo(1);

        JsonPath second =
                finished(post(body, "ops").then().statusCode(202).extract().path("id"));
        assertThat(second.getInt("kept")).isZero();
        assertThat(second.getInt("unchanged")).isEqualTo(5);
    }

    @Test
    void whatAFileSaysIsForAdministratorsAndFaultsAreNamed() {
        String file = "{\"source\":\"fake-load\",\"kind\":\"file\",\"sha256\":\"%s\"}".formatted(sha());
        post(file, "ops").then().statusCode(403);
        post(file, "payroll").then().statusCode(403);
        post("{\"source\":\"fake-load\",\"kind\":\"file\"}", "kpi-admin")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("sha256"));
        post("{\"source\":\"fake-load\",\"kind\":\"magic\"}", "kpi-admin")
                .then()
                .statusCode(400);
        post("{\"source\":\"nobody\",\"kind\":\"list\"}", "kpi-admin").then().statusCode(404);
        post("{\"source\":\"standard-test\",\"kind\":\"list\"}", "kpi-admin")
                .then()
                .statusCode(409);
    }

    private List<FakeTopics.Kept> kept(String id) {
        return topics.kept.stream()
                .filter(one ->
                        one.source().equals("fake-load") && one.note().crmId().equals(id))
                .toList();
    }

    private static String row(String id, String amount) {
        return "{\"entity\":\"deal\",\"id\":\"%s\",\"occurredAt\":\"2026-03-01T10:00:00Z\",\"fields\":{\"owner\":\"anna\",\"amount\":\"%s\"}}"
                .formatted(id, amount);
    }

    private static String sha() {
        return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
    }

    private static JsonPath begin(String sha, int rows, boolean dryRun) {
        return post("""
                        {"source":"fake-load","kind":"file","name":"h.csv","sha256":"%s","rows":%d,"dryRun":%s}""".formatted(sha, rows, dryRun), "kpi-admin")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    private static Response post(String body, String role) {
        return given().auth()
                .oauth2(token(role))
                .contentType("application/json")
                .body(body)
                .post("/api/ingest/imports");
    }

    private static Response chunk(String id, int n, String rows) {
        return given().auth()
                .oauth2(token("kpi-admin"))
                .contentType("application/x-ndjson")
                .body(rows.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .put("/api/ingest/imports/" + id + "/chunks/" + n);
    }

    private static JsonPath finished(String id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> given().auth()
                                .oauth2(token("ops"))
                                .get("/api/ingest/imports/" + id)
                                .jsonPath(),
                        job -> !job.getString("state").equals("open"));
    }

    private static String token(String role) {
        return TestTokens.token("merit-ingest", null, role);
    }
}
