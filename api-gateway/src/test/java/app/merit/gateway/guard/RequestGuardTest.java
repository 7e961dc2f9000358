package app.merit.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.gateway.support.RawHttp;
import app.merit.gateway.support.RealKeycloak;
import app.merit.gateway.support.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
@QuarkusTestResource(RealKeycloak.class)
class RequestGuardTest {
    @TestHTTPResource
    URI gateway;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webhooks/;a=b/amocrm-main",
                "/webhooks/amocrm-main;jsessionid=1",
                "/webhooks%2famocrm-main",
                "/webhooks/%5Camocrm-main",
                "/webhooks/%00",
                "/webhooks/../q/metrics",
                "/webhooks/%2e%2e/q/metrics",
                "/webhooks/.%2e/api/metrics/values",
                "/webhooks/./amocrm-main",
                "/webhooks//amocrm-main",
                "//webhooks/amocrm-main",
                "/%77ebhooks/amocrm-main",
                "http://127.0.0.1/webhooks/amocrm-main",
                "/assets/../api/metrics/values",
                "/;/api/metrics/values"
            })
    void anAmbiguousPathIsRefusedBeforeRouting(String target) {
        String answer = RawHttp.get(gateway, target);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "malformed-path");
    }

    @Test
    void aBackslashIsRefused() {
        assertThat(RawHttp.get(gateway, "/webhooks/\\amocrm-main")).startsWith("HTTP/1.1 400");
    }

    @Test
    void aPlainPathPasses() {
        assertThat(RawHttp.get(gateway, "/webhooks/amocrm-main/se-cret?key=..%2f;"))
                .startsWith("HTTP/1.1 200")
                .contains("\"uri\":\"/webhooks/amocrm-main/se-cret?key=..%2f;\"");
    }

    @Test
    void aMethodNobodyServesIsRefused() {
        assertThat(raw("TRACE /webhooks/a HTTP/1.1\r\n", "")).startsWith("HTTP/1.1 405");
        assertThat(raw("OPTIONS /webhooks/a HTTP/1.1\r\n", "")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip, chunked", "xchunked", "chunked, identity"})
    void anyOtherTransferCodingIsRefused(String coding) {
        assertThat(raw("POST /webhooks/a HTTP/1.1\r\nTransfer-Encoding: " + coding + "\r\n", "0\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void aLengthBesideChunkedSmugglesNothing() {
        String smuggled = "GET /webhooks/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
        String answer = raw(
                "POST /webhooks/a HTTP/1.1\r\nContent-Length: " + (5 + smuggled.length())
                        + "\r\nTransfer-Encoding: chunked\r\n",
                "0\r\n\r\n" + smuggled);
        assertThat(answer).doesNotContain("\"content-length\":[\"" + (5 + smuggled.length()));
        assertThat(answer.split("HTTP/1.1 200").length - 1).isLessThanOrEqualTo(1);
    }

    @Test
    void differingLengthsAreRefused() {
        assertThat(raw("POST /webhooks/a HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n", "ab"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void headersBeyondTheLimitAreRefused() {
        assertThat(raw("GET /webhooks/a HTTP/1.1\r\nX-Large: " + "a".repeat(30_000) + "\r\n", ""))
                .startsWith("HTTP/1.1 431");
        assertThat(raw("GET /webhooks/a HTTP/1.1\r\nX-Large: " + "a".repeat(6_000) + "\r\n", ""))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void twoHostsOrTwoTokensAreRefused() {
        assertThat(raw("GET /webhooks/a HTTP/1.1\r\nHost: evil.example\r\n", ""))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("GET /webhooks/a HTTP/1.1\r\nAuthorization: a\r\nAuthorization: b\r\n", ""))
                .startsWith("HTTP/1.1 400");
    }

    private String raw(String head, String body) {
        return RawHttp.exchange(
                gateway, head + "Host: " + gateway.getAuthority() + "\r\nConnection: close\r\n\r\n" + body);
    }
}
