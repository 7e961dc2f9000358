package app.merit.service;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import app.merit.embedded.TestTokens;
import app.merit.metrics.support.OnRealEngines;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ingest role starts without anything about a database, and answers for itself only. */
@QuarkusTest
@OnRealEngines
@TestProfile(IngestRoleAloneTest.WithoutDatabase.class)
class IngestRoleAloneTest {
    /** Takes away what the test engines tell of the database. */
    public static class WithoutDatabase implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "merit.roles", "ingest",
                    "quarkus.datasource.merit-metrics.password", "",
                    "quarkus.flyway.merit-metrics.password", "");
        }
    }

    @Test
    void itAnswersForItsOwnApiOnly() {
        given().auth()
                .oauth2(TestTokens.token("merit-ingest", null, "ops"))
                .get("/api/ingest/sources")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(TestTokens.token("merit-metrics", null, "kpi-admin"))
                .get("/api/metrics/freshness")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404));
    }
}
