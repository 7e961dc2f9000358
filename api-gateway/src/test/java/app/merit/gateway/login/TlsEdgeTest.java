package app.merit.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.gateway.support.Browser;
import app.merit.gateway.support.RealKeycloak;
import app.merit.gateway.support.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the public address is https, though the last hop to us is not. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@QuarkusTestResource(RealKeycloak.class)
@TestProfile(TlsEdgeTest.BehindTls.class)
class TlsEdgeTest {
    public static class BehindTls implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("merit.gateway.edge.tls", "true");
        }
    }

    @TestHTTPResource
    URI gateway;

    @Test
    void cookiesAreSecureAndTheBrowserStaysOnHttps() {
        try (Browser browser = new Browser()) {
            HttpResponse<String> page = browser.get(gateway.resolve("/"));
            assertThat(page.statusCode()).isEqualTo(302);
            assertThat(page.headers().firstValue("Location").orElseThrow()).contains("redirect_uri=https%3A%2F%2F");
            assertThat(page.headers().firstValue("Strict-Transport-Security").orElseThrow())
                    .startsWith("max-age=");
            assertThat(browser.setCookies("q_auth"))
                    .isNotEmpty()
                    .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("; Secure"));
        }
    }
}
