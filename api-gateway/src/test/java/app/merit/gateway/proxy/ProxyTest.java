package app.merit.gateway.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import app.merit.gateway.support.RawHttp;
import app.merit.gateway.support.RealKeycloak;
import app.merit.gateway.support.StubServices;
import app.merit.gateway.support.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
@QuarkusTestResource(RealKeycloak.class)
class ProxyTest {
    private static final String PROBLEM = "application/problem+json";

    @TestHTTPResource
    URI gateway;

    @ParameterizedTest
    @CsvSource({
        "/api/metrics/values?kpi=revenue&subject=employee:anna.petrova&period=2026-11, metrics",
        "/api/motivation/accruals/anna.petrova/2026-11, motivation",
        "/api/definitions/me, definition",
        "/api/ingest/dead-letters?page=0&size=50, ingest"
    })
    void eachPathReachesItsServiceUnchanged(String target, String service) {
        anna().urlEncodingEnabled(false)
                .get(target)
                .then()
                .statusCode(200)
                .body("service", equalTo(service))
                .body("uri", equalTo(target));
    }

    @Test
    void aWebhookNeedsNoLoginAndKeepsItsProof() {
        given().header("Authorization", "Basic b3VyOnNlY3JldA==")
                .header("webhook-signature", "v1,abc")
                .contentType("application/x-www-form-urlencoded; charset=windows-1251")
                .body("leads[add][0][id]=1")
                .post("/webhooks/pipedrive-main")
                .then()
                .statusCode(200)
                .body("service", equalTo("ingest"))
                .body("method", equalTo("POST"))
                .body("headers.authorization", contains("Basic b3VyOnNlY3JldA=="))
                .body("headers.webhook-signature", contains("v1,abc"))
                .body("headers.content-type", contains("application/x-www-form-urlencoded; charset=windows-1251"))
                .body("body", equalTo("leads[add][0][id]=1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/",
                "/api/unknown",
                "/api/metricsx",
                "/api/metrics-x/a",
                "/q/metrics",
                "/q/health",
                "/q/openapi",
                "/q/dev-ui",
                "/openapi/x"
            })
    void whatHasNoRouteIsNotThere(String path) {
        anna().get(path)
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("type", equalTo("https://merit.example/problems/not-found"));
    }

    @Test
    void theBearerTokenGoesOnAndNothingElseSaysWhoItIs() {
        anna().header("X-Forwarded-User", "kim.admin")
                .header("X-Remote-User", "kim.admin")
                .header("X_Employee", "maria.sokolova")
                .header("X-Merit-Employee", "maria.sokolova")
                .header("X-Merit-Request", "1")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("Cookie", "a=b")
                .get("/api/metrics/values")
                .then()
                .statusCode(200)
                .body("headers.authorization", contains("Bearer " + Tokens.access("anna.petrova")))
                .body("headers.x-merit-request", contains("1"))
                .body("headers.x-forwarded-for", contains("127.0.0.1"))
                .body("headers.x-forwarded-proto", contains("http"))
                .body("headers.x-forwarded-host", contains(gateway.getAuthority()))
                .body("headers", not(hasKey("x-forwarded-user")))
                .body("headers", not(hasKey("x-remote-user")))
                .body("headers", not(hasKey("x_employee")))
                .body("headers", not(hasKey("x-merit-employee")))
                .body("headers", not(hasKey("x-http-method-override")))
                .body("headers", not(hasKey("forwarded")))
                .body("headers", not(hasKey("cookie")));
    }

    @Test
    void hopByHopHeadersEndAtEachHop() {
        String answer;
        try (RawHttp raw = new RawHttp(gateway)) {
            raw.send("GET /webhooks/a HTTP/1.1\r\nHost: " + gateway.getAuthority()
                    + "\r\nConnection: keep-alive, X-Secret-Hop\r\nX-Secret-Hop: 1\r\nTE: trailers\r\n"
                    + "Upgrade: websocket\r\nProxy-Authorization: x\r\n\r\n");
            answer = raw.readUntil("\"body\":");
        }
        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .doesNotContainIgnoringCase("\"x-secret-hop\"")
                .doesNotContainIgnoringCase("\"te\"")
                .doesNotContainIgnoringCase("\"upgrade\"")
                .doesNotContainIgnoringCase("\"proxy-authorization\"")
                .doesNotContainIgnoringCase("x-hop: 1");
    }

    @Test
    void anAnswerCarriesOurHeadersAndNoneOfTheServicesSecrets() {
        anna().get("/api/metrics/values")
                .then()
                .statusCode(200)
                .header("Set-Cookie", nullValue())
                .header("Server", nullValue())
                .header("ETag", equalTo("\"7\""))
                .header("Location", equalTo("/api/made/1"))
                .header("Cache-Control", equalTo("no-store"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Content-Security-Policy", equalTo("default-src 'none'; frame-ancestors 'none'"))
                .header("Strict-Transport-Security", nullValue());
    }

    @Test
    void anEventPassesBeforeTheNextIsMadeAndAClosedStreamIsClosedBehindUs() {
        int closedBefore = seen("metrics", "streamsClosed");
        try (RawHttp stream = new RawHttp(gateway)) {
            stream.send(
                    "GET /api/metrics/stream HTTP/1.1\r\nHost: " + gateway.getAuthority() + "\r\nAuthorization: Bearer "
                            + Tokens.access("anna.petrova") + "\r\nAccept: text/event-stream\r\n\r\n");
            assertThat(stream.readUntil("event: first\ndata: 1\n\n")).contains("text/event-stream");
            anna().post("/api/metrics/push").then().statusCode(200);
            stream.readUntil("event: next\ndata: 2\n\n");
            assertThat(seen("metrics", "streamsClosed")).isEqualTo(closedBefore);
        }
        await().untilAsserted(() -> assertThat(seen("metrics", "streamsClosed")).isEqualTo(closedBefore + 1));
    }

    @Test
    void aRequestBodyStreams() {
        try (RawHttp upload = new RawHttp(gateway)) {
            upload.send("POST /webhooks/x/upload HTTP/1.1\r\nHost: " + gateway.getAuthority()
                    + "\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n");
            await().untilAsserted(
                            () -> assertThat(seen("ingest", "uploadedBytes")).isEqualTo(4));
            upload.send("2\r\nef\r\n0\r\n\r\n");
            assertThat(upload.readToEnd()).contains("{\"uploadedBytes\":6}");
        }
    }

    @Test
    void aCallerWhoGoesAwayEndsTheRequestBehindUs() {
        int goneBefore = seen("ingest", "callersGone");
        try (RawHttp caller = new RawHttp(gateway)) {
            caller.send("GET /webhooks/x/silent HTTP/1.1\r\nHost: " + gateway.getAuthority() + "\r\n\r\n");
            await().untilAsserted(() -> assertThat(seen("ingest", "waiting")).isEqualTo(1));
            assertThat(seen("ingest", "callersGone")).isEqualTo(goneBefore);
        }
        await().untilAsserted(() -> assertThat(seen("ingest", "callersGone")).isEqualTo(goneBefore + 1));
    }

    @Test
    void aStatedLengthBeyondTheLimitIsRefusedBeforeTheServiceSeesIt() {
        int before = seen("ingest", "requests");
        given().body(new byte[1024 * 1024 + 1])
                .post("/webhooks/amocrm-main")
                .then()
                .statusCode(413)
                .contentType(PROBLEM)
                .body("detail", equalTo("The body may have at most 1048576 bytes."));
        assertThat(seen("ingest", "requests")).isEqualTo(before);
        given().body(new byte[1024 * 1024]).post("/webhooks/amocrm-main").then().statusCode(200);
    }

    @Test
    void anUnstatedLengthBeyondTheLimitIsCutOff() {
        String answer = chunked(17);
        assertThat(answer).startsWith("HTTP/1.1 413").contains("payload-too-large");
        assertThat(chunked(16)).startsWith("HTTP/1.1 200");
    }

    private String chunked(int chunksOf64K) {
        try (RawHttp upload = new RawHttp(gateway)) {
            upload.send("POST /webhooks/y/upload HTTP/1.1\r\nHost: " + gateway.getAuthority()
                    + "\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int chunk = 0; chunk < chunksOf64K; chunk++) {
                upload.send("10000\r\n" + "a".repeat(0x10000) + "\r\n");
            }
            upload.send("0\r\n\r\n");
            return upload.readToEnd();
        }
    }

    @Test
    void aServiceThatIsDownIsUnavailable() {
        anna().get("/api/down/values")
                .then()
                .statusCode(503)
                .contentType(PROBLEM)
                .header("Retry-After", equalTo("5"));
        given().body("x").post("/webhooks/down").then().statusCode(503).contentType(PROBLEM);
    }

    @Test
    void aServiceThatBreaksOffIsABadGateway() {
        anna().get("/api/metrics/break").then().statusCode(502).contentType(PROBLEM);
        given().post("/webhooks/x/break").then().statusCode(503).contentType(PROBLEM);
    }

    @Test
    void aServiceThatKeepsSilentTimesOut() {
        anna().get("/api/slow/silent").then().statusCode(504).contentType(PROBLEM);
    }

    @Test
    void anAnswerThatBreaksOffIsNotMadeToLookWhole() {
        String answer = RawHttp.get(gateway, "/webhooks/x/half");
        assertThat(answer).startsWith("HTTP/1.1 200").contains("half of").doesNotContain("\r\n0\r\n");
    }

    @Test
    void aSourceBeyondItsRateIsToldWhenToComeBack() {
        given().post("/webhooks/tiny").then().statusCode(200);
        given().post("/webhooks/tiny/secret").then().statusCode(200);
        given().post("/webhooks/tiny")
                .then()
                .statusCode(429)
                .contentType(PROBLEM)
                .header("Retry-After", Integer::parseInt, allOf(greaterThan(0), lessThanOrEqualTo(60)));
        given().post("/webhooks/other").then().statusCode(200);
    }

    @Test
    void aSubjectBeyondItsRateIsToldWhenToComeBack() {
        String greedy = Tokens.access("clara.weber");
        for (int request = 0; request < 200; request++) {
            given().auth().oauth2(greedy).get("/api/definitions/me").then().statusCode(200);
        }
        given().auth()
                .oauth2(greedy)
                .get("/api/metrics/values")
                .then()
                .statusCode(429)
                .contentType(PROBLEM)
                .header("Retry-After", Integer::parseInt, allOf(greaterThan(0), lessThanOrEqualTo(60)));
        given().auth()
                .oauth2(Tokens.access("dmitri.volkov"))
                .get("/api/metrics/values")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification anna() {
        return given().auth().oauth2(Tokens.access("anna.petrova"));
    }

    private static int seen(String service, String what) {
        String path = service.equals("ingest") ? "/webhooks/stub/seen" : "/api/" + service + "/seen";
        return given().auth().oauth2(Tokens.access("otto.ops")).get(path).path(what);
    }
}
