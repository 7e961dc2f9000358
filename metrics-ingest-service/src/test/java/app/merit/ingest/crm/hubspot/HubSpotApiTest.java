package app.merit.ingest.crm.hubspot;

import static app.merit.ingest.crm.hubspot.HubSpotFixture.API;
import static app.merit.ingest.crm.hubspot.HubSpotFixture.source;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.RateLimit;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.format.RestAnswers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSpotApiTest {
    private static final SourceSettings SOURCE = source(Optional.empty(), Map.of());
    private static final Instant SINCE = Instant.ofEpochMilli(1795428000123L);

    @Test
    void aPrivateAppLogsInWithItsToken() {
        assertThat(API.baseUrl(SOURCE)).contains("https://api.hubapi.com");
        assertThat(API.hosts()).containsExactly("api.hubapi.com");
        assertThat(API.login(Map.of("token", "fake-token")))
                .containsOnly(Map.entry("Authorization", "Bearer fake-token"));
        assertThat(API.login(Map.of())).isEmpty();
        assertThat(API.refresh(SOURCE, Map.of("token", "fake-token"))).isEmpty();
    }

    @Test
    void anAppWithOAuthRenewsItsToken() {
        ApiCall call = API.refresh(
                        SOURCE, Map.of("client-id", "c", "client-secret", "fake&s", "refresh-token", "fake-r"))
                .orElseThrow();
        assertThat(call.path()).isEqualTo("https://api.hubapi.com/oauth/v1/token");
        assertThat(call.body())
                .contains(new ApiCall.Body(
                        "application/x-www-form-urlencoded",
                        "grant_type=refresh_token&client_id=c&client_secret=fake%26s&refresh_token=fake-r"));
        assertThat(API.refreshed(answer(200, "{\"access_token\":\"a2\",\"refresh_token\":\"r2\"}")))
                .containsOnly(Map.entry("token", "a2"), Map.entry("refresh-token", "r2"));
        assertThat(API.refreshed(answer(400, "{\"access_token\":\"a2\"}"))).isEmpty();
    }

    @Test
    void theBaseAddressCanBeStated() {
        SourceSettings stated = new SourceSettings(
                "hub",
                "hubspot",
                SOURCE.secrets(),
                Optional.empty(),
                Set.of(),
                1024,
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.of(new ApiSettings(Optional.of("http://127.0.0.1:9000/hub/"), Map.of(), true)));
        assertThat(API.baseUrl(stated)).contains("http://127.0.0.1:9000/hub");
    }

    @ParameterizedTest
    @CsvSource({
        ",100,250000",
        "starter,100,250000",
        "professional,190,650000",
        "enterprise,190,1000000",
        "oauth,110,250000"
    })
    void theLimitsAreThoseOfThePlan(String plan, long perTenSeconds, long perDay) {
        Map<String, String> options = plan == null ? Map.of() : Map.of("plan", plan);
        assertThat(API.limits(source(Optional.empty(), options)))
                .containsExactly(
                        new RateLimit(perTenSeconds, Duration.ofSeconds(10)),
                        new RateLimit(perDay, Duration.ofDays(1)));
        assertThat(API.eventsCarryChangeTime()).isTrue();
    }

    @Test
    void allKindsAreReadUnlessTheSettingsNameSome() {
        assertThat(API.kinds(SOURCE))
                .extracting(RecordApi.Kind::kind)
                .containsExactly("deals", "tasks", "notes", "meetings", "calls", "emails");
        assertThat(API.kinds(source(Optional.empty(), Map.of("kinds", "deals, calls"))))
                .containsExactly(
                        new RecordApi.Kind("deals", Entity.DEAL), new RecordApi.Kind("calls", Entity.ACTIVITY));
    }

    @Test
    void onlyWhatIsUnderstoodIsAskedFor() {
        assertThat(API.read(source(Optional.empty(), Map.of("properties", "margin")), "deals", "42"))
                .isEqualTo(ApiCall.get("/crm/v3/objects/deals/42?properties=dealstage%2Cpipeline%2Camount"
                        + "%2Cdeal_currency_code%2Cclosedate%2Ccreatedate%2Chubspot_owner_id%2Chs_is_closed"
                        + "%2Chs_is_closed_won%2Chs_lastmodifieddate%2Chs_v2_date_entered_current_stage"
                        + "%2Cdealtype%2Cmargin"));
        assertThat(API.read(SOURCE, "calls", "9/../8"))
                .isEqualTo(ApiCall.get("/crm/v3/objects/calls/9%2F%2E%2E%2F8?properties=hs_createdate"
                        + "%2Chs_lastmodifieddate%2Chs_timestamp%2Chubspot_owner_id%2Chs_call_duration"
                        + "%2Chs_call_status&associations=deals"));
    }

    @Test
    void aRecordIsFoundWithItsTime() {
        String body = "{\"id\":\"42\",\"properties\":{\"hs_lastmodifieddate\":\"2026-11-20T09:15:02Z\"},\"url\":\"u\"}";
        assertThat(API.understand(SOURCE, "deals", "42", answer(200, body)))
                .isInstanceOfSatisfying(Reading.Found.class, found -> {
                    assertThat(found.modifiedAt()).contains(Instant.parse("2026-11-20T09:15:02Z"));
                    assertThat(found.content()).asString().doesNotContain("url").doesNotContain("associations");
                });
    }

    @Test
    void anActivityWithoutLinksIsKeptAsHavingNone() {
        assertThat(API.understand(SOURCE, "calls", "9", answer(200, "{\"id\":\"9\",\"properties\":{}}")))
                .isInstanceOfSatisfying(
                        Reading.Found.class,
                        found -> assertThat(found.content()).asString().contains("\"associations\":{}"));
    }

    @Test
    void theSurvivorOfAMergeIsNotTheRecordAskedFor() {
        assertThat(API.understand(SOURCE, "deals", "42", answer(200, "{\"id\":\"99\",\"properties\":{}}")))
                .isEqualTo(new Reading.Missing());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\u0001',
            delimiter = ';',
            value = {
                "404;{\"status\":\"error\",\"message\":\"resource not found\",\"category\":\"OBJECT_NOT_FOUND\"};Missing",
                "404;;http-404",
                "404;<html>nginx</html>;http-404",
                "401;{\"category\":\"EXPIRED_AUTHENTICATION\"};LoginExpired",
                "403;{\"category\":\"MISSING_SCOPES\"};http-403",
                "400;{\"category\":\"VALIDATION_ERROR\"};http-400",
                "429;{\"policyName\":\"TEN_SECONDLY_ROLLING\"};rate-limit-ten-secondly-rolling PT10S",
                "429;{\"policyName\":\"SECONDLY\"};rate-limit-secondly PT1S",
                "429;{\"policyName\":\"DAILY\"};rate-limit-daily",
                "429;<html>;rate-limit-unnamed",
                "423;{};http-423",
                "477;{};http-477",
                "500;{};http-500",
                "503;<html>;http-503",
                "200;[];unreadable-answer",
                "200;<html>;unreadable-answer",
                "200;{\"properties\":{}};unreadable-answer",
                "302;;http-302"
            })
    void anAnswerMeansWhatTheVendorSays(int status, String body, String meaning) {
        Reading reading = API.understand(SOURCE, "deals", "42", answer(status, body == null ? "" : body));
        String said =
                switch (reading) {
                    case Reading.Later(var after, var reason) ->
                        reason + after.map(rest -> " " + rest).orElse("");
                    case Reading.Refused(var reason, var _) -> reason;
                    default -> reading.getClass().getSimpleName();
                };
        assertThat(said).isEqualTo(meaning);
    }

    @Test
    void aStatedRestGoesFirst() {
        var response = new ApiResponse(
                429,
                Headers.of(Map.of("Retry-After", "3")),
                "{\"policyName\":\"DAILY\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(API.understand(SOURCE, "deals", "42", response))
                .isEqualTo(new Reading.Later(Optional.of(Duration.ofSeconds(3)), "rate-limit-daily"));
    }

    @Test
    void stagesAreLookedUpAndReducedToWhatTheyMean() {
        assertThat(API.lookups(SOURCE, "deals"))
                .containsExactly(new RecordApi.Lookup("stages", ApiCall.get("/crm/v3/pipelines/deals")));
        assertThat(API.lookups(SOURCE, "calls")).isEmpty();
        String pipelines = """
                {"results": [{"id": "default", "stages": [
                   {"id": "won1", "label": "Lost!", "metadata": {"isClosed": "true", "probability": "1.0"}},
                   {"id": "lost1", "label": "Won!", "metadata": {"isClosed": "true", "probability": "0.0"}},
                   {"id": "odd", "metadata": {"isClosed": "true", "probability": "0.5"}},
                   {"id": "open1", "metadata": {"isClosed": "false", "probability": "0.2"}},
                   {"id": "dumb", "metadata": {}}]}, {"stages": [
                   {"id": "won2", "metadata": {"isClosed": true, "probability": 1}}]}]}""";
        assertThat(API.lookedUp(SOURCE, "stages", answer(200, pipelines)))
                .contains("{\"won1\":\"won\",\"lost1\":\"lost\",\"open1\":\"open\",\"won2\":\"won\"}");
        assertThat(API.lookedUp(SOURCE, "stages", answer(403, pipelines))).isEmpty();
        assertThat(API.lookedUp(SOURCE, "other", answer(200, pipelines))).isEmpty();
        assertThat(API.lookedUp(SOURCE, "stages", answer(200, "[]"))).isEmpty();
    }

    @Test
    void listsGoById() {
        ApiCall first = API.list(SOURCE, "tasks", SINCE, Optional.empty()).orElseThrow();
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.path()).isEqualTo("/crm/v3/objects/tasks/search");
        assertThat(first.body().orElseThrow().text())
                .isEqualTo("{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"hs_lastmodifieddate\","
                        + "\"operator\":\"GTE\",\"value\":\"1795428000123\"}]}],"
                        + "\"sorts\":[{\"propertyName\":\"hs_object_id\",\"direction\":\"ASCENDING\"}],"
                        + "\"properties\":[\"hs_createdate\",\"hs_lastmodifieddate\",\"hs_timestamp\","
                        + "\"hubspot_owner_id\",\"hs_task_status\",\"hs_task_completion_date\"],\"limit\":100}");
        assertThat(API.list(SOURCE, "tasks", SINCE, Optional.of("77"))
                        .flatMap(ApiCall::body)
                        .orElseThrow()
                        .text())
                .contains("{\"propertyName\":\"hs_object_id\",\"operator\":\"GT\",\"value\":\"77\"}");
    }

    @Test
    void aPageWithAnotherBehindItIsFollowedByOneAfterItsLastId() {
        String rows = "\"results\":[{\"id\":\"5\",\"properties\":{}},"
                + "{\"id\":\"9\",\"properties\":{},\"updatedAt\":\"2026-11-20T09:15:02Z\"}]";
        assertThat(API.page(
                        SOURCE,
                        "calls",
                        answer(200, "{\"total\":3," + rows + ",\"paging\":{\"next\":{\"after\":\"2\"}}}")))
                .isInstanceOfSatisfying(RecordPage.Records.class, page -> {
                    assertThat(page.next()).contains("9");
                    assertThat(page.records())
                            .extracting(RecordPage.Listed::crmId)
                            .containsExactly("5", "9");
                    assertThat(page.records().getLast().modifiedAt()).contains(Instant.parse("2026-11-20T09:15:02Z"));
                    assertThat(page.records().getFirst().content()).asString().doesNotContain("associations");
                });
        assertThat(((RecordPage.Records) API.page(SOURCE, "calls", answer(200, "{\"total\":2," + rows + "}"))).next())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"results\":{}}", "{\"results\":[7]}", "{\"results\":[{\"properties\":{}}]}"})
    void whatIsNoListIsNoPage(String body) {
        assertThat(API.page(SOURCE, "deals", answer(200, body)))
                .isEqualTo(new RecordPage.None(RestAnswers.unreadable()));
    }

    @Test
    void aListIsNeverMissing() {
        assertThat(API.page(SOURCE, "deals", answer(404, "{}")))
                .isInstanceOfSatisfying(
                        RecordPage.None.class, none -> assertThat(none.why()).isInstanceOf(Reading.Refused.class));
        assertThat(API.page(SOURCE, "deals", answer(401, "{}")))
                .isEqualTo(new RecordPage.None(new Reading.LoginExpired()));
    }

    @Test
    void ownersAreListedThoseWhoLeftAtTheEnd() {
        assertThat(path(Optional.empty())).isEqualTo("/crm/v3/owners?limit=100&archived=false");
        assertThat(path(Optional.of("abc"))).isEqualTo("/crm/v3/owners?limit=100&archived=false&after=abc");
        assertThat(path(Optional.of("left"))).isEqualTo("/crm/v3/owners?limit=100&archived=true");
        assertThat(path(Optional.of("leftabc"))).isEqualTo("/crm/v3/owners?limit=100&archived=true&after=abc");

        String anna = "{\"id\":\"75\",\"email\":\"a@example.com\",\"firstName\":\"Anna\",\"lastName\":\"Berg\","
                + "\"userId\":1,\"archived\":false}";
        String left = "{\"id\":\"76\",\"email\":\"b@example.com\",\"firstName\":\"\",\"archived\":true}";
        String more = ",\"paging\":{\"next\":{\"after\":\"abc\"}}";
        assertThat(owners("[" + anna + "]" + more).next()).contains("abc");
        assertThat(owners("[" + anna + "]").next()).contains("left");
        assertThat(owners("[" + left + "]" + more).next()).contains("leftabc");
        assertThat(owners("[" + left + "]").next()).isEmpty();
        assertThat(owners("[]").next()).isEmpty();
        assertThat(owners("[" + anna + "," + left + "]").users())
                .isEqualTo(List.of(
                        new UserPage.CrmUser("75", "Anna Berg", Optional.of("a@example.com"), true),
                        new UserPage.CrmUser("76", "b@example.com", Optional.of("b@example.com"), false)));
    }

    private static String path(Optional<String> cursor) {
        return API.users(SOURCE, cursor).orElseThrow().path();
    }

    private static UserPage.Users owners(String results) {
        return (UserPage.Users) API.userPage(SOURCE, answer(200, "{\"results\":" + results + "}"));
    }

    private static ApiResponse answer(int status, String body) {
        return new ApiResponse(status, Headers.of(Map.of()), body.getBytes(StandardCharsets.UTF_8));
    }
}
