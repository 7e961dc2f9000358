package app.merit.ingest.crm.standard;

import static app.merit.ingest.crm.Decoding.request;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.Signing;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    /** The published test vector of Standard Webhooks. */
    private static final String VECTOR_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String VECTOR_ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long VECTOR_AT = 1614265330;
    private static final String VECTOR_BODY = "{\"test\": 2432232314}";
    private static final String VECTOR_SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static final Proof PROVEN = new Proof.Proven("standard-webhooks", "k1", true);

    @Test
    void thePublishedVectorProves() {
        assertThat(prove(VECTOR_SIGNATURE, VECTOR_BODY, 1)).isEqualTo(PROVEN);
        assertThat(Signing.standard(VECTOR_SECRET, VECTOR_ID, VECTOR_AT, VECTOR_BODY))
                .isEqualTo(VECTOR_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2,abc %s", "%s v1,wrong=", "v1a,xyz %s v3,abc", "v1,wrong=  %s", "v2,a,%s"})
    void anyMatchingSignatureAmongSeveralProves(String header) {
        assertThat(prove(header.formatted(VECTOR_SIGNATURE), VECTOR_BODY, 0)).isEqualTo(PROVEN);
    }

    /** One signature in four hundred begins like a version. */
    @ParameterizedTest
    @ValueSource(strings = {"%s", "v1,wrong= %s", "v1,wrong=,%s", "v1,wrong=, %s"})
    void aSignatureThatBeginsLikeAVersionProves(String header) {
        String body = IntStream.range(0, 100_000)
                .mapToObj(number -> "{\"test\":" + number + "}")
                .filter(text -> Signing.standard(VECTOR_SECRET, VECTOR_ID, VECTOR_AT, text)
                        .matches("v1,v[0-9].*"))
                .findFirst()
                .orElseThrow();
        String signature = Signing.standard(VECTOR_SECRET, VECTOR_ID, VECTOR_AT, body);

        assertThat(prove(header.formatted(signature), body, 0)).isEqualTo(PROVEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF=",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLawdd",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE",
                "v1,"
            })
    void aWrongSignatureDoesNot(String signature) {
        assertThat(prove(signature, VECTOR_BODY, 0)).isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "", "g0hM9SsE+OTPJTGt"})
    void withoutAVersionOneSignatureNothingIsProven(String signature) {
        assertThat(prove(signature, VECTOR_BODY, 0)).isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
    }

    @Test
    void theBodyIsSignedByteForByte() {
        assertThat(prove(VECTOR_SIGNATURE, "{\"test\":2432232314}", 0))
                .isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
    }

    @ParameterizedTest
    @CsvSource({"300,true", "301,false", "-300,true", "-301,false"})
    void theToleranceIsFiveMinutesBothWays(long secondsOff, boolean proven) {
        Proof proof = prove(VECTOR_SIGNATURE, VECTOR_BODY, secondsOff);
        assertThat(proof).isEqualTo(proven ? PROVEN : new Proof.Refused(Proof.Reason.STALE));
    }

    @Test
    void anyActiveSecretProvesAlsoOneWithoutThePrefix() {
        var secrets = List.of(
                new Secret("old", "whsec_ZmFrZS1vdGhlci1rZXktMDAwMQ=="), new Secret("new", VECTOR_SECRET.substring(6)));
        Map<String, String> headers = Map.of(
                "webhook-id", VECTOR_ID, "webhook-timestamp", "" + VECTOR_AT, "webhook-signature", VECTOR_SIGNATURE);
        assertThat(Signature.prove(request(headers, List.of(), VECTOR_BODY), secrets, Instant.ofEpochSecond(VECTOR_AT)))
                .isEqualTo(new Proof.Proven("standard-webhooks", "new", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void everyHeaderIsNeeded(String missing) {
        Map<String, String> headers = new java.util.HashMap<>(Map.of(
                "webhook-id", VECTOR_ID, "webhook-timestamp", "" + VECTOR_AT, "webhook-signature", VECTOR_SIGNATURE));
        headers.remove(missing);
        assertThat(Signature.prove(
                        request(headers, List.of(), VECTOR_BODY),
                        List.of(new Secret("k1", VECTOR_SECRET)),
                        Instant.ofEpochSecond(VECTOR_AT)))
                .isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
    }

    private static Proof prove(String signature, String body, long secondsOff) {
        Map<String, String> headers =
                Map.of("Webhook-Id", VECTOR_ID, "webhook-timestamp", "" + VECTOR_AT, "webhook-signature", signature);
        return Signature.prove(
                request(headers, List.of(), body),
                List.of(new Secret("k1", VECTOR_SECRET)),
                Instant.ofEpochSecond(VECTOR_AT + secondsOff));
    }
}
