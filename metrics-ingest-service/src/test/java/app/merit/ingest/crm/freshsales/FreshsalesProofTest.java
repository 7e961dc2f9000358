package app.merit.ingest.crm.freshsales;

import static app.merit.ingest.crm.Decoding.request;
import static app.merit.ingest.crm.Decoding.source;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshsalesProofTest {
    private static final FreshsalesAdapter FRESHSALES = new FreshsalesAdapter();
    private static final String HEADER = "X-Merit-Key=fake-header-secret";
    private static final String BASIC = "fs-user:fake-password";
    private static final String URL = "fake-url-secret";

    @Test
    void aHeaderProves() {
        assertThat(prove(Map.of("x-merit-key", "fake-header-secret"), List.of(), HEADER))
                .isEqualTo(new Proof.Proven("header", "k1", false));
        assertThat(prove(Map.of("x-merit-key", "Fake-header-secret"), List.of(), HEADER))
                .isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
        assertThat(prove(Map.of("x-other", "fake-header-secret"), List.of(), HEADER))
                .isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
    }

    @Test
    void userAndPasswordProve() {
        assertThat(prove(Map.of("Authorization", "Basic ZnMtdXNlcjpmYWtlLXBhc3N3b3Jk"), List.of(), BASIC))
                .isEqualTo(new Proof.Proven("basic", "k1", false));
        assertThat(prove(Map.of("Authorization", "Basic ZnMtdXNlcjpmYWtl"), List.of(), BASIC))
                .isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
        assertThat(prove(Map.of("Authorization", "Bearer x"), List.of(), BASIC))
                .isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
    }

    @Test
    void aSecretInTheAddressProves() {
        assertThat(prove(Map.of(), List.of(URL), URL)).isEqualTo(new Proof.Proven("url-secret", "k1", false));
        assertThat(prove(Map.of(), List.of("guess"), URL)).isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
    }

    /** While one way is given up for another, both count; and no secret counts in the place of another. */
    @Test
    void eachSecretCountsInItsOwnPlace() {
        assertThat(prove(Map.of("x-merit-key", "fake-header-secret"), List.of(), URL, HEADER))
                .isEqualTo(new Proof.Proven("header", "k2", false));
        assertThat(prove(Map.of(), List.of("fake-header-secret"), URL, HEADER))
                .isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
        assertThat(prove(Map.of(), List.of(HEADER), HEADER)).isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
        assertThat(prove(Map.of(), List.of(), URL, HEADER, BASIC)).isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
    }

    @Test
    void allThatASecretLeavesBehindIsBlanked() {
        assertThat(FRESHSALES.traces(new Secret("k", HEADER))).contains("fake-header-secret");
        assertThat(FRESHSALES.traces(new Secret("k", BASIC))).contains("fake-password", "ZnMtdXNlcjpmYWtlLXBhc3N3b3Jk");
        assertThat(FRESHSALES.traces(new Secret("k", URL))).containsExactly(URL);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,true",
        "application/json; charset=utf-8,true",
        "application/x-www-form-urlencoded,true",
        "application/xml,false",
        "text/xml,false"
    })
    void jsonAndFormsAreTaken(String type, boolean accepted) {
        assertThat(FRESHSALES.accepts(Headers.of(Map.of("Content-Type", type)))).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "map.id,deal.id,true",
        "map.updatedAt,/deal/updated_at,true",
        "map.updated,deal.updated_at,false",
        "entity,deal,true",
        "entity,lead,false",
        "won,'Won,Closed',true",
        "won,' ',false",
        "zone,Europe/Moscow,true",
        "zone,Moscow,false",
        "domain,example.myfreshworks.com,true",
        "domain,example.com,false",
        "deals-view,123,true",
        "deals-view,all,false"
    })
    void settingsThatCannotWorkAreNamed(String option, String value, boolean usable) {
        assertThat(FRESHSALES
                        .complaint(source("freshsales", URL).withOptions(Map.of(option, value)))
                        .isEmpty())
                .isEqualTo(usable);
    }

    @Test
    void aPasswordIsLongEnoughToBeBlanked() {
        assertThat(FRESHSALES.complaint(source("freshsales", "user:12345"))).isPresent();
        assertThat(FRESHSALES.complaint(source("freshsales", "user:123456"))).isEmpty();
    }

    @Test
    void noTenantIsStated() {
        assertThat(FRESHSALES.contradicts(request(Map.of(), List.of(), "{}"), Set.of("x")))
                .isFalse();
    }

    private static Proof prove(Map<String, String> headers, List<String> urlSecrets, String... secrets) {
        return FRESHSALES.prove(request(headers, urlSecrets, "{}"), source("freshsales", secrets), Instant.EPOCH);
    }
}
