package app.merit.ingest.crm.bitrix24;

import static app.merit.ingest.crm.Decoding.request;
import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.BITRIX;
import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.MEMBER;
import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.TOKEN;
import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.event;
import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.form;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Proof;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bitrix24ProofTest {
    private static final String URL_SECRET = "fake-robot-url-secret";
    private static final String ROBOT =
            form("document_id[0]=crm", "document_id[1]=CCrmDocumentDeal", "document_id[2]=DEAL_123");
    private static final Proof MISSING = new Proof.Refused(Proof.Reason.MISSING);
    private static final Proof MISMATCH = new Proof.Refused(Proof.Reason.MISMATCH);

    @Test
    void theTokenInTheBodyProves() {
        assertThat(prove(event("ONCRMDEALADD", "7"))).isEqualTo(new Proof.Proven("application-token", "k1", false));
        assertThat(prove("event=ONCRMDEALADD&auth[application_token]=" + TOKEN)).isInstanceOf(Proof.Proven.class);
    }

    @Test
    void everyActiveTokenProves() {
        var source = Decoding.source("bitrix24", "fakeoldtoken", TOKEN);
        var body = request(Map.of(), List.of(), event("ONCRMDEALADD", "7"));
        assertThat(BITRIX.prove(body, source, Instant.EPOCH))
                .isEqualTo(new Proof.Proven("application-token", "k2", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAKEAPPTOKEN00000000000000000001", "fakeapptoken0000000000000000000", "x"})
    void anotherTokenDoesNotNotEvenInAnotherLetterCase(String token) {
        String body = form("event=ONCRMDEALADD", "auth[application_token]=" + token);
        assertThat(prove(body)).isEqualTo(MISMATCH);
        assertThat(prove(body, URL_SECRET)).isEqualTo(MISMATCH);
    }

    @Test
    void withoutATokenAnEventProvesNothingWhateverTheUrlSays() {
        String body = form("event=ONCRMDEALADD", "data[FIELDS][ID]=7", "auth[member_id]=" + MEMBER);
        assertThat(prove(body)).isEqualTo(MISSING);
        assertThat(prove(body, URL_SECRET)).isEqualTo(MISSING);
        assertThat(prove(body + "&auth%5Bapplication_token%5D=")).isEqualTo(MISSING);
        assertThat(prove("")).isEqualTo(MISSING);
    }

    @Test
    void aRobotIsProvenByTheSecretInTheUrlOnly() {
        assertThat(prove(ROBOT, URL_SECRET)).isEqualTo(new Proof.Proven("url-secret", "k2", false));
        assertThat(prove(ROBOT, "wrong")).isEqualTo(MISMATCH);
        assertThat(prove(ROBOT)).isEqualTo(MISSING);
    }

    @Test
    void aBodyThatIsNoFormProvesNothing() {
        assertThat(prove("x".repeat(3000) + "=1&auth[application_token]=" + TOKEN))
                .isEqualTo(MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "c0ffee00c0ffee00c0ffee00c0ffee00,false",
        "other00,true",
        "sales.bitrix24.com,false",
        "SALES.bitrix24.com,false",
        "other.bitrix24.com,true"
    })
    void theTenantMustBeOneOfTheAccounts(String account, boolean contradicts) {
        var body = request(Map.of(), List.of(), event("ONCRMDEALADD", "7"));
        assertThat(BITRIX.contradicts(body, Set.of(account))).isEqualTo(contradicts);
        assertThat(BITRIX.contradicts(request(Map.of(), List.of(), ROBOT), Set.of(account)))
                .isFalse();
    }

    @Test
    void nothingSecretOfTheAuthBlockIsKeptAndTheRestStays() {
        String body = "event=ONCRMDEALUPDATE&data[FIELDS][ID]=9&ts=1795428000&auth[domain]=sales.bitrix24.com"
                + "&auth[access_token]=fake-access+1&auth%5Brefresh_token%5D=fake%2Drefresh"
                + "&auth%5bapplication_token%5d=fake-app&%61uth[member_id]=m1&auth[new_kind][x]=fake-new"
                + "&AUTH[access_token]=fake-upper&AUTH_ID=fake-id&auth=fake-flat&note=%D0%9C&auth[empty]&last=";

        String kept = blanked(body);

        assertThat(kept)
                .isEqualTo("event=ONCRMDEALUPDATE&data[FIELDS][ID]=9&ts=1795428000&auth[domain]=sales.bitrix24.com"
                        + "&auth[access_token]=***&auth%5Brefresh_token%5D=***"
                        + "&auth%5bapplication_token%5d=***&%61uth[member_id]=m1&auth[new_kind][x]=***"
                        + "&AUTH[access_token]=***&AUTH_ID=***&auth=***&note=%D0%9C&auth[empty]&last=");
        assertThat(Bitrix24Fixture.fact(kept, Map.of()).id()).isEqualTo("9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "&&", "=", "a=1&", "&a=1", "a=b=c", "%", "auth[access_token", "auth[x"})
    void bodiesWithoutSecretsStayByteForByte(String body) {
        assertThat(blanked(body)).isEqualTo(body);
    }

    @Test
    void aByteOrderMarkHidesNoSecret() {
        assertThat(blanked("\uFEFFauth[access_token]=fake&a=1"))
                .doesNotContain("fake")
                .endsWith("&a=1");
    }

    @Test
    void bodiesAreForms() {
        assertThat(accepts("application/x-www-form-urlencoded; charset=UTF-8")).isTrue();
        assertThat(accepts("application/json")).isFalse();
        assertThat(BITRIX.accepts(Headers.of(Map.of()))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://sales.bitrix24.com/rest/7/fakehooksecret01/,true",
        "https://sales.bitrix24.com/rest/7/fakehooksecret01,true",
        "http://sales.bitrix24.com/rest/7/fakehooksecret01/,false",
        "https://sales.bitrix24.com/rest/fakehooksecret01/,false",
        "https://user@sales.bitrix24.com/rest/7/fakehooksecret01/,false"
    })
    void theAddressOfTheInboundWebhookIsChecked(String address, boolean fine) {
        var complaint = BITRIX.complaint(Bitrix24Fixture.source(Map.of(), Map.of("webhook-url", address)));
        assertThat(complaint.isEmpty()).isEqualTo(fine);
        complaint.ifPresent(text -> assertThat(text).doesNotContain("fakehooksecret01"));
    }

    @Test
    void smartProcessesAreNamedByNumber() {
        assertThat(BITRIX.complaint(Bitrix24Fixture.source(Map.of("smart-process-types", "1036, 1040"), Map.of())))
                .isEmpty();
        assertThat(BITRIX.complaint(Bitrix24Fixture.source(Map.of("smart-process-types", "Orders"), Map.of())))
                .isPresent();
    }

    private static boolean accepts(String mediaType) {
        return BITRIX.accepts(Headers.of(Map.of("content-type", mediaType)));
    }

    private static String blanked(String body) {
        return new String(BITRIX.withoutCredentials(body.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static Proof prove(String body, String... urlSecrets) {
        return BITRIX.prove(
                request(Map.of(), List.of(urlSecrets), body),
                Decoding.source("bitrix24", TOKEN, URL_SECRET),
                Instant.EPOCH);
    }
}
