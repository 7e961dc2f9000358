package app.merit.ingest.crm.zoho;

import static app.merit.ingest.crm.Decoding.request;
import static app.merit.ingest.crm.Decoding.source;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Secret;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZohoProofTest {
    private static final ZohoAdapter ZOHO = new ZohoAdapter();
    /** The vendor's own example of a token. */
    private static final String TOKEN = "TOKEN_FOR_VERIFICATION_OF_1000000068001";

    private static final String BODY = "{\"channel_id\":\"555001\",\"token\":\"%s\",\"ids\":[]}";

    @Test
    void theTokenThatComesBackProves() {
        assertThat(prove(BODY.formatted(TOKEN), "older-token", TOKEN))
                .isEqualTo(new Proof.Proven("zoho-token", "k2", false));
        assertThat(prove(BODY.formatted(TOKEN), "token=" + TOKEN)).isInstanceOf(Proof.Proven.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token_for_verification_of_1000000068001", "TOKEN_FOR_VERIFICATION_OF_1000000068001 ", "x"})
    void anyOtherDoesNot(String token) {
        assertThat(prove(BODY.formatted(token), TOKEN)).isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "{\"token\":null}", "{\"token\":\"\"}", "{\"data\":{\"token\":\"%s\"}}", "token"
            })
    void aBodyWithoutATokenProvesNothing(String body) {
        assertThat(prove(body.replace("%s", TOKEN), TOKEN)).isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
    }

    /** The token could not be found in it to be blanked. */
    @Test
    void anotherEncodingProvesNothing() {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            var text = new String(BODY.formatted(TOKEN).getBytes(charset), StandardCharsets.UTF_8);
            assertThat(prove(text, TOKEN)).isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
        }
    }

    @ParameterizedTest
    @CsvSource({"channel-id=555001,true", "channelId=555001,true", "channel_id=555002,false"})
    void theChannelIsAConditionAndNoKey(String condition, boolean proven) {
        assertThat(prove(BODY.formatted(TOKEN), TOKEN, condition) instanceof Proof.Proven)
                .isEqualTo(proven);
        assertThat(prove(BODY.formatted("555001"), condition)).isInstanceOf(Proof.Refused.class);
        assertThat(ZOHO.traces(new Secret("k", condition))).isEmpty();
    }

    @Test
    void anUnknownChannelContradicts() {
        assertThat(ZOHO.contradicts(request(Map.of(), List.of(), BODY), Set.of("555001")))
                .isFalse();
        assertThat(ZOHO.contradicts(request(Map.of(), List.of(), BODY), Set.of("555002")))
                .isTrue();
        assertThat(ZOHO.contradicts(request(Map.of(), List.of(), "{}"), Set.of("555002")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"token\":\"%s\",\"é\":1}", "{\"é\":1,\"token\" : \"%s\"}", "{\"token\":\"a\\\"%s\"}"})
    void theTokenIsBlankedByItsPlace(String body) {
        String blanked = new String(
                ZOHO.withoutCredentials(body.formatted("secret-of-old").getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
        assertThat(blanked)
                .doesNotContain("secret-of-old")
                .contains("\"token\"")
                .contains("***");
        assertThat(blanked.contains("é")).isEqualTo(body.contains("é"));
    }

    @Test
    void aHostileBodyIsBlankedWithoutRecursion() {
        byte[] body = ("{\"token\":\"" + "\\\"".repeat(400_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(new String(ZOHO.withoutCredentials(body), StandardCharsets.UTF_8))
                .isEqualTo("{\"token\":\"***");
    }

    @ParameterizedTest
    @CsvSource({"short,false", "long-enough,true", "channel-id=555001,false"})
    void aTokenIsLongEnoughToBeBlanked(String secret, boolean usable) {
        assertThat(ZOHO.complaint(source("zoho", secret)).isEmpty()).isEqualTo(usable);
        assertThat(ZOHO.complaint(source("zoho", "x".repeat(51)))).isPresent();
        assertThat(ZOHO.complaint(source("zoho", "long-enough").withOptions(Map.of("data-center", "mars"))))
                .isPresent();
    }

    private static Proof prove(String body, String... secrets) {
        return ZOHO.prove(request(Map.of(), List.of(), body), source("zoho", secrets), Instant.EPOCH);
    }
}
