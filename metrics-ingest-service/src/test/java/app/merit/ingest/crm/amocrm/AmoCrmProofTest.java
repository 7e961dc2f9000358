package app.merit.ingest.crm.amocrm;

import static app.merit.ingest.crm.Decoding.request;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmoCrmProofTest {
    private static final AmoCrmAdapter AMO = new AmoCrmAdapter();
    private static final List<Secret> SECRETS =
            List.of(new Secret("old", "fake-first"), new Secret("new", "fake-second"));

    @Test
    void anyActiveSecretInTheUrlProvesAndItsKeyIsNamed() {
        assertThat(prove("fake-first")).isEqualTo(new Proof.Proven("url-secret", "old", false));
        assertThat(prove("fake-second")).isEqualTo(new Proof.Proven("url-secret", "new", false));
        assertThat(prove("wrong", "fake-second")).isEqualTo(new Proof.Proven("url-secret", "new", false));
    }

    @Test
    void anythingElseDoesNot() {
        assertThat(prove("Fake-first")).isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
        assertThat(prove("fake-firs")).isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
        assertThat(prove("")).isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
        assertThat(prove()).isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
    }

    @ParameterizedTest
    @CsvSource({
        "account[id]=555, false",
        "account[id]=556, true",
        "account[subdomain]=example, false",
        "account[subdomain]=EXAMPLE, false",
        "account[subdomain]=other, true",
        "account[id]=555&account[subdomain]=other, true",
        "leads[add][0][account_id]=556, true",
        "leads[add][0][id]=1, false"
    })
    void onlyAStatedTenantCanContradict(String body, boolean contradicts) {
        var request = request(Map.of(), List.of(), body);
        assertThat(AMO.contradicts(request, Set.of("555", "example"))).isEqualTo(contradicts);
    }

    @Test
    void anOldHookWithoutAnIdIsNotRefusedForAConfiguredId() {
        var request = request(Map.of(), List.of(), "account[subdomain]=test000002");
        assertThat(AMO.contradicts(request, Set.of("555"))).isFalse();
    }

    private static Proof prove(String... urlSecrets) {
        return AMO.prove(
                request(Map.of(), List.of(urlSecrets), ""),
                SourceSettings.of("test", "amocrm", SECRETS),
                Instant.EPOCH);
    }
}
