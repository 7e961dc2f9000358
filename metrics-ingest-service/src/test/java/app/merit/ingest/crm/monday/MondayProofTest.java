package app.merit.ingest.crm.monday;

import static app.merit.ingest.crm.Decoding.request;
import static app.merit.ingest.crm.Decoding.source;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MondayProofTest {
    private static final MondayAdapter MONDAY = new MondayAdapter();
    private static final String SECRET = "fake-signing-secret";
    private static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final long EXPIRES = 1_893_456_000L;
    private static final String CLAIMS = "{\"iss\":\"monday\",\"exp\":" + EXPIRES + "}";
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Proof PROVEN = new Proof.Proven("jwt-hs256", "k1", false);
    private static final Proof MISMATCH = new Proof.Refused(Proof.Reason.MISMATCH);

    @Test
    void theVectorOfTheReferenceProves() {
        String token = base64(HS256) + "." + base64(CLAIMS) + ".-R4MUBW0ONIz7silepMRzdcY3Pwf7LKmrO-9xe63UlI";

        assertThat(prove(token, NOW, SECRET)).isEqualTo(PROVEN);
        assertThat(prove("Bearer " + token, NOW, SECRET)).isEqualTo(PROVEN);
    }

    @Test
    void theSecondOfTwoSecretsProvesAsWell() {
        assertThat(prove(token(HS256, CLAIMS, SECRET), NOW, "fake-other-secret", SECRET))
                .isEqualTo(new Proof.Proven("jwt-hs256", "k2", false));
        assertThat(prove(token(HS256, CLAIMS, SECRET), NOW, "fake-other-secret"))
                .isEqualTo(MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({"-1,true", "0,false", "1,false"})
    void aTokenIsGoodUntilItExpires(long secondsAfterItsEnd, boolean proven) {
        assertThat(prove(token(HS256, CLAIMS, SECRET), Instant.ofEpochSecond(EXPIRES + secondsAfterItsEnd), SECRET))
                .isEqualTo(proven ? PROVEN : new Proof.Refused(Proof.Reason.STALE));
    }

    /** An expired token of somebody else is just wrong: the signature is looked at first. */
    @Test
    void anExpiredTokenOfAnotherSecretIsNoStaleOne() {
        assertThat(prove(token(HS256, CLAIMS, "fake-other-secret"), Instant.ofEpochSecond(EXPIRES + 1), SECRET))
                .isEqualTo(MISMATCH);
    }

    @Test
    void aTokenWithoutAnEndProvesNothing() {
        assertThat(prove(token(HS256, "{\"iss\":\"monday\"}", SECRET), NOW, SECRET))
                .isEqualTo(MISMATCH);
    }

    @Test
    void theAudienceMayBeAnything() {
        assertThat(prove(
                        token(HS256, "{\"aud\":\"https://merit.example.com\",\"exp\":" + EXPIRES + "}", SECRET),
                        NOW,
                        SECRET))
                .isEqualTo(PROVEN);
    }

    @Test
    void noOtherAlgorithmIsTaken() throws Exception {
        assertThat(prove(base64("{\"alg\":\"none\"}") + "." + base64(CLAIMS) + ".", NOW, SECRET))
                .isEqualTo(MISMATCH);
        String input = base64("{\"alg\":\"HS512\"}") + "." + base64(CLAIMS);
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
        String signature = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal(input.getBytes(StandardCharsets.UTF_8)));
        assertThat(prove(input + "." + signature, NOW, SECRET)).isEqualTo(MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", "nonsense", "...", "{}", "eyJhbGciOiJIUzI1NiJ9..", "Basic Zm9vOmJhcg=="})
    void whatIsNoTokenBreaksNothing(String header) {
        assertThat(prove(header, NOW, SECRET)).isEqualTo(MISMATCH);
    }

    @Test
    void deeplyNestedOrEncryptedTokensBreakNothing() {
        assertThat(prove(base64("[".repeat(2_000)) + "." + base64(CLAIMS) + ".x", NOW, SECRET))
                .isEqualTo(MISMATCH);
        String encrypted = base64(
                "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128CBC-HS256\",\"p2s\":\"c2FsdHNhbHQ\",\"p2c\":2000000}");
        assertThat(prove(encrypted + ".YWE.YWE.YWE.YWE", NOW, SECRET)).isEqualTo(MISMATCH);
    }

    @Test
    void aHugeTokenIsNotEvenRead() {
        assertThat(prove("a".repeat(5_000), NOW, SECRET)).isEqualTo(MISMATCH);
    }

    @Test
    void theWebhooksOfABoardProveByTheirAddress() {
        assertThat(MONDAY.prove(
                        request(Map.of(), List.of("fake-url-secret"), "{}"), source("monday", "fake-url-secret"), NOW))
                .isEqualTo(new Proof.Proven("url-secret", "k1", false));
        assertThat(MONDAY.prove(request(Map.of(), List.of("guess"), "{}"), source("monday", "fake-url-secret"), NOW))
                .isEqualTo(MISMATCH);
        assertThat(MONDAY.prove(request(Map.of(), List.of(), "{}"), source("monday", "fake-url-secret"), NOW))
                .isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
    }

    @Test
    void aChallengeIsEchoedAsJson() {
        assertThat(MONDAY.handshake(request(Map.of(), List.of(), "{ \"challenge\" : \"a\\u0022b</script>é\" }")))
                .contains(Reply.of(200, "application/json", "{\"challenge\":\"a\\\"b</script>é\"}"));
        assertThat(echo("x".repeat(512))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"challenge\":\"\"}",
                "{\"challenge\":7}",
                "{\"challenge\":{\"a\":1}}",
                "{\"challenge\":\"abc\",\"event\":{}}",
                "[\"challenge\"]",
                "\"challenge\"",
                "{",
                ""
            })
    void anythingElseIsNoHandshake(String body) {
        assertThat(MONDAY.handshake(request(Map.of(), List.of(), body))).isEmpty();
    }

    @Test
    void aLongChallengeIsNotEchoed() {
        assertThat(echo("x".repeat(513))).isEmpty();
        assertThat(echo("x".repeat(100_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{\"abc\":{}}",
                "{\"1\":7}",
                "{\"1\":{\"entity\":\"lead\"}}",
                "{\"1\":{\"statusColum\":\"status\"}}",
                "{\"1\":{\"currency\":\"euro\"}}",
                "{\"1\":{\"amountColumn\":\"numbers\"}}",
                "{\"1\":{\"entity\":\"activity\",\"activityType\":\"chat\"}}"
            })
    void wrongBoardsAreNamed(String boards) {
        assertThat(MONDAY.complaint(source("monday", SECRET).withOptions(Map.of("boards", boards))))
                .isPresent();
    }

    @Test
    void usableSettingsHaveNoComplaint() {
        assertThat(MONDAY.complaint(source("monday", SECRET))).isEmpty();
        assertThat(MONDAY.complaint(source("monday", SECRET)
                        .withOptions(Map.of(
                                "boards",
                                "{\"1\":{\"entity\":\"deal\",\"statusColumn\":\"status\",\"won\":[1],\"lost\":[2],"
                                        + "\"amountColumn\":\"numbers\",\"currency\":\"EUR\",\"ownerColumn\":\"people\"}}",
                                "calls-per-day",
                                "10000"))))
                .isEmpty();
        assertThat(MONDAY.complaint(source("monday", SECRET).withOptions(Map.of("calls-per-day", "many"))))
                .isPresent();
    }

    private static Optional<Reply> echo(String challenge) {
        return MONDAY.handshake(request(Map.of(), List.of(), "{\"challenge\":\"" + challenge + "\"}"));
    }

    private static Proof prove(String authorization, Instant now, String... secrets) {
        return MONDAY.prove(
                request(Map.of("Authorization", authorization), List.of(), "{}"), source("monday", secrets), now);
    }

    private static String token(String header, String claims, String secret) {
        try {
            String input = base64(header) + "." + base64(claims);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal(input.getBytes(StandardCharsets.UTF_8));
            return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
