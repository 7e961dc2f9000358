package app.merit.ingest.crm.salesforce;

import static app.merit.ingest.crm.Decoding.request;
import static app.merit.ingest.crm.Decoding.source;
import static app.merit.ingest.crm.salesforce.SalesforceFixtures.ORG;
import static app.merit.ingest.crm.salesforce.SalesforceFixtures.ORG_15;
import static app.merit.ingest.crm.salesforce.SalesforceFixtures.deal;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceProofTest {
    private static final SalesforceAdapter SALESFORCE = new SalesforceAdapter();
    private static final String SECRET = "fake-url-secret";

    @Test
    void theSecretInTheUrlProves() {
        assertThat(prove(deal(""), List.of(SECRET), Map.of(), "fake-older-secret", SECRET))
                .isEqualTo(new Proof.Proven("url-secret", "k2", false));
        assertThat(prove(deal(""), List.of("other"), Map.of(), SECRET))
                .isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
        assertThat(prove(deal(""), List.of(), Map.of(), SECRET)).isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
    }

    @Test
    void aRelayMayGiveItAsABearerToken() {
        assertThat(prove("{}", List.of(), Map.of("Authorization", "bearer " + SECRET), SECRET))
                .isEqualTo(new Proof.Proven("bearer", "k1", false));
        assertThat(prove("{}", List.of(), Map.of("Authorization", "Bearer other"), SECRET))
                .isEqualTo(new Proof.Refused(Proof.Reason.MISMATCH));
        assertThat(prove("{}", List.of(), Map.of("Authorization", "Basic x"), SECRET))
                .isEqualTo(new Proof.Refused(Proof.Reason.MISSING));
    }

    @ParameterizedTest
    @CsvSource({
        "organizationId=" + ORG + ",true",
        "organization-id=" + ORG_15 + ",true",
        "organization_id=" + ORG_15 + ",true",
        "organizationId=00D7R000001ABCD,false",
        "organizationId=00D7R000001AbCe,false"
    })
    void theOrganizationIsAConditionAndCaseCounts(String condition, boolean proven) {
        assertThat(prove(deal(""), List.of(SECRET), Map.of(), SECRET, condition) instanceof Proof.Proven)
                .isEqualTo(proven);
        assertThat(prove(deal(""), List.of(condition), Map.of(), condition)).isInstanceOf(Proof.Refused.class);
    }

    @Test
    void aMessageOfAnotherOrganizationContradicts() {
        assertThat(SALESFORCE.contradicts(request(Map.of(), List.of(), deal("")), Set.of("00Dxx", ORG_15)))
                .isFalse();
        assertThat(SALESFORCE.contradicts(request(Map.of(), List.of(), deal("")), Set.of("00D7R000001AbCe")))
                .isTrue();
        assertThat(SALESFORCE.contradicts(
                        request(Map.of(), List.of(), deal("").replaceAll("<Org.*Id><Act", "<Act")), Set.of(ORG)))
                .isTrue();
        assertThat(SALESFORCE.contradicts(request(Map.of(), List.of(), "{}"), Set.of(ORG)))
                .isFalse();
    }

    @Test
    void aMessageIsAcknowledgedInItsOwnWords() {
        var reply = SALESFORCE.reply(request(Map.of(), List.of(), "\ufeff \n<x"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.contentType()).contains("text/xml");
        assertThat(reply.body())
                .startsWith("<?xml")
                .contains("<notificationsResponse xmlns=\"http://soap.sforce.com/2005/09/outbound\"><Ack>true</Ack>"
                        + "</notificationsResponse></soapenv:Body></soapenv:Envelope>");
        assertThat(SALESFORCE.reply(request(Map.of(), List.of(), "{}")).body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"text/xml; charset=utf-8,true", "application/json,true", "text/html,false"})
    void bothFormatsAreAccepted(String type, boolean accepted) {
        assertThat(SALESFORCE.accepts(Headers.of(Map.of("content-type", type)))).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<SessionId>%s</SessionId>",
                "<a:SessionId xmlns:a='u'>%s</a:SessionId>",
                "<SessionId\n x='a>b' y=\"/>\" >%s</SessionId >",
                "<SessionId><![CDATA[x</SessionId>%s]]></SessionId>",
                "<SessionId><!-- </SessionId> -->%s</SessionId>",
                "<SessionId a=\">%s</SessionId>",
                "<SessionId>%s",
                "<sessionid>%s</sessionid>"
            })
    void sessionIdsAreBlankedWhereverTheyStand(String xml) {
        String text = blanked("<é><Id>1</Id>" + xml.formatted("00Dx!live.session") + "<Id>2</Id></é>");
        assertThat(text)
                .startsWith("<é><Id>1</Id>")
                .doesNotContain("live.session")
                .contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<SessionId xsi:nil=\"true\"/><Id>1</Id>", "<SessionIdx>a</SessionIdx>", "{}", "", "<SessionId"})
    void whatHoldsNoSessionIdStays(String xml) {
        assertThat(blanked(xml)).isEqualTo(xml);
    }

    @Test
    void theOrganizationIsNoSecretToBlank() {
        assertThat(SALESFORCE.traces(new Secret("k", "organizationId=" + ORG))).isEmpty();
        assertThat(SALESFORCE.traces(new Secret("k", SECRET))).containsExactly(SECRET);
        assertThat(SALESFORCE.complaint(source("salesforce", "organizationId=" + ORG)))
                .isPresent();
        assertThat(SALESFORCE.complaint(source("salesforce", SECRET, "organizationId=" + ORG)))
                .isEmpty();
        assertThat(SALESFORCE.complaint(source("salesforce", SECRET).withOptions(Map.of("domain", "evil.example"))))
                .isPresent();
    }

    private static Proof prove(String body, List<String> urlSecrets, Map<String, String> headers, String... secrets) {
        return SALESFORCE.prove(request(headers, urlSecrets, body), source("salesforce", secrets), Instant.EPOCH);
    }

    private static String blanked(String xml) {
        return new String(SALESFORCE.withoutCredentials(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
