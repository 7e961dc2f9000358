package app.merit.ingest.crm.dynamics365;

import static app.merit.ingest.crm.Decoding.request;
import static app.merit.ingest.crm.Decoding.source;
import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.ORGANIZATION;
import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.context;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Dynamics365ProofTest {
    private static final Dynamics365Adapter DYNAMICS = new Dynamics365Adapter();

    @ParameterizedTest
    @CsvSource({
        "/w?code=fake-webhook-key,fake-webhook-key,true",
        "/w?code=fake-webhook-kez,fake-webhook-key,false",
        "/w?Code=fake-webhook-key,fake-webhook-key,false",
        "/w,fake-webhook-key,false",
        "/w?code=a2V5LWtleQ%3D%3D,a2V5LWtleQ==,true",
        "/w?tenant-key=abcdef1,tenant-key=abcdef1,true",
        "/w?tenant-key=abcdef2,tenant-key=abcdef1,false",
        "/w?other=abcdef1,tenant-key=abcdef1,false"
    })
    void theKeyStandsInTheQuery(String target, String secret, boolean proven) {
        var proof = DYNAMICS.prove(
                request(target, Map.of(), List.of(), "{}"), source("dynamics365", "older-key", secret), Instant.EPOCH);
        assertThat(proof).isEqualTo(proven ? new Proof.Proven("webhook-key", "k2", false) : proof);
        assertThat(proof instanceof Proof.Proven).isEqualTo(proven);
    }

    @ParameterizedTest
    @CsvSource({"X-My-Key,abcdef1,true", "x-my-key,abcdef2,false", "x-other,abcdef1,false"})
    void orInTheHeaderThatTheSecretNames(String header, String value, boolean proven) {
        var proof = DYNAMICS.prove(
                request("/w", Map.of(header, value), List.of(), "{}"),
                source("dynamics365", "x-my-key=abcdef1"),
                Instant.EPOCH);
        assertThat(proof instanceof Proof.Proven).isEqualTo(proven);
    }

    @Test
    void whatIsMissingIsToldFromWhatIsWrong() {
        var source = source("dynamics365", "x-my-key=abcdef1");
        assertThat(DYNAMICS.prove(request("/w", Map.of(), List.of(), "{}"), source, Instant.EPOCH))
                .isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
        assertThat(DYNAMICS.prove(request("/w", Map.of("x-my-key", "no"), List.of(), "{}"), source, Instant.EPOCH))
                .isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
    }

    @ParameterizedTest
    @CsvSource({ORGANIZATION + ",true", "0a1b2c3d-0000-4000-8000-0000000000ab,false"})
    void theOrganizationIsAConditionAndNoKey(String organization, boolean proven) {
        var request = request("/w?code=fake-webhook-key", Map.of(), List.of(), context("Update", "contact", ""));
        var source = source("dynamics365", "fake-webhook-key", "organizationId=" + organization);
        assertThat(DYNAMICS.prove(request, source, Instant.EPOCH) instanceof Proof.Proven)
                .isEqualTo(proven);
    }

    @Test
    void anotherOrganizationContradicts() {
        var request = request(
                "/w",
                Map.of("x-ms-dynamics-organization", "Demo.crm4.dynamics.com"),
                List.of(),
                context("Update", "contact", ""));
        assertThat(DYNAMICS.contradicts(request, Set.of(ORGANIZATION.toUpperCase())))
                .isFalse();
        assertThat(DYNAMICS.contradicts(request, Set.of("0a1b2c3d-0000-4000-8000-0000000000ab")))
                .isTrue();
        assertThat(DYNAMICS.contradicts(request, Set.of("demo"))).isFalse();
        assertThat(DYNAMICS.contradicts(request, Set.of("demo.crm4.dynamics.com")))
                .isFalse();
        assertThat(DYNAMICS.contradicts(request, Set.of("other"))).isTrue();
        assertThat(DYNAMICS.contradicts(request("/w", Map.of(), List.of(), "nonsense"), Set.of("other")))
                .isFalse();
    }

    @Test
    void theValueBehindANameIsBlankedToo() {
        assertThat(DYNAMICS.traces(new Secret("k", "x-my-key=abcdef1"))).contains("abcdef1");
        assertThat(DYNAMICS.traces(new Secret("k", "organization-id=" + ORGANIZATION)))
                .isEmpty();
        assertThat(DYNAMICS.complaint(source("dynamics365", "x-my-key=abc"))).isPresent();
        assertThat(DYNAMICS.complaint(source("dynamics365", "organization-id=" + ORGANIZATION)))
                .isPresent();
        assertThat(DYNAMICS.complaint(source("dynamics365", "x-my-key=abcdef1")))
                .isEmpty();
        assertThat(DYNAMICS.complaint(source("dynamics365", "fake-key").withOptions(Map.of("currencies.x", "EUR"))))
                .isPresent();
    }
}
