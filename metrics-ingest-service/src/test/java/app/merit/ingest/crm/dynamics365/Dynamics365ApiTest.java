package app.merit.ingest.crm.dynamics365;

import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.DEAL;
import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.RateLimit;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.Snapshot;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Dynamics365ApiTest {
    private static final RecordApi API = new Dynamics365Adapter().records().orElseThrow();
    private static final SourceSettings SOURCE =
            Decoding.source("dynamics365", "fake-key").withOptions(Map.of("host", "demo.crm4.dynamics.com"));
    private static final String RECORD = """
            {"@odata.etag":"W/\\"778899\\"","opportunityid":"%s","statecode":1,"statuscode":3,"stepname":"4-Close",
             "estimatedvalue":900.0000,"estimatedvalue_base":990.0,"actualvalue":1000.5000,"_ownerid_value":"%s",
             "_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname":"systemuser","versionnumber":778899,
             "_transactioncurrencyid_value":"3333cccc-2222-4333-8444-555566667777","createdon":"2026-11-01T08:00:00Z",
             "modifiedon":"2026-11-20T10:15:00Z","actualclosedate":"2026-11-18","new_margin":5.5,"new_margin_base":6.0,
             "new_score":7,"_new_partner_value":"%s","description":null,"new_gone":null,
             "transactioncurrencyid":{"isocurrencycode":"EUR","transactioncurrencyid":"3333cccc-2222-4333-8444-555566667777"}}""".formatted(DEAL, OWNER, OWNER);

    @Test
    void aDealIsReadWithItsCurrency() {
        var call = API.read(SOURCE, "opportunity", DEAL);
        assertThat(call.path())
                .isEqualTo("/api/data/v9.2/opportunities(" + DEAL
                        + ")?$expand=transactioncurrencyid($select=isocurrencycode)");
        assertThat(API.read(SOURCE, "phonecall", DEAL).path())
                .startsWith("/api/data/v9.2/phonecalls(" + DEAL + ")?$select=activityid,")
                .doesNotContain("description");
        assertThat(API.baseUrl(SOURCE)).contains("https://demo.crm4.dynamics.com");
        assertThat(API.baseUrl(SOURCE.withOptions(Map.of("host", "demo.crm4.dynamics.com.evil.example"))))
                .isEmpty();
        assertThat(API.limits(SOURCE)).containsExactly(new RateLimit(6000, Duration.ofMinutes(5)));
    }

    @Test
    void theApplicationLogsInAsItself() {
        var call = API.refresh(SOURCE, Map.of("tenant-id", "t-1", "client-id", "c", "client-secret", "s"))
                .orElseThrow();
        assertThat(call.path()).isEqualTo("https://login.microsoftonline.com/t-1/oauth2/v2.0/token");
        assertThat(call.body().orElseThrow().text()).endsWith("&scope=https%3A%2F%2Fdemo.crm4.dynamics.com%2F.default");
        assertThat(API.refresh(SOURCE, Map.of("client-id", "c"))).isEmpty();
        assertThat(API.refreshed(answer(200, "{\"access_token\":\"n\"}"))).isEqualTo(Map.of("token", "n"));
        assertThat(API.refreshed(answer(400, "{\"error\":\"x\"}"))).isEmpty();
    }

    @Test
    void aRecordIsAFullSnapshotInItsOwnCurrency() {
        Item.Fact fact = Decoding.fact(Decoding.records(
                new Dynamics365Adapter(), Decoding.note(Entity.DEAL, "opportunity", DEAL), RECORD, "{}", Map.of()));
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:15:00Z"));
        assertThat(fact.version()).contains("778899");
        assertThat(fact.currencyElsewhere()).isFalse();
        assertThat(fact.fields().standard())
                .containsEntry(Field.STATUS, Optional.of("won"))
                .containsEntry(Field.OWNER, Optional.of(OWNER))
                .containsEntry(Field.CURRENCY, Optional.of("EUR"))
                .doesNotContainKeys(Field.WON_AT, Field.CLOSED_AT);
        assertThat((BigDecimal) fact.fields().value(Field.AMOUNT).orElseThrow()).isEqualByComparingTo("1000.5");
        assertThat(fact.fields().custom())
                .containsEntry(
                        "new_margin", Optional.of(new CustomValue.Money(new BigDecimal("5.5"), Optional.of("EUR"))))
                .containsEntry("new_score", Optional.of(new CustomValue.Number(new BigDecimal("7"))))
                .containsEntry("new_partner", Optional.of(new CustomValue.Text(OWNER)))
                .containsEntry("new_gone", Optional.empty())
                .doesNotContainKeys("new_margin_base", "description");
    }

    @Test
    void anActivityOfADealIsLinkedOnlyIfTheTableIsStated() {
        String call = """
                {"activityid":"%s","statecode":1,"_ownerid_value":"%s","actualend":"2026-11-20T09:00:00Z",
                 "scheduledend":"2026-11-20T08:00:00Z","_regardingobjectid_value":"%s"%s}""";
        String table = ",\"_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname\":\"opportunity\"";
        var linked = activity("phonecall", call.formatted(OWNER, OWNER, DEAL, table));
        assertThat(linked.fields().standard())
                .containsEntry(Field.DEAL_ID, Optional.of(DEAL))
                .containsEntry(Field.DONE, Optional.of(true))
                .containsEntry(Field.DONE_AT, Optional.of(Instant.parse("2026-11-20T09:00:00Z")))
                .containsEntry(Field.PLANNED_AT, Optional.of(Instant.parse("2026-11-20T08:00:00Z")));
        var silent = activity("appointment", call.formatted(OWNER, OWNER, DEAL, ""));
        assertThat(silent.fields().standard()).doesNotContainKeys(Field.DEAL_ID, Field.DONE_AT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"opportunityid\":\"x\"}|Found",
                "404|{\"error\":{\"code\":\"0x80040217\",\"message\":\"opportunity With Id = x Does Not Exist\"}}|Missing",
                "404|{\"error\":{\"code\":\"0x8006088a\",\"message\":\"Resource not found for the segment 'x'.\"}}|Refused",
                "404|<html>|Refused",
                "401|-|LoginExpired",
                "403|{\"error\":{\"code\":\"0x80040220\",\"message\":\"no privilege\"}}|Refused",
                "429|-|Later",
                "503|-|Later"
            })
    void answersMeanWhatTheySay(int status, String body, String meaning) {
        assertThat(API.understand(SOURCE, "opportunity", DEAL, answer(status, body))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(meaning);
    }

    @Test
    void theVendorSaysWhenToComeBack() {
        var later = new ApiResponse(429, Headers.of(Map.of("Retry-After", "33")), new byte[0]);
        assertThat(API.understand(SOURCE, "opportunity", DEAL, later))
                .isEqualTo(new Reading.Later(Optional.of(Duration.ofSeconds(33)), "http-429"));
    }

    @Test
    void listsGoOnWhereTheVendorSays() {
        var first = API.list(SOURCE, "opportunity", Instant.parse("2026-11-20T10:00:00Z"), Optional.empty())
                .orElseThrow();
        assertThat(first.path())
                .endsWith("&$filter=modifiedon%20ge%202026-11-20T10%3A00%3A00Z&$orderby=modifiedon%20asc");
        assertThat(first.headers().get("Prefer")).contains("odata.maxpagesize=500");
        var page = (RecordPage.Records)
                API.page(
                        SOURCE,
                        "opportunity",
                        answer(
                                200,
                                "{\"value\":[" + RECORD
                                        + "],\"@odata.nextLink\":\"https://demo.crm4.dynamics.com/api/data/v9.2/opportunities?$skiptoken=x%20y\"}"));
        assertThat(page.records()).hasSize(1);
        assertThat(page.next()).contains("/api/data/v9.2/opportunities?$skiptoken=x%20y");
        assertThat(API.list(SOURCE, "opportunity", Instant.EPOCH, page.next())
                        .orElseThrow()
                        .path())
                .isEqualTo(page.next().orElseThrow());
        assertThat(API.list(SOURCE, "opportunity", Instant.EPOCH, Optional.of("https://evil.example/"))
                        .orElseThrow()
                        .path())
                .startsWith("/api/data/v9.2/opportunities?");
    }

    @Test
    void behindTheUsersComeTheTeams() {
        var users = (UserPage.Users) API.userPage(
                SOURCE,
                answer(
                        200,
                        "{\"@odata.context\":\"https://x/$metadata#systemusers(fullname)\",\"value\":[{\"systemuserid\":\"%s\","
                                        .formatted(OWNER)
                                + "\"fullname\":\"A B\",\"internalemailaddress\":null,\"isdisabled\":true}]}"));
        assertThat(users.users()).containsExactly(new UserPage.CrmUser(OWNER, "A B", Optional.empty(), false));
        assertThat(API.users(SOURCE, users.next()).orElseThrow().path()).startsWith("/api/data/v9.2/teams?");
        var teams = (UserPage.Users) API.userPage(
                SOURCE,
                answer(
                        200,
                        "{\"@odata.context\":\"https://x/$metadata#teams(name)\",\"value\":[{\"teamid\":\"%s\",\"name\":\"T\"}]}"
                                .formatted(DEAL)));
        assertThat(teams.users()).containsExactly(new UserPage.CrmUser(DEAL, "T", Optional.empty(), true));
        assertThat(teams.next()).isEmpty();
    }

    private static Item.Fact activity(String table, String record) {
        return Decoding.fact(Decoding.records(
                new Dynamics365Adapter(), Decoding.note(Entity.ACTIVITY, table, OWNER), record, "{}", Map.of()));
    }

    private static ApiResponse answer(int status, String body) {
        return new ApiResponse(status, Headers.of(Map.of()), body.getBytes(StandardCharsets.UTF_8));
    }
}
