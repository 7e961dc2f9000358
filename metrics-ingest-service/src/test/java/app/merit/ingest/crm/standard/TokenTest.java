package app.merit.ingest.crm.standard;

import static app.merit.ingest.crm.Decoding.request;
import static app.merit.ingest.crm.Decoding.source;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    private static final String TOKEN = "fake-token-00000001";
    private static final StandardAdapter STANDARD = new StandardAdapter();

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + TOKEN, "bearer  " + TOKEN + " "})
    void aBearerTokenProvesWithoutCoveringTheBody(String header) {
        assertThat(prove("/w", Map.of("Authorization", header))).isEqualTo(new Proof.Proven("bearer", "k2", false));
    }

    @Test
    void aTokenInTheQueryProves() {
        assertThat(prove("/w?access_token=" + TOKEN, Map.of())).isEqualTo(new Proof.Proven("bearer", "k2", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer fake-token-00000002", "Bearer whsec_ZmFrZS1zaWduaW5nLWtleS0wMDAx"})
    void anotherTokenDoesNotNorDoesASigningKeySentAlong(String header) {
        assertThat(prove("/w", Map.of("Authorization", header))).isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "Basic " + TOKEN, TOKEN})
    void whatIsNoBearerTokenIsMissing(String header) {
        assertThat(prove("/w", Map.of("Authorization", header))).isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
    }

    @Test
    void aTokenDoesNotSaveAWrongSignature() {
        Map<String, String> headers = Map.of(
                "Authorization", "Bearer " + TOKEN,
                "webhook-id", "m-1",
                "webhook-timestamp", "1",
                "webhook-signature", "v1,AAAA");
        assertThat(prove("/w", headers)).isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
    }

    private static Proof prove(String target, Map<String, String> headers) {
        return STANDARD.prove(
                request(target, headers, List.of(), "{}"),
                source("standard", "whsec_ZmFrZS1zaWduaW5nLWtleS0wMDAx", TOKEN),
                Instant.ofEpochSecond(1));
    }
}
