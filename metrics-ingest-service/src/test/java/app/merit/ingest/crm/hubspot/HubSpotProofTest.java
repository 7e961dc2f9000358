package app.merit.ingest.crm.hubspot;

import static app.merit.ingest.crm.hubspot.HubSpotFixture.HUBSPOT;
import static app.merit.ingest.crm.hubspot.HubSpotFixture.SECRET;
import static app.merit.ingest.crm.hubspot.HubSpotFixture.source;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.format.Proofs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSpotProofTest {
    private static final String VENDOR_SECRET = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
    private static final String VENDOR_URL = "https://www.example.com/webhook_uri";
    private static final Proof MISMATCH = new Proof.Refused(Proof.Reason.MISMATCH);
    private static final Proof MISSING = new Proof.Refused(Proof.Reason.MISSING);
    private static final long NOW = 1700000300000L;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\u0001',
            value = {
                "{'example_field':'example_value'},1693657560000,K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=",
                "{'example_field':'example_value'},1700000300000,RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw=",
                "{\"example_field\":\"example_value\"},1693657560000,oaA3M5dEtt6kFsseJD/Hv/x+JNl1vsoxFj4oxmwP6Go="
            })
    void theVectorsOfTheVendorProve(String body, long timestamp, String signature) {
        SourceSettings source = vendorSource(Map.of());
        Request request = request("/webhook_uri", v3(timestamp, signature), body);

        assertThat(HUBSPOT.prove(request, source, Instant.ofEpochMilli(timestamp)))
                .isEqualTo(new Proof.Proven("hubspot-v3", "k1", true));
        assertThat(HUBSPOT.prove(
                        request("/webhook_uri", v3(timestamp, signature), body + " "),
                        source,
                        Instant.ofEpochMilli(timestamp)))
                .isEqualTo(MISMATCH);
    }

    @Test
    void theDocumentedEscapesOfTheAddressAreUndone() {
        String body = "[{\"eventId\":1,\"subscriptionType\":\"deal.creation\",\"objectId\":42,\"portalId\":7,"
                + "\"occurredAt\":1700000000000,\"attemptNumber\":0}]";
        Request request =
                request("/hooks/hubspot?tenant=a%3Ab", v3(NOW, "G6f7tZJP8balmYmOMXk/1IYhnR1RZP4eBTS3janILhY="), body);

        for (String url : List.of(
                "https://ingest.example.com/hooks/hubspot?tenant=a%3Ab",
                "https://ingest.example.com/hooks/hubspot",
                "https://ingest.example.com",
                "https://ingest.example.com/")) {
            assertThat(HUBSPOT.prove(request, source(Optional.of(url), Map.of()), Instant.ofEpochMilli(NOW)))
                    .as(url)
                    .isEqualTo(new Proof.Proven("hubspot-v3", "k2", true));
        }
        assertThat(HUBSPOT.prove(
                        request, source(Optional.of("https://other.example.com"), Map.of()), Instant.ofEpochMilli(NOW)))
                .isEqualTo(MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "a%3Ab%2Fc%3Fd%40e,a:b/c?d@e",
        "%21%24%28%29%2a%3b%3f,!$()*;?",
        "%20%26%3D%25,%20%26%3D%25",
        "%253A,%253A",
        "%D0%9C,%D0%9C",
        "%3,%3"
    })
    void noOtherEscapeIsUndoneAndNoneTwice(String escaped, String decoded) {
        assertThat(SignedUri.decoded("https://h/p?x=" + escaped)).isEqualTo("https://h/p?x=" + decoded);
    }

    @Test
    void theApostropheAndTheCommaAreUndoneToo() {
        assertThat(SignedUri.decoded("https://h/p?x=%27a%2cb%2C")).isEqualTo("https://h/p?x='a,b,");
    }

    @Test
    void theAddressComesFromTheConfigurationAndElseFromTheHost() {
        String target = "/webhooks/hub/path?a=1";
        Request request = signed("https://crm.example.com" + target, target, NOW);

        assertThat(prove(request, Optional.empty())).isInstanceOf(Proof.Proven.class);
        assertThat(prove(request, Optional.of("https://crm.example.com"))).isInstanceOf(Proof.Proven.class);
        assertThat(prove(request, Optional.of("https://else.example.com"))).isEqualTo(MISMATCH);
    }

    @Test
    void aProxyMayHaveCutThePathOrPutSomethingInFront() {
        String target = "/webhooks/hub?a=1";
        assertThat(prove(
                        signed("https://x.example.com/in/hub?a=1", target, NOW),
                        Optional.of("https://x.example.com/in/hub")))
                .isInstanceOf(Proof.Proven.class);
        assertThat(prove(
                        signed("https://x.example.com/in/webhooks/hub?a=1", target, NOW),
                        Optional.of("https://x.example.com/in/")))
                .isInstanceOf(Proof.Proven.class);
        assertThat(prove(
                        signed("https://x.example.com/in/hub?b=2", target, NOW),
                        Optional.of("https://x.example.com/in/hub")))
                .isEqualTo(MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({"0,true", "-300000,true", "300000,true", "-300001,false", "300001,false"})
    void aSignatureIsGoodForFiveMinutesBothWays(long offsetMillis, boolean good) {
        Request request = signed("https://h.example.com/x", "/x", NOW + offsetMillis);
        assertThat(prove(request, Optional.of("https://h.example.com/x")))
                .isEqualTo(good ? new Proof.Proven("hubspot-v3", "k2", true) : new Proof.Refused(Proof.Reason.STALE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "99999999999999999999", "-1700000300000", "1700000300000.5"})
    void whatIsNoTimeIsNeverFresh(String timestamp) {
        String url = "https://h.example.com/x";
        String signature = hmac(url, "[]", timestamp);
        Request request = request("/x", headers(timestamp, signature), "[]");
        assertThat(prove(request, Optional.of(url))).isEqualTo(new Proof.Refused(Proof.Reason.STALE));
    }

    @Test
    void withoutASignatureOrItsTimeNothingIsProven() {
        assertThat(prove(request("/x", Map.of(), "[]"), Optional.of("https://h/x")))
                .isEqualTo(MISSING);
        assertThat(prove(request("/x", Map.of("X-HubSpot-Signature-v3", "abc"), "[]"), Optional.of("https://h/x")))
                .isEqualTo(MISSING);
        assertThat(prove(request("/x", headers("1700000300000", ""), "[]"), Optional.of("https://h/x")))
                .isEqualTo(MISMATCH);
    }

    @Test
    void theOlderVersionsCountOnlyWhereTheSettingsSaySo() {
        String body = "{\"example_field\":\"example_value\"}";
        Map<String, String> v2 = legacy("v2", "9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900");
        Map<String, String> on = Map.of("legacy-signatures", "true");

        assertThat(HUBSPOT.prove(request("/webhook_uri", v2, body), vendorSource(on), Instant.EPOCH))
                .isEqualTo(new Proof.Proven("hubspot-v2", "k1", true));
        assertThat(HUBSPOT.prove(request("/webhook_uri", v2, body), vendorSource(Map.of()), Instant.EPOCH))
                .isEqualTo(MISSING);
        assertThat(HUBSPOT.prove(request("/webhook_uri", v2, body + "x"), vendorSource(on), Instant.EPOCH))
                .isEqualTo(MISMATCH);
        Map<String, String> v1 = legacy("v1", sha256(VENDOR_SECRET + body));
        assertThat(HUBSPOT.prove(request("/webhook_uri", v1, body), vendorSource(on), Instant.EPOCH))
                .isEqualTo(new Proof.Proven("hubspot-v1", "k1", true));
        assertThat(HUBSPOT.prove(request("/webhook_uri", v1, body), vendorSource(Map.of()), Instant.EPOCH))
                .isEqualTo(MISSING);
        Map<String, String> v9 = legacy("v9", sha256(VENDOR_SECRET + body));
        assertThat(HUBSPOT.prove(request("/webhook_uri", v9, body), vendorSource(on), Instant.EPOCH))
                .isEqualTo(MISMATCH);
    }

    @Test
    void nobodyChoosesTheWeakerVersion() {
        String body = "[]";
        Map<String, String> both = new LinkedHashMap<>(legacy("v1", sha256(VENDOR_SECRET + body)));
        both.putAll(headers(Long.toString(NOW), "not-the-signature"));

        assertThat(HUBSPOT.prove(
                        request("/webhook_uri", both, body),
                        vendorSource(Map.of("legacy-signatures", "true")),
                        Instant.ofEpochMilli(NOW)))
                .isEqualTo(MISMATCH);
    }

    @Test
    void eventsOfAnotherAccountContradict() {
        String own = HubSpotFixture.property("amount", "1");
        String foreign = own.replace("\"portalId\":700", "\"portalId\":701");
        assertThat(contradicts("[" + own + "]")).isFalse();
        assertThat(contradicts("[" + foreign + "]")).isTrue();
        assertThat(contradicts("[" + own + "," + foreign + "]")).isTrue();
        assertThat(contradicts("[{}]")).isFalse();
        assertThat(contradicts("nonsense")).isFalse();
    }

    @Test
    void bodiesAreJson() {
        assertThat(HUBSPOT.accepts(Headers.of(Map.of("content-type", "application/json;charset=utf-8"))))
                .isTrue();
        assertThat(HUBSPOT.accepts(Headers.of(Map.of("content-type", "text/plain"))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://crm.example.com/in?x=1,legacy-signatures,true,true",
        "crm.example.com,legacy-signatures,true,false",
        "https://crm.example.com/a#b,legacy-signatures,true,false",
        "https://crm.example.com,legacy-signatures,yes,false",
        "https://crm.example.com,plan,oauth,true",
        "https://crm.example.com,plan,free,false",
        "https://crm.example.com,properties,'margin, region_code',true",
        "https://crm.example.com,properties,Deal Name,false"
    })
    void wrongSettingsAreNamed(String url, String option, String value, boolean fine) {
        var complaint = HUBSPOT.complaint(source(Optional.of(url), Map.of(option, value)));
        assertThat(complaint.isEmpty()).isEqualTo(fine);
    }

    private static boolean contradicts(String body) {
        return HUBSPOT.contradicts(request("/x", Map.of(), body), Set.of("700"));
    }

    private static Proof prove(Request request, Optional<String> publicUrl) {
        return HUBSPOT.prove(request, source(publicUrl, Map.of()), Instant.ofEpochMilli(NOW));
    }

    private static SourceSettings vendorSource(Map<String, String> options) {
        SourceSettings plain = Decoding.source("hubspot", VENDOR_SECRET);
        return new SourceSettings(
                plain.name(),
                plain.type(),
                plain.secrets(),
                Optional.empty(),
                Set.of(),
                1024,
                Map.of(),
                Optional.of(VENDOR_URL),
                options,
                Optional.empty());
    }

    private static Request signed(String url, String target, long timestamp) {
        return request(target, v3(timestamp, hmac(url, "[]", Long.toString(timestamp))), "[]");
    }

    private static Request request(String target, Map<String, String> headers, String body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Host", "crm.example.com");
        return Decoding.request(target, all, List.of(), body);
    }

    private static Map<String, String> v3(long timestamp, String signature) {
        return headers(Long.toString(timestamp), signature);
    }

    private static Map<String, String> headers(String timestamp, String signature) {
        return Map.of("X-HubSpot-Request-Timestamp", timestamp, "X-HubSpot-Signature-v3", signature);
    }

    private static Map<String, String> legacy(String version, String signature) {
        return Map.of("X-HubSpot-Signature-Version", version, "X-HubSpot-Signature", signature);
    }

    private static String hmac(String url, String body, String timestamp) {
        byte[] text = ("POST" + url + body + timestamp).getBytes(StandardCharsets.UTF_8);
        byte[] key = SECRET.getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(Proofs.hmacSha256(key, text));
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Proofs.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
