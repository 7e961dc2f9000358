package app.merit.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.gateway.support.Browser;
import app.merit.gateway.support.RealKeycloak;
import app.merit.gateway.support.StubServices;
import app.merit.gateway.support.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The claim {@code employee} decides whose pay one sees: nobody may write it for themselves. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@QuarkusTestResource(RealKeycloak.class)
class EmployeeAttributeTest {
    private static final String VERIFIER = "a-verifier-of-the-tests-that-is-long-enough-for-pkce";

    @Test
    void aPersonSeesTheirCodeAndCannotChangeIt() throws Exception {
        try (Browser browser = new Browser()) {
            String token = accountToken(browser, "elena.kuznetsova");
            JsonObject account = new JsonObject(account(browser, token).body());
            assertThat(account.getJsonObject("attributes").getJsonArray("employee"))
                    .containsExactly("elena.kuznetsova");

            account.getJsonObject("attributes")
                    .put("employee", new JsonArray().add("maria.sokolova"))
                    .put("locale", new JsonArray().add("en"));
            HttpResponse<String> refused = browser.send(accountRequest(token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(account.encode())));

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("employee", "error-user-attribute-read-only");
            assertThat(new JsonObject(account(browser, token).body())
                            .getJsonObject("attributes")
                            .getJsonArray("employee"))
                    .containsExactly("elena.kuznetsova");
        }
    }

    private static HttpResponse<String> account(Browser browser, String token) {
        return browser.send(accountRequest(token).GET());
    }

    private static HttpRequest.Builder accountRequest(String token) {
        return HttpRequest.newBuilder(URI.create(Tokens.realm() + "/account/"))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    /** Logs in to Keycloak's own account console, as its script does. */
    private static String accountToken(Browser browser, String user) throws Exception {
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes()));
        String console = Tokens.realm() + "/account/";
        HttpResponse<String> back = browser.logIn(
                URI.create(Tokens.realm()
                        + "/protocol/openid-connect/auth?client_id=account-console&response_type=code&scope=openid"
                        + "&code_challenge_method=S256&code_challenge=" + challenge + "&redirect_uri=" + console),
                user,
                "demo");
        String code = back.uri().getQuery().replaceAll("(^|.*&)code=([^&]*).*", "$2");
        HttpResponse<String> token =
                browser.send(HttpRequest.newBuilder(URI.create(Tokens.realm() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=authorization_code&client_id=account-console&code=" + code
                                        + "&redirect_uri=" + console + "&code_verifier=" + VERIFIER)));
        return new JsonObject(token.body()).getString("access_token");
    }
}
