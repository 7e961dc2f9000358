package app.merit.gateway.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.merit.gateway.support.Browser;
import app.merit.gateway.support.KeycloakAdmin;
import app.merit.gateway.support.RealKeycloak;
import app.merit.gateway.support.StubServices;
import app.merit.gateway.support.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
@QuarkusTestResource(RealKeycloak.class)
class TokenLifetimeTest {
    @TestHTTPResource
    URI gateway;

    private final KeycloakAdmin admin = new KeycloakAdmin();

    @AfterEach
    void restore() {
        admin.setTokenLifetime("merit-portal", 0);
        admin.setTokenLifetime("merit-cli", 0);
        admin.close();
    }

    @Test
    void theTokenOfASessionIsRefreshedBeforeItEnds() {
        // Shorter than the 30 s before its end at which a token is refreshed: each request refreshes.
        admin.setTokenLifetime("merit-portal", 20);
        try (Browser browser = new Browser()) {
            browser.logIn(gateway.resolve("/"), "ivan.orlov", "demo");
            int cookiesBefore = browser.setCookies("q_session").size();

            HttpResponse<String> first = browser.get(gateway.resolve("/api/metrics/values"));
            HttpResponse<String> second = browser.get(gateway.resolve("/api/metrics/values"));

            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(second.statusCode()).isEqualTo(200);
            assertThat(authorization(second)).startsWith("Bearer ").isNotEqualTo(authorization(first));
            assertThat(browser.setCookies("q_session")).hasSizeGreaterThan(cookiesBefore);
        }
    }

    @Test
    void aTokenThatHasEndedIsRefused() {
        admin.setTokenLifetime("merit-cli", 1);
        String brief = Tokens.freshAccess("olga.smirnova");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().auth()
                        .oauth2(brief)
                        .get("/api/metrics/values")
                        .then()
                        .statusCode(401));
    }

    private static String authorization(HttpResponse<String> answer) {
        return new JsonObject(answer.body())
                .getJsonObject("headers")
                .getJsonArray("authorization")
                .getString(0);
    }
}
