package app.merit.gateway.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import app.merit.embedded.TestTokens;
import app.merit.gateway.support.RealKeycloak;
import app.merit.gateway.support.StubServices;
import app.merit.gateway.support.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
@QuarkusTestResource(RealKeycloak.class)
class BearerTest {
    @Test
    void theRealmGivesAudiencesRolesAndTheEmployeeCode() {
        JsonObject anna = Tokens.claims(Tokens.access("anna.petrova"));
        assertThat(anna.getJsonArray("aud"))
                .containsExactlyInAnyOrder("merit-definition", "merit-ingest", "merit-metrics", "merit-motivation");
        assertThat(anna.getString("employee")).isEqualTo("anna.petrova");
        assertThat(anna.getJsonObject("realm_access").getJsonArray("roles")).containsExactly("employee");
        assertThat(anna.getLong("exp") - anna.getLong("iat")).isEqualTo(300);

        JsonObject kim = Tokens.claims(Tokens.access("kim.admin"));
        assertThat(kim.containsKey("employee")).isFalse();
        assertThat(kim.getJsonObject("realm_access").getJsonArray("roles")).containsExactly("kpi-admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/metrics/values",
                "/api/motivation/accruals",
                "/api/definitions/me",
                "/api/ingest/x",
                "/api/session"
            })
    void withoutLoginAProgramGetsAProblemAndNoRedirect(String path) {
        given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .header("Location", nullValue())
                .header("Set-Cookie", nullValue());
    }

    @Test
    void aRealTokenPasses() {
        given().auth()
                .oauth2(Tokens.access("anna.petrova"))
                .get("/api/metrics/values")
                .then()
                .statusCode(200);
    }

    @Test
    void aTokenThatIsNotOneOfOursIsRefused() {
        String anna = Tokens.access("anna.petrova");
        refused(Tokens.forged(anna, "employee", "maria.sokolova"));
        refused(Tokens.id("anna.petrova"));
        refused(TestTokens.token("merit-metrics", "anna.petrova", "employee"));
        refused(TestTokens.tokenUntil(Instant.now().minusSeconds(1), "merit-metrics", "anna.petrova", "employee"));
        refused("eyJhbGciOiJub25lIn0." + anna.split("\\.")[1] + ".");
        refused("garbage");
        given().header("Authorization", "Basic YTpi")
                .get("/api/metrics/values")
                .then()
                .statusCode(401);
        given().header("Authorization", "").get("/api/metrics/values").then().statusCode(401);
        given().queryParam("access_token", anna)
                .get("/api/metrics/values")
                .then()
                .statusCode(401);
    }

    private static void refused(String token) {
        given().auth()
                .oauth2(token)
                .get("/api/metrics/values")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void aBearerTokenNeedsNoSameOriginProof() {
        given().auth()
                .oauth2(Tokens.access("kim.admin"))
                .body("{}")
                .put("/api/definitions/company")
                .then()
                .statusCode(200);
    }

    @Test
    void theSessionOfATokenNamesItsBearer() {
        given().auth()
                .oauth2(Tokens.access("anna.petrova"))
                .get("/api/session")
                .then()
                .statusCode(200)
                .body("name", equalTo("Anna Petrova"))
                .body("employee", equalTo("anna.petrova"))
                .body("roles", contains("employee"))
                .body(
                        "expiresAt",
                        equalTo(Instant.ofEpochSecond(Tokens.claims(Tokens.access("anna.petrova"))
                                        .getLong("exp"))
                                .toString()));
        given().auth()
                .oauth2(Tokens.access("ada.auditor"))
                .get("/api/session")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("employee")))
                .body("roles", contains("auditor"));
    }
}
