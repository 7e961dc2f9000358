package app.merit.ingest.crm.close;

import static app.merit.ingest.crm.Decoding.request;
import static app.merit.ingest.crm.Decoding.source;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloseProofTest {
    private static final CloseAdapter CLOSE = new CloseAdapter();
    private static final String KEY = "058bfb6a3d8cfdc4da7c3be5901b16ae11da982b46a25fb2cd7016e97a140a1c";
    private static final String OTHER = "fa".repeat(32);
    private static final String BODY = "{\"event\":{\"id\":\"ev_1\"}}";
    private static final String HASH = "aea19239fa4bd879a385685780747a52b3fb688938840a1472d9abe71e410db6";
    private static final long SENT = 1_544_271_440L;

    @Test
    void theVectorOfTheVendorProves() {
        assertThat(prove(HASH, SENT, BODY, SENT, KEY)).isEqualTo(new Proof.Proven("close-hmac", "k1", true));
    }

    @Test
    void theSecondOfTwoKeysProvesAsWell() {
        assertThat(prove(HASH, SENT, BODY, SENT, OTHER, KEY)).isEqualTo(new Proof.Proven("close-hmac", "k2", true));
        assertThat(prove(HASH, SENT, BODY, SENT, OTHER)).isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
    }

    @Test
    void hexOfEitherCaseIsTheSame() {
        assertThat(prove(HASH.toUpperCase(), SENT, BODY, SENT, KEY.toUpperCase()))
                .isInstanceOf(Proof.Proven.class);
    }

    @Test
    void theTextOfTheKeyIsNotTheKey() throws Exception {
        String signed = hmac(KEY.getBytes(StandardCharsets.UTF_8), SENT + BODY);

        assertThat(prove(signed, SENT, BODY, SENT, KEY)).isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
    }

    @Test
    void aBodyWithOneByteMoreDoesNotProve() {
        assertThat(prove(HASH, SENT, BODY + " ", SENT, KEY)).isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
    }

    @Test
    void theRawBytesAreSigned() throws Exception {
        String cyrillic = "{\"event\":{\"status_label\":\"Закрыта\"}}";
        String signed = hmac(HexFormat.of().parseHex(KEY), SENT + cyrillic);

        assertThat(prove(signed, SENT, cyrillic, SENT, KEY)).isInstanceOf(Proof.Proven.class);
    }

    @ParameterizedTest
    @CsvSource({"300,true", "301,false", "-300,true", "-301,false"})
    void fiveMinutesCountInBothDirections(long later, boolean proven) {
        Proof expected = proven ? new Proof.Proven("close-hmac", "k1", true) : new Proof.Refused(Proof.Reason.STALE);

        assertThat(prove(HASH, SENT, BODY, SENT + later, KEY)).isEqualTo(expected);
    }

    /** Without a readable time nobody knows how old the request is, however well it is signed. */
    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "1544271440.5", "0", "-1544271440"})
    void aTimestampThatIsNoneIsStale(String timestamp) throws Exception {
        String signed = hmac(HexFormat.of().parseHex(KEY), timestamp + BODY);
        var request = request(Map.of("close-sig-hash", signed, "close-sig-timestamp", timestamp), List.of(), BODY);

        assertThat(CLOSE.prove(request, source("close", KEY), Instant.ofEpochSecond(SENT)))
                .isEqualTo(new Proof.Refused(Proof.Reason.STALE));
    }

    @Test
    void bothHeadersAreNeeded() {
        for (var headers : List.of(
                Map.of("close-sig-hash", HASH),
                Map.of("close-sig-timestamp", Long.toString(SENT)),
                Map.<String, String>of())) {
            assertThat(CLOSE.prove(
                            request(headers, List.of(), BODY), source("close", KEY), Instant.ofEpochSecond(SENT)))
                    .isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
        }
    }

    @Test
    void aSecretThatIsNoHexProvesNothingAndBreaksNothing() {
        assertThat(prove(HASH, SENT, BODY, SENT, "not-hex-at-all")).isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
        assertThat(CLOSE.complaint(source("close", "not-hex-at-all"))).isPresent();
        assertThat(CLOSE.complaint(source("close", "abcd"))).isPresent();
        assertThat(CLOSE.complaint(source("close", KEY, OTHER))).isEmpty();
    }

    @Test
    void theZoneOfDaysMustBeOne() {
        assertThat(CLOSE.complaint(source("close", KEY).withOptions(Map.of("date-zone", "Europe/Berlin"))))
                .isEmpty();
        assertThat(CLOSE.complaint(source("close", KEY).withOptions(Map.of("date-zone", "Berlin"))))
                .isPresent();
    }

    @Test
    void anotherOrganisationContradicts() {
        assertThat(contradicts("{\"event\":{\"organization_id\":\"orga_a\"}}")).isFalse();
        assertThat(contradicts("{\"event\":{\"organization_id\":\"orga_b\"}}")).isTrue();
        assertThat(contradicts("{\"event\":{}}")).isFalse();
        assertThat(contradicts("nonsense")).isFalse();
    }

    @Test
    void theKeyIsBlankedInBothCases() {
        assertThat(CLOSE.traces(new Secret("k1", KEY))).contains(KEY, KEY.toUpperCase());
    }

    private static boolean contradicts(String body) {
        return CLOSE.contradicts(request(Map.of(), List.of(), body), Set.of("orga_a"));
    }

    private static Proof prove(String hash, long sent, String body, long now, String... keys) {
        var headers = Map.of("Close-Sig-Hash", hash, "Close-Sig-Timestamp", Long.toString(sent));
        return CLOSE.prove(request(headers, List.of(), body), source("close", keys), Instant.ofEpochSecond(now));
    }

    private static String hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
