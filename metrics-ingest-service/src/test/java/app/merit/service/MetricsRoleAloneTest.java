package app.merit.service;

import static io.restassured.RestAssured.given;

import app.merit.embedded.TestTokens;
import app.merit.metrics.support.OnRealEngines;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The metrics role opens no webhook edge. */
@QuarkusTest
@OnRealEngines
@TestProfile(MetricsRoleAloneTest.MetricsOnly.class)
class MetricsRoleAloneTest {
    public static class MetricsOnly implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "merit.roles", "metrics",
                    "merit.sources.alone.type", "amocrm",
                    "merit.sources.alone.secrets.k1", "plainly-fake-secret-of-a-test",
                    "merit.sources.alone.currency", "EUR");
        }
    }

    @Test
    void itAnswersForItsOwnApiOnlyAndTakesNoWebhook() {
        given().auth()
                .oauth2(TestTokens.token("merit-metrics", null, "kpi-admin"))
                .get("/api/metrics/freshness")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(TestTokens.token("merit-ingest", null, "ops"))
                .get("/api/ingest/sources")
                .then()
                .statusCode(404);
        given().formParam("leads[add][0][id]", "1")
                .post("/webhooks/alone/plainly-fake-secret-of-a-test")
                .then()
                .statusCode(404);
    }
}
