package app.merit.ingest.crm.copper;

import static app.merit.ingest.crm.Decoding.request;
import static app.merit.ingest.crm.Decoding.source;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopperProofTest {
    private static final CopperAdapter COPPER = new CopperAdapter();
    private static final String BODY = "{\"ids\":[1],\"secret\":\"fake-secret\",\"key\":\"fake-key\"}";
    private static final Proof MISMATCH = new Proof.Refused(Proof.Reason.MISMATCH);
    private static final Proof MISSING = new Proof.Refused(Proof.Reason.MISSING);

    @Test
    void allFieldsOfTheSubscriptionMustMatch() {
        assertThat(prove(BODY, "secret=fake-secret&key=fake-key"))
                .isEqualTo(new Proof.Proven("body-secret", "k1", false));
        assertThat(prove(BODY, "secret=fake-secret", "key=fake-key"))
                .isEqualTo(new Proof.Proven("body-secret", "k1+k2", false));
        assertThat(prove(BODY, "secret=fake-secret", "key=fake-other")).isEqualTo(MISMATCH);
        assertThat(prove(BODY, "secret=fake-secret", "third=fake-third")).isEqualTo(MISSING);
    }

    @Test
    void ofOneFieldTheOldAndTheNewValueCount() {
        assertThat(prove(BODY, "secret=fake-older", "secret=fake-secret"))
                .isEqualTo(new Proof.Proven("body-secret", "k2", false));
        assertThat(prove(BODY, "secret=fake-older", "secret=fake-oldest")).isEqualTo(MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"secret\":\"Fake-Secret\"}", "{\"secret\":\"fake-secret \"}", "{\"secret\":\"\"}"})
    void theValueIsComparedAsItIs(String body) {
        assertThat(prove(body, "secret=fake-secret")).isEqualTo(MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "nonsense",
                "{\"secret\":null}",
                "{\"secret\":{\"a\":1}}",
                "{\"a\":{\"secret\":\"fake-secret\"}}"
            })
    void withoutTheFieldNothingIsProven(String body) {
        assertThat(prove(body, "secret=fake-secret")).isEqualTo(MISSING);
    }

    /** A secret that names no field must not let the others prove without it. */
    @Test
    void aSecretWithoutANameProvesNothing() {
        assertThat(prove(BODY, "fake-secret")).isEqualTo(MISMATCH);
        assertThat(prove(BODY, "secret=fake-secret", "fake-key")).isEqualTo(MISMATCH);
    }

    @Test
    void settingsThatCannotWorkAreNamed() {
        assertThat(COPPER.complaint(source("copper", "secret=fake-secret&key=fake-key")))
                .isEmpty();
        assertThat(COPPER.complaint(source("copper", "fake-secret"))).isPresent();
        assertThat(COPPER.complaint(source("copper", "secret=short"))).isPresent();
        assertThat(COPPER.complaint(source("copper", "secret=fake-secret&key=")))
                .isPresent();
        assertThat(COPPER.complaint(source("copper", "type=opportunity"))).isPresent();
        assertThat(COPPER.complaint(
                        source("copper", "secret=fake-secret").withOptions(Map.of("activity-type-7", "chat"))))
                .isPresent();
    }

    @Test
    void echoesAreBlankedWhateverTheirValue() {
        String body =
                "{\"subscription_id\":1,\"ids\":[7],\"type\":\"opportunity\",\"event\":\"update\",\"timestamp\":\"t\","
                        + "\"updated_attributes\":{\"monetary_value\":[1.50,2]},\"secret\":\"fake-old\",\"key\":{\"a\":\"fake\"},\"secret\":\"fake-new\"}";

        assertThat(new String(COPPER.withoutCredentials(body.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"subscription_id\":1,\"ids\":[7],\"type\":\"opportunity\",\"event\":\"update\",\"timestamp\":\"t\","
                                + "\"updated_attributes\":{\"monetary_value\":[1.50,2]},\"secret\":\"***\",\"key\":\"***\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ids\":[1] , \"type\":\"task\"}", "[1]", "nonsense", ""})
    void aBodyWithoutEchoesStaysAsItIs(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(COPPER.withoutCredentials(bytes)).isEqualTo(bytes);
    }

    @Test
    void theValuesAloneAreTraces() {
        assertThat(COPPER.traces(new Secret("k1", "secret=fake-secret&key=fake=key")))
                .contains("fake-secret", "fake=key");
    }

    @Test
    void anotherSubscriptionContradicts() {
        assertThat(COPPER.contradicts(request(Map.of(), List.of(), "{\"subscription_id\":5}"), Set.of("5")))
                .isFalse();
        assertThat(COPPER.contradicts(request(Map.of(), List.of(), "{\"subscription_id\":6}"), Set.of("5")))
                .isTrue();
        assertThat(COPPER.contradicts(request(Map.of(), List.of(), "{}"), Set.of("5")))
                .isFalse();
    }

    private static Proof prove(String body, String... secrets) {
        return COPPER.prove(request(Map.of(), List.of(), body), source("copper", secrets), Instant.EPOCH);
    }
}
