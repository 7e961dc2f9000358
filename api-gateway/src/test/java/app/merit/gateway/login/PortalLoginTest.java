package app.merit.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.gateway.support.Browser;
import app.merit.gateway.support.RealKeycloak;
import app.merit.gateway.support.StubServices;
import app.merit.gateway.support.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
@QuarkusTestResource(RealKeycloak.class)
class PortalLoginTest {
    private static final String SESSION = "q_session";

    @TestHTTPResource
    URI gateway;

    private final Browser browser = new Browser();

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void aBrowserWithoutSessionIsSentToTheLoginWithPkce() {
        HttpResponse<String> response = browser.get(gateway.resolve("/team?period=2026-11"));
        String location = response.headers().firstValue("Location").orElseThrow();
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(location)
                .startsWith(Tokens.realm() + "/protocol/openid-connect/auth")
                .contains("code_challenge_method=S256", "client_id=merit-portal", "response_type=code");
        assertThat(browser.setCookies("q_auth")).isNotEmpty().allSatisfy(PortalLoginTest::isWellKept);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void afterLoginThePageComesAndTheSessionIsSealed() {
        HttpResponse<String> page = logIn("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("portal of the tests");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(browser.setCookies(SESSION)).isNotEmpty().allSatisfy(PortalLoginTest::isWellKept);
        // Sealed: an encrypted token (JWE) has five parts and its header names a cipher; no claim can be read.
        assertThat(String.join("", browser.cookies(SESSION).values()))
                .startsWith("eyJ")
                .doesNotContain("anna");
        assertThat(browser.cookies("q_auth")).isEmpty();
    }

    private static void isWellKept(String cookie) {
        assertThat(cookie)
                .containsIgnoringCase("; HttpOnly")
                .containsIgnoringCase("; SameSite=Lax")
                .containsIgnoringCase("; Path=/")
                .doesNotContainIgnoringCase("Domain=")
                .doesNotContainIgnoringCase("; Secure");
        assertThat(cookie.replaceAll("(?i).*; *path=([^;]*).*", "$1")).isEqualTo("/");
    }

    @Test
    void aDeepLinkComesBackAfterLogin() {
        assertThat(logIn("/assets/app-1a2b3c.js?x=1").uri()).isEqualTo(gateway.resolve("/assets/app-1a2b3c.js?x=1"));
    }

    @Test
    void hashedAssetsMayBeKeptByTheBrowser() {
        logIn("/");
        HttpResponse<String> script = browser.get(gateway.resolve("/assets/app-1a2b3c.js"));
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Cache-Control").orElseThrow()).contains("private", "immutable");
    }

    @Test
    void theSessionSaysWhoItIsAndUntilWhen() {
        logIn("/");
        JsonObject session =
                new JsonObject(browser.get(gateway.resolve("/api/session")).body());
        assertThat(session.getString("name")).isEqualTo("Anna Petrova");
        assertThat(session.getString("employee")).isEqualTo("anna.petrova");
        assertThat(session.getJsonArray("roles")).containsExactly("employee");
        assertThat(Instant.parse(session.getString("expiresAt")))
                .isBetween(Instant.now(), Instant.now().plusSeconds(301));
    }

    @Test
    void aServiceGetsTheTokenOfTheSessionAndNoCookie() {
        logIn("/");
        HttpResponse<String> answer = browser.get(gateway.resolve("/api/metrics/values"));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject headers = new JsonObject(answer.body()).getJsonObject("headers");
        assertThat(headers.containsKey("cookie")).isFalse();
        String token = headers.getJsonArray("authorization").getString(0).substring("Bearer ".length());
        JsonObject claims = Tokens.claims(token);
        assertThat(claims.getString("azp")).isEqualTo("merit-portal");
        assertThat(claims.getString("typ")).isEqualTo("Bearer");
        assertThat(claims.getString("employee")).isEqualTo("anna.petrova");
        assertThat(claims.getJsonArray("aud")).contains("merit-metrics");
    }

    @Test
    void aWebhookNeverGetsTheTokenOfTheSession() {
        logIn("/");
        HttpResponse<String> answer = browser.get(gateway.resolve("/webhooks/amocrm-main"));
        JsonObject headers = new JsonObject(answer.body()).getJsonObject("headers");
        assertThat(headers.containsKey("authorization")).isFalse();
        assertThat(headers.containsKey("cookie")).isFalse();
    }

    @Test
    void withTheSessionAnUnsafeMethodNeedsOriginAndMark() {
        logIn("/");
        String own = "http://" + gateway.getAuthority();
        assertThat(put(own, "1").statusCode()).isEqualTo(200);
        assertThat(put(own, null).statusCode()).isEqualTo(403);
        assertThat(put(null, "1").statusCode()).isEqualTo(403);
        assertThat(put("https://evil.example", "1").statusCode()).isEqualTo(403);
        HttpResponse<String> refused = put("null", "1");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new JsonObject(refused.body()).getString("type")).endsWith("/cross-site-request");
    }

    private HttpResponse<String> put(String origin, String mark) {
        HttpRequest.Builder request = browser.request(gateway.resolve("/api/definitions/company"))
                .PUT(HttpRequest.BodyPublishers.ofString("{}"));
        if (origin != null) {
            request.header("Origin", origin);
        }
        if (mark != null) {
            request.header("X-Merit-Request", mark);
        }
        return browser.send(request);
    }

    @Test
    void aSpoiledSessionIsNoSession() {
        logIn("/");
        browser.spoilCookies(SESSION);
        HttpResponse<String> answer = browser.get(gateway.resolve("/api/metrics/values"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void logoutEndsTheSessionHereAndAtKeycloak() {
        logIn("/");
        HttpResponse<String> logout = browser.get(gateway.resolve("/logout"));
        assertThat(logout.statusCode()).isEqualTo(302);
        assertThat(logout.headers().firstValue("Location").orElseThrow())
                .startsWith(Tokens.realm() + "/protocol/openid-connect/logout")
                .contains("post_logout_redirect_uri", "id_token_hint");
        assertThat(browser.cookies(SESSION)).isEmpty();
        HttpResponse<String> after =
                browser.open(URI.create(logout.headers().firstValue("Location").orElseThrow()));
        assertThat(after.uri().toString()).startsWith(Tokens.realm().toString());
        assertThat(after.body()).contains("name=\"password\"");
        assertThat(browser.get(gateway.resolve("/api/session")).statusCode()).isEqualTo(401);
    }

    @Test
    void aWrongPasswordLogsNobodyIn() {
        HttpResponse<String> page = browser.logIn(gateway.resolve("/"), "boris.ivanov", "not-demo");
        assertThat(page.body()).contains("name=\"password\"");
        assertThat(browser.cookies(SESSION)).isEmpty();
    }

    @Test
    void anAnswerThatWeDidNotAskForLogsNobodyIn() {
        HttpResponse<String> forged = browser.get(gateway.resolve("/login?code=abc&state=def"));
        assertThat(forged.statusCode()).isIn(302, 401);
        assertThat(browser.cookies(SESSION)).isEmpty();
    }

    private HttpResponse<String> logIn(String path) {
        return browser.logIn(gateway.resolve(path), "anna.petrova", "demo");
    }
}
