package app.merit.ingest.crm.pipedrive;

import static app.merit.ingest.crm.Decoding.request;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipedriveProofTest {
    private static final PipedriveAdapter PIPEDRIVE = new PipedriveAdapter();
    private static final List<Secret> SECRETS =
            List.of(new Secret("a", "other:fake-other"), new Secret("b", "pd-user:fake-password"));

    @ParameterizedTest
    @ValueSource(strings = {"Basic cGQtdXNlcjpmYWtlLXBhc3N3b3Jk", "basic  cGQtdXNlcjpmYWtlLXBhc3N3b3Jk "})
    void userAndPasswordProve(String header) {
        assertThat(prove(Map.of("Authorization", header))).isEqualTo(new Proof.Proven("basic", "b", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic cGQtdXNlcjpmYWtlLXBhc3N3b3Js", "Basic cGQtdXNlcg=="})
    void anotherPasswordDoesNot(String header) {
        assertThat(prove(Map.of("authorization", header))).isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer cGQtdXNlcjpmYWtlLXBhc3N3b3Jk", "Basic !!!", "cGQtdXNlcjpmYWtlLXBhc3N3b3Jk"})
    void anotherSchemeCountsAsMissing(String header) {
        assertThat(prove(Map.of("authorization", header))).isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
    }

    @Test
    void theCompanyMustBeTheConfiguredOneIfItIsStated() {
        assertThat(contradicts("{\"meta\":{\"company_id\":\"700\"}}")).isFalse();
        assertThat(contradicts("{\"meta\":{\"company_id\":700}}")).isFalse();
        assertThat(contradicts("{\"meta\":{\"company_id\":701}}")).isTrue();
        assertThat(contradicts("{\"meta\":{}}")).isFalse();
        assertThat(contradicts("nonsense")).isFalse();
    }

    /** A short password is part of many texts and numbers; blanking it there would damage what the deal says. */
    @ParameterizedTest
    @CsvSource({
        "pd-user:fake-password,true",
        "pd-user:a:b:cd,true",
        "pd-user:12345,false",
        "pd-user,false",
        ":fake-password,false"
    })
    void aPasswordIsLongEnoughToBeBlanked(String secret, boolean usable) {
        var settings = new SourceSettings(
                "p",
                "pipedrive",
                List.of(new Secret("k1", secret)),
                Optional.empty(),
                Set.of(),
                1024,
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
        assertThat(PIPEDRIVE.complaint(settings).isEmpty()).isEqualTo(usable);
    }

    @Test
    void anExponentBeyondAllNumbersStatesNoCompany() {
        assertThat(contradicts("{\"meta\":{\"company_id\":701},\"x\":1e99999999999}"))
                .isFalse();
    }

    private static boolean contradicts(String body) {
        return PIPEDRIVE.contradicts(request(Map.of(), List.of(), body), Set.of("700"));
    }

    private static Proof prove(Map<String, String> headers) {
        return PIPEDRIVE.prove(
                request(headers, List.of(), "{}"), SourceSettings.of("test", "pipedrive", SECRETS), Instant.EPOCH);
    }
}
