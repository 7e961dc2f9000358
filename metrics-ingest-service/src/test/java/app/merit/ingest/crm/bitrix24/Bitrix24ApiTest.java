package app.merit.ingest.crm.bitrix24;

import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.API;
import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.WEBHOOK_URL;
import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.source;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.RateLimit;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.format.RestAnswers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Bitrix24ApiTest {
    private static final SourceSettings BY_ADDRESS = source(Map.of(), Map.of("webhook-url", WEBHOOK_URL));
    private static final Instant SINCE = Instant.parse("2026-11-20T09:15:00.400Z");

    @Test
    void theAddressOfTheInboundWebhookIsTheLogin() {
        assertThat(API.baseUrl(BY_ADDRESS)).contains("https://sales.bitrix24.com/rest/7/fakehooksecret01");
        assertThat(API.login(Map.of("webhook-url", WEBHOOK_URL, "token", "fake")))
                .isEmpty();
        assertThat(API.refresh(BY_ADDRESS, Map.of("webhook-url", WEBHOOK_URL))).isEmpty();
        assertThat(BY_ADDRESS.toString()).doesNotContain("fakehooksecret01");
    }

    @Test
    void anApplicationLogsInWithATokenThatIsRenewedWithoutSecretsInTheAddress() {
        Map<String, String> credentials = Map.of(
                "token",
                "fake-access",
                "client-id",
                "app.1",
                "client-secret",
                "fake&secret",
                "refresh-token",
                "fake-r");
        SourceSettings source = source(Map.of("portal", "sales.bitrix24.com"), credentials);

        assertThat(API.baseUrl(source)).contains("https://sales.bitrix24.com/rest");
        assertThat(API.login(credentials)).containsOnly(Map.entry("Authorization", "Bearer fake-access"));
        ApiCall call = API.refresh(source, credentials).orElseThrow();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("https://oauth.bitrix.info/oauth/token/");
        assertThat(call.body().orElseThrow().text())
                .isEqualTo("grant_type=refresh_token&client_id=app.1&client_secret=fake%26secret&refresh_token=fake-r");
        assertThat(API.refreshed(answer(200, "{\"access_token\":\"a2\",\"refresh_token\":\"r2\",\"expires\":1}")))
                .containsOnly(Map.entry("token", "a2"), Map.entry("refresh-token", "r2"));
        assertThat(API.refreshed(answer(400, "{\"access_token\":\"a2\"}"))).isEmpty();
        assertThat(API.refreshed(answer(200, "no"))).isEmpty();
        assertThat(API.refresh(source, Map.of("token", "fake-access"))).isEmpty();
    }

    @Test
    void onlyTheVendorsHostsAreCalled() {
        assertThat(API.hosts())
                .contains("oauth.bitrix.info", "*.bitrix24.ru", "*.bitrix24.com.br")
                .doesNotContain("*.bitrix24.site", "*");
    }

    @Test
    void theLimitsAreThoseOfThePlan() {
        assertThat(API.limits(BY_ADDRESS)).containsExactly(new RateLimit(50, Duration.ofSeconds(25)));
        assertThat(API.limits(source(Map.of("plan", "enterprise"), Map.of())))
                .containsExactly(new RateLimit(250, Duration.ofSeconds(50)));
        assertThat(API.eventsCarryChangeTime()).isFalse();
    }

    @Test
    void recordsAreReadByTheMethodOfTheirKind() {
        SourceSettings source = source(Map.of("smart-process-types", "1036"), Map.of());
        assertThat(API.kinds(source))
                .containsExactly(
                        new RecordApi.Kind("deal", Entity.DEAL),
                        new RecordApi.Kind("activity", Entity.ACTIVITY),
                        new RecordApi.Kind("item-1036", Entity.DEAL));
        assertThat(API.read(source, "deal", "410")).isEqualTo(ApiCall.get("/crm.deal.get.json?id=410"));
        assertThat(API.read(source, "activity", "9&x")).isEqualTo(ApiCall.get("/crm.activity.get.json?id=9%26x"));
        assertThat(API.read(source, "item-1036", "31"))
                .isEqualTo(ApiCall.get("/crm.item.get.json?entityTypeId=1036&id=31"));
    }

    @Test
    void aRecordIsFoundWithItsTimeAndWithoutNamesTextsAndFiles() {
        Reading reading = understand("deal", "410", 200, """
                {"result": {"ID": "410", "TITLE": "Secret plan", "COMMENTS": "c", "CONTACT_ID": "8",
                  "DATE_MODIFY": "2026-11-20T12:15:02+03:00", "UF_CRM_1": "x",
                  "UF_CRM_FILE": {"downloadUrl": "https://p/?auth=fake"}, "UF_CRM_FILES": [{"downloadUrl": "f"}]},
                 "time": {"start": 1.5}}""");

        assertThat(reading).isInstanceOfSatisfying(Reading.Found.class, found -> {
            assertThat(found.modifiedAt()).contains(Instant.parse("2026-11-20T09:15:02Z"));
            assertThat(new String(found.content(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"ID\":\"410\",\"DATE_MODIFY\":\"2026-11-20T12:15:02+03:00\",\"UF_CRM_1\":\"x\"}");
        });
    }

    @Test
    void anItemLiesOneLevelDeeper() {
        assertThat(understand("item-1036", "31", 200, "{\"result\":{\"item\":{\"id\":31,\"title\":\"t\"}}}"))
                .isInstanceOfSatisfying(
                        Reading.Found.class,
                        found -> assertThat(found.content()).asString().isEqualTo("{\"id\":31}"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\u0001',
            delimiter = ';',
            value = {
                "400;{\"error\":\"\",\"error_description\":\"Not found\"};Missing",
                "400;{\"error\":\"\",\"error_description\":\"Activity is not found\"};Missing",
                "400;{\"error\":\"NOT_FOUND\",\"error_description\":\"Element was not found\"};Missing",
                "400;{\"error\":\"\",\"error_description\":\"Access denied.\"};http-400",
                "400;{\"error\":\"ERROR_CORE\",\"error_description\":\"Not found\"};http-400",
                "404;{\"error\":\"ERROR_METHOD_NOT_FOUND\",\"error_description\":\"Method not found!\"};http-404",
                "404;{\"error\":\"\",\"error_description\":\"Not found\"};http-404",
                "404;<html>;http-404",
                "503;{\"error\":\"QUERY_LIMIT_EXCEEDED\",\"error_description\":\"Too many requests\"};query-limit",
                "503;{\"error\":\"OVERLOAD_LIMIT\"};overload-limit",
                "429;{\"error\":\"OPERATION_TIME_LIMIT\"};operation-time-limit",
                "502;<html>;http-502",
                "500;{\"error\":\"INTERNAL_SERVER_ERROR\"};http-500",
                "401;{\"error\":\"expired_token\"};LoginExpired",
                "401;{\"error\":\"invalid_token\"};login-refused",
                "403;{\"error\":\"ACCESS_DENIED\"};http-403",
                "302;;http-302",
                "200;<html>maintenance</html>;unreadable-answer",
                "200;{\"result\":[]};unreadable-answer",
                "200;{\"result\":{\"ID\":\"411\"}};unreadable-answer",
                "200;{\"result\":null};unreadable-answer"
            })
    void anAnswerMeansWhatTheVendorSays(int status, String body, String meaning) {
        Reading reading = understand("deal", "410", status, body == null ? "" : body);
        String said =
                switch (reading) {
                    case Reading.Later(var _, var reason) -> reason;
                    case Reading.Refused(var reason, var _) -> reason;
                    default -> reading.getClass().getSimpleName();
                };
        assertThat(said).isEqualTo(meaning);
    }

    @Test
    void theRestOfTheOperationLimitIsToldByThePortalsOwnClock() {
        String body = "{\"error\":\"OPERATION_TIME_LIMIT\",\"time\":{\"start\":1795428000.25,"
                + "\"finish\":1795428000.75,\"operating_reset_at\":1795428090}}";
        assertThat(understand("deal", "410", 429, body))
                .isEqualTo(new Reading.Later(Optional.of(Duration.ofSeconds(90)), "operation-time-limit"));
        assertThat(understand("deal", "410", 429, body.replace("1795428090", "1795427000")))
                .isEqualTo(new Reading.Later(Optional.empty(), "operation-time-limit"));
    }

    @Test
    void aStatedRestIsKept() {
        var response = new ApiResponse(
                503,
                Headers.of(Map.of("Retry-After", "7")),
                "{\"error\":\"QUERY_LIMIT_EXCEEDED\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(API.understand(BY_ADDRESS, "deal", "1", response))
                .isEqualTo(new Reading.Later(Optional.of(Duration.ofSeconds(7)), "query-limit"));
    }

    @Test
    void aRefusalNamesTheCodeAndNothingElse() {
        assertThat(understand("deal", "410", 403, "{\"error\":\"insufficient_scope\",\"error_description\":\"fake\"}"))
                .isEqualTo(new Reading.Refused("http-403", "The CRM answered 403 INSUFFICIENT_SCOPE."));
    }

    @Test
    void listsGoById() {
        assertThat(decodedPath(API.list(BY_ADDRESS, "deal", SINCE, Optional.empty())))
                .isEqualTo("/crm.deal.list.json?filter[>DATE_MODIFY]=2026-11-20T09:14:59+00:00"
                        + "&order[ID]=ASC&start=-1&select[0]=*&select[1]=UF_*");
        assertThat(decodedPath(API.list(BY_ADDRESS, "activity", SINCE, Optional.of("900"))))
                .isEqualTo("/crm.activity.list.json?filter[>LAST_UPDATED]=2026-11-20T09:14:59+00:00"
                        + "&filter[>ID]=900&order[ID]=ASC&start=-1&select[0]=*&select[1]=BINDINGS");
        assertThat(decodedPath(API.list(BY_ADDRESS, "item-1036", SINCE, Optional.of("31"))))
                .isEqualTo("/crm.item.list.json?entityTypeId=1036&filter[>updatedTime]=2026-11-20T09:14:59+00:00"
                        + "&filter[>id]=31&order[id]=ASC&start=-1");
        assertThat(API.list(BY_ADDRESS, "deal", SINCE, Optional.empty())
                        .orElseThrow()
                        .path())
                .contains("%3EDATE_MODIFY")
                .contains("%2B00%3A00");
    }

    @Test
    void aFullPageIsFollowedByOneAfterItsLastId() {
        String rows = IntStream.rangeClosed(1, 50)
                .mapToObj(id -> "{\"ID\":\"" + id + "\",\"TITLE\":\"t\",\"DATE_MODIFY\":\"2026-11-20T12:15:02+03:00\"}")
                .collect(Collectors.joining(","));

        assertThat(page("deal", "{\"result\":[" + rows + "]}")).satisfies(page -> {
            assertThat(page.next()).contains("50");
            assertThat(page.records()).hasSize(50);
            assertThat(page.records().getFirst().modifiedAt()).contains(Instant.parse("2026-11-20T09:15:02Z"));
            assertThat(page.records().getFirst().content()).asString().doesNotContain("TITLE");
        });
        assertThat(page("deal", "{\"result\":[{\"ID\":\"9\"}]}").next()).isEmpty();
        assertThat(page("deal", "{\"result\":[{\"ID\":\"9\"}],\"next\":1}").next())
                .contains("9");
        assertThat(page("item-1036", "{\"result\":{\"items\":[{\"id\":9}]}}").records())
                .hasSize(1);
        assertThat(page("deal", "{\"result\":[]}").records()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\u0001',
            delimiter = ';',
            value = {"{\"result\":{}}", "{\"result\":[{\"TITLE\":\"x\"}]}", "{\"result\":[7]}", "[]"})
    void whatIsNoListIsNoPage(String body) {
        assertThat(API.page(BY_ADDRESS, "deal", answer(200, body)))
                .isInstanceOfSatisfying(
                        RecordPage.None.class, none -> assertThat(none.why()).isEqualTo(RestAnswers.unreadable()));
    }

    @Test
    void aListMayHaveToWaitToo() {
        assertThat(API.page(BY_ADDRESS, "deal", answer(503, "{\"error\":\"QUERY_LIMIT_EXCEEDED\"}")))
                .isEqualTo(new RecordPage.None(new Reading.Later(Optional.empty(), "query-limit")));
    }

    @Test
    void usersAreListedDismissedOnesToo() {
        assertThat(API.users(BY_ADDRESS, Optional.of("50")).orElseThrow().path())
                .isEqualTo("/user.get.json?sort=ID&order=ASC&start=50");
        UserPage page = API.userPage(BY_ADDRESS, answer(200, """
                        {"result": [{"ID": "1", "NAME": "Anna", "LAST_NAME": "Berg", "EMAIL": "a@example.com", "ACTIVE": true},
                                    {"ID": "2", "NAME": "", "LAST_NAME": null, "EMAIL": "b@example.com", "ACTIVE": false},
                                    {"ID": "3"}], "next": 50}"""));
        assertThat(page)
                .isEqualTo(new UserPage.Users(
                        List.of(
                                new UserPage.CrmUser("1", "Anna Berg", Optional.of("a@example.com"), true),
                                new UserPage.CrmUser("2", "b@example.com", Optional.of("b@example.com"), false),
                                new UserPage.CrmUser("3", "3", Optional.empty(), true)),
                        Optional.of("50")));
        assertThat(API.userPage(BY_ADDRESS, answer(401, "{\"error\":\"expired_token\"}")))
                .isEqualTo(new UserPage.None(new Reading.LoginExpired()));
    }

    private static RecordPage.Records page(String kind, String body) {
        return (RecordPage.Records) API.page(BY_ADDRESS, kind, answer(200, body));
    }

    private static Reading understand(String kind, String id, int status, String body) {
        return API.understand(BY_ADDRESS, kind, id, answer(status, body));
    }

    private static ApiResponse answer(int status, String body) {
        return new ApiResponse(status, Headers.of(Map.of()), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String decodedPath(Optional<ApiCall> call) {
        return URLDecoder.decode(call.orElseThrow().path(), StandardCharsets.UTF_8);
    }
}
