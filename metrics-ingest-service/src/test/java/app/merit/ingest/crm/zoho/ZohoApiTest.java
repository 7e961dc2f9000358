package app.merit.ingest.crm.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.Snapshot;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZohoApiTest {
    private static final RecordApi API = new ZohoAdapter().records().orElseThrow();
    private static final SourceSettings SOURCE = Decoding.source("zoho", "fake-token")
            .withOptions(Map.of("data-center", "eu", "list-fields", "Region, Margin"));
    private static final String STAGES = "{\"Gewonnen\":\"won\",\"Verloren\":\"lost\",\"Angebot\":\"open\"}";
    private static final String DEAL = """
            {"id":"7733100000000412001","Owner":{"id":"7733100000000200001","name":"A B","email":"a@b.example"},
             "Stage":"%s","Pipeline":{"name":"Standard","id":"77331"},"Amount":1250.50,"Currency":"EUR",
             "Closing_Date":"2026-12-31","Created_Time":"2026-11-01T09:00:00+01:00","Deal_Name":"x","Tags":["a","b"],
             "Modified_Time":"2026-11-20T11:15:00+01:00","Partner":{"id":"77332","name":"P"},"Mail_2":"a@b.example",
             "$approved":true,"Checked":true,"Lines":[{"id":"1"}],"Description":null}""";

    @Test
    void addressesFollowTheDataCentre() {
        assertThat(API.baseUrl(SOURCE)).contains("https://www.zohoapis.eu");
        assertThat(API.refresh(SOURCE, Map.of("refresh-token", "r", "client-id", "c", "client-secret", "s")))
                .contains(ApiCall.post(
                        "https://accounts.zoho.eu/oauth/v2/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=refresh_token&client_id=c&client_secret=s&refresh_token=r"));
        assertThat(API.hosts()).contains("www.zohoapis.eu", "accounts.zoho.eu", "accounts.zohocloud.ca");
        assertThat(API.baseUrl(Decoding.source("zoho", "fake-token"))).isEmpty();
        assertThat(API.refresh(SOURCE, Map.of("token", "t"))).isEmpty();
    }

    /** As for a simulator: the login is then at the same address. */
    @Test
    void anAddressOfOnesOwnServesTheLoginToo() {
        var own = new SourceSettings(
                "z",
                "zoho",
                SOURCE.secrets(),
                Optional.empty(),
                Set.of(),
                1024,
                Map.of(),
                Optional.empty(),
                SOURCE.options(),
                Optional.of(new ApiSettings(Optional.of("http://127.0.0.1:9"), Map.of(), true)));
        assertThat(API.refresh(own, Map.of("refresh-token", "r")).orElseThrow().path())
                .isEqualTo("/oauth/v2/token");
    }

    @Test
    void theLoginIsZohosOwnScheme() {
        assertThat(API.login(Map.of("token", "t"))).isEqualTo(Map.of("Authorization", "Zoho-oauthtoken t"));
        assertThat(API.login(Map.of())).isEmpty();
        assertThat(API.refreshed(answer(200, "{\"access_token\":\"n\",\"expires_in\":3600}")))
                .isEqualTo(Map.of("token", "n"));
        assertThat(API.refreshed(answer(200, "{\"error\":\"invalid_code\"}"))).isEmpty();
    }

    @Test
    void recordsAreReadByModuleAndIdAndListedByTheirChange() {
        assertThat(API.read(SOURCE, "Calls", "42")).isEqualTo(ApiCall.get("/crm/v8/Calls/42"));
        ApiCall first = API.list(SOURCE, "Deals", Instant.parse("2026-11-20T10:00:00.7Z"), Optional.empty())
                .orElseThrow();
        assertThat(first.headers()).containsEntry("If-Modified-Since", "2026-11-20T10:00:00Z");
        assertThat(first.path())
                .startsWith("/crm/v8/Deals?fields=Owner%2CStage%2C")
                .contains("%2CRegion%2CMargin&")
                .endsWith("&per_page=200&sort_by=Modified_Time&sort_order=asc");
        ApiCall next =
                API.list(SOURCE, "Deals", Instant.EPOCH, Optional.of("abc/=")).orElseThrow();
        assertThat(next.path()).endsWith("&page_token=abc%2F%3D");
        assertThat(API.list(SOURCE, "Leads", Instant.EPOCH, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"data\":[{\"id\":\"1\"}]}|Found",
                "204||Missing",
                "404|{\"code\":\"RECORD_NOT_FOUND\"}|Missing",
                "400|{\"code\":\"INVALID_DATA\",\"message\":\"the id given seems to be invalid\"}|Missing",
                "400|{\"code\":\"INVALID_MODULE\",\"message\":\"the module name given seems to be invalid\"}|Refused",
                "404|{\"code\":\"INVALID_URL_PATTERN\"}|Refused",
                "404|<html>|Refused",
                "401|{\"code\":\"INVALID_TOKEN\"}|LoginExpired",
                "400|{\"code\":\"INVALID_TOKEN\"}|LoginExpired",
                "429|{\"code\":\"TOO_MANY_REQUESTS\"}|Later",
                "403|{\"code\":\"NO_PERMISSION\"}|Refused",
                "500||Later"
            })
    void answersMeanWhatTheySay(int status, String body, String meaning) {
        assertThat(API.understand(SOURCE, "Deals", "1", answer(status, body == null ? "" : body))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(meaning);
    }

    @Test
    void listsGoOnByTokenAndEndWithoutContent() {
        var page = (RecordPage.Records) API.page(
                SOURCE,
                "Deals",
                answer(
                        200,
                        "{\"data\":[%s],\"info\":{\"more_records\":true,\"next_page_token\":\"tok\",\"page\":1}}"
                                .formatted(DEAL.formatted("x"))));
        assertThat(page.next()).contains("tok");
        assertThat(page.records().getFirst().modifiedAt()).contains(Instant.parse("2026-11-20T10:15:00Z"));
        assertThat(API.page(SOURCE, "Deals", answer(304, "")))
                .isEqualTo(new RecordPage.Records(List.of(), Optional.empty()));
        assertThat(API.page(SOURCE, "Deals", answer(500, ""))).isInstanceOf(RecordPage.None.class);
    }

    @Test
    void stagesGetTheirMeaningFromTheSettings() {
        assertThat(API.lookups(SOURCE, "Deals"))
                .extracting(RecordApi.Lookup::name)
                .containsExactly("stages");
        assertThat(API.lookups(SOURCE, "Calls")).isEmpty();
        String settings = """
                {"stages":[{"actual_value":"Closed Won","display_value":"Gewonnen","forecast_type":"Closed Won","probability":100},
                 {"actual_value":"Lost","display_value":"Lost","forecast_type":"Closed Lost"},
                 {"actual_value":"Angebot","display_value":"Angebot","forecast_type":"Open"},
                 {"actual_value":"Both","display_value":"x","forecast_type":"Open"},
                 {"actual_value":"Both","display_value":"y","forecast_type":"Closed Won"}]}""";
        assertThat(API.lookedUp(SOURCE, "stages", answer(200, settings)))
                .contains("{\"Angebot\":\"open\",\"Closed Won\":\"won\",\"Gewonnen\":\"won\",\"Lost\":\"lost\","
                        + "\"x\":\"open\",\"y\":\"won\"}");
        assertThat(API.lookedUp(SOURCE, "stages", answer(200, "{\"stages\":[]}")))
                .isEmpty();
        assertThat(API.lookedUp(SOURCE, "stages", answer(401, settings))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"Gewonnen,won", "Verloren,lost", "Angebot,open", "Closed Won,-"})
    void aDealIsWonOnlyIfItsStageMeansSo(String stage, String status) {
        Item.Fact fact = record("Deals", Entity.DEAL, DEAL.formatted(stage), "{\"stages\":" + STAGES + "}");
        assertThat(fact.fields().value(Field.STATUS)).isEqualTo(Optional.ofNullable(status));
        assertThat(fact.fields().value(Field.STAGE)).contains(stage);
    }

    @Test
    void aDealIsAFullSnapshotAtItsOwnTime() {
        Item.Fact fact = record("Deals", Entity.DEAL, DEAL.formatted("x"), "{}");
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:15:00Z"));
        assertThat(fact.fields().standard())
                .containsEntry(Field.OWNER, Optional.of("7733100000000200001"))
                .containsEntry(Field.PIPELINE, Optional.of("Standard"))
                .containsEntry(Field.AMOUNT, Optional.of(new BigDecimal("1250.50")))
                .containsEntry(Field.CREATED_AT, Optional.of(Instant.parse("2026-11-01T08:00:00Z")));
        assertThat(fact.fields().custom())
                .containsOnlyKeys("Closing_Date", "Tags", "Partner", "Checked")
                .containsEntry("Tags", Optional.of(new CustomValue.Items(List.of("a", "b"))))
                .containsEntry("Partner", Optional.of(new CustomValue.Text("77332")));
    }

    @ParameterizedTest
    @CsvSource({"05:30,330", "120:00,7200", "01:02:03,3723"})
    void durationsOfCallsAreMinutesAndSeconds(String clock, BigDecimal seconds) {
        String call = "{\"id\":\"1\",\"Call_Duration\":\"" + clock + "\"}";
        assertThat(record("Calls", Entity.ACTIVITY, call, "{}").fields().value(Field.DURATION_SECONDS))
                .contains(seconds);
    }

    @Test
    void callsTasksMeetingsAndNotes() {
        var call = record("Calls", Entity.ACTIVITY, """
                {"id":"1","Owner":{"id":"9"},"What_Id":{"id":"77","name":"x"},"$se_module":"Deals","Call_Duration":"01:00",
                 "Call_Duration_in_seconds":61,"Outgoing_Call_Status":"Completed"}""", "{}");
        assertThat(call.fields().standard())
                .containsEntry(Field.ACTIVITY_TYPE, Optional.of("call"))
                .containsEntry(Field.DEAL_ID, Optional.of("77"))
                .containsEntry(Field.DURATION_SECONDS, Optional.of(new BigDecimal("61")))
                .containsEntry(Field.DONE, Optional.of(true));
        var task = record("Tasks", Entity.ACTIVITY, """
                {"id":"1","Status":"Erledigt","Closed_Time":"2026-11-20T10:00:00+01:00","Due_Date":"2026-11-22",
                 "What_Id":{"id":"77"},"$se_module":"Accounts"}""", "{}");
        assertThat(task.fields().standard())
                .containsEntry(Field.DONE, Optional.of(true))
                .containsEntry(Field.DONE_AT, Optional.of(Instant.parse("2026-11-20T09:00:00Z")))
                .containsEntry(Field.PLANNED_AT, Optional.of(Instant.parse("2026-11-22T12:00:00Z")))
                .containsEntry(Field.DEAL_ID, Optional.empty());
        var event = record("Events", Entity.ACTIVITY, """
                {"id":"1","Start_DateTime":"2026-11-20T10:00:00+01:00","End_DateTime":"2026-11-20T11:30:00+01:00"}""", "{}");
        assertThat(event.fields().standard())
                .containsEntry(Field.ACTIVITY_TYPE, Optional.of("meeting"))
                .containsEntry(Field.DURATION_SECONDS, Optional.of(new BigDecimal("5400")))
                .doesNotContainKeys(Field.DONE, Field.DEAL_ID);
        var note = record(
                "Notes",
                Entity.ACTIVITY,
                "{\"id\":\"1\",\"Note_Content\":\"private\",\"Parent_Id\":{\"id\":\"77\",\"module\":{\"api_name\":\"Deals\"}}}",
                "{}");
        assertThat(note.fields().standard()).containsEntry(Field.DEAL_ID, Optional.of("77"));
        assertThat(note.fields().custom()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Completed,true",
                "Attended Dialled,true",
                "Missed,false",
                "Unattended Dialled,false",
                "Scheduled,false",
                "Sonstiges,-"
            })
    void aCallTookPlaceIfItsStatusSaysSo(String status, Boolean done) {
        String call = "{\"id\":\"1\",\"Call_Status\":\"" + status + "\"}";
        assertThat(record("Calls", Entity.ACTIVITY, call, "{}").fields().value(Field.DONE))
                .isEqualTo(Optional.ofNullable(done));
    }

    @Test
    void usersComeInPages() {
        var page = (UserPage.Users) API.userPage(
                SOURCE,
                answer(
                        200,
                        "{\"users\":[{\"id\":\"9\",\"full_name\":\"A B\",\"email\":\"a@b.example\",\"status\":\"disabled\"}],"
                                + "\"info\":{\"more_records\":true,\"page\":1}}"));
        assertThat(page.users()).containsExactly(new UserPage.CrmUser("9", "A B", Optional.of("a@b.example"), false));
        assertThat(API.users(SOURCE, page.next()).orElseThrow().path())
                .isEqualTo("/crm/v8/users?type=AllUsers&per_page=200&page=2");
    }

    private static Item.Fact record(String module, Entity entity, String record, String lookups) {
        return Decoding.fact(
                Decoding.records(new ZohoAdapter(), Decoding.note(entity, module, "1"), record, lookups, Map.of()));
    }

    private static ApiResponse answer(int status, String body) {
        return new ApiResponse(status, Headers.of(Map.of()), body.getBytes(StandardCharsets.UTF_8));
    }
}
