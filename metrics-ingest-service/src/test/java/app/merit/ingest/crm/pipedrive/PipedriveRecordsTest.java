package app.merit.ingest.crm.pipedrive;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.Snapshot;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PipedriveRecordsTest {
    private static final PipedriveAdapter PIPEDRIVE = new PipedriveAdapter();
    private static final PipedriveRecords API = new PipedriveRecords();
    private static final SourceSettings SOURCE = Decoding.source("pipedrive", "user:fake-password");
    private static final Instant AT = Instant.parse("2026-11-18T10:00:00Z");
    private static final String DEAL = """
            {"id": 42, "owner_id": 9001, "status": "won", "value": 100.5, "currency": "EUR", "stage_id": 2,
             "pipeline_id": 1, "add_time": "2026-11-01T10:00:00Z", "update_time": "2026-11-18T10:00:00Z",
             "won_time": "2026-11-18T09:59:00Z", "lost_time": null, "is_deleted": false, "custom_fields": {}}""";

    @Test
    void aDealReadsAsInAWebhook() {
        Item.Fact fact = read("deals", Entity.DEAL, DEAL);

        assertThat(fact.id()).isEqualTo("42");
        assertThat(fact.kind()).isEqualTo("deals");
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.occurredAt()).contains(AT);
        assertThat(fact.fields().standard())
                .containsEntry(Field.OWNER, Optional.of("9001"))
                .containsEntry(Field.STATUS, Optional.of("won"))
                .containsEntry(Field.AMOUNT, Optional.of(new BigDecimal("100.5")))
                .containsEntry(Field.CURRENCY, Optional.of("EUR"))
                .containsEntry(Field.WON_AT, Optional.of(Instant.parse("2026-11-18T09:59:00Z")))
                .containsEntry(Field.LOST_AT, Optional.empty())
                .containsEntry(Field.URL, Optional.of("https://demo.pipedrive.com/deal/42"));
    }

    @Test
    void aDeletedDealIsADeletion() {
        Item.Fact fact = read("deals", Entity.DEAL, DEAL.replace("\"is_deleted\": false", "\"is_deleted\": true"));
        assertThat(fact.change()).isEqualTo(ChangeKind.DELETED);
        assertThat(fact.fields().isEmpty()).isTrue();
        assertThat(fact.snapshot()).isEqualTo(Snapshot.DELTA);
        assertThat(fact.occurredAt()).contains(AT);
        assertThat(read("deals", Entity.DEAL, DEAL.replace("\"won\"", "\"deleted\""))
                        .change())
                .isEqualTo(ChangeKind.DELETED);
    }

    @Test
    void anActivityAndANoteAreRead() {
        Item.Fact call = read("activities", Entity.ACTIVITY, """
                {"id": 7, "type": "call", "done": true, "duration": "01:30", "deal_id": 42, "owner_id": 9001,
                 "update_time": "2026-11-18T10:00:00Z"}""");
        assertThat(call.entity()).isEqualTo(Entity.ACTIVITY);
        assertThat(call.fields().standard())
                .containsEntry(Field.ACTIVITY_TYPE, Optional.of("call"))
                .containsEntry(Field.DURATION_SECONDS, Optional.of(new BigDecimal("5400")))
                .containsEntry(Field.DEAL_ID, Optional.of("42"));
        Item.Fact note = read("notes", Entity.ACTIVITY, """
                {"id": 7, "user_id": 9001, "deal_id": 42, "active_flag": true, "update_time": "2026-11-18 10:00:00"}""");
        assertThat(note.id()).isEqualTo("note-7");
        assertThat(note.occurredAt()).contains(AT);
    }

    @Test
    void whatIsNoRecordIsUnreadable() {
        assertThat(Decoding.records(PIPEDRIVE, Decoding.note(Entity.DEAL, "deals", "42"), "[]", "{}", Map.of()))
                .singleElement()
                .isInstanceOf(Item.Unreadable.class);
    }

    @Test
    void aRecordIsAskedForByItsNumber() {
        assertThat(API.read(SOURCE, "deals", "42")).isEqualTo(ApiCall.get("/api/v2/deals/42"));
        assertThat(API.read(SOURCE, "activities", "7").path()).isEqualTo("/api/v2/activities/7");
        assertThat(API.read(SOURCE, "notes", "7").path()).isEqualTo("/api/v1/notes/7");
        assertThat(API.read(SOURCE, "deals", "42/../x").path()).isEqualTo("/api/v2/deals/0");
    }

    @Test
    void anAnswerIsTheRecordNothingOrAReasonToWait() {
        assertThat(understood(200, "{\"success\": true, \"data\": " + DEAL + "}"))
                .isInstanceOfSatisfying(
                        Reading.Found.class,
                        found -> assertThat(found.modifiedAt()).contains(AT));
        assertThat(understood(404, "{\"success\": false, \"error\": \"Deal not found\"}"))
                .isEqualTo(new Reading.Missing());
        assertThat(understood(404, "<html>")).isInstanceOf(Reading.Refused.class);
        assertThat(understood(200, "{\"success\": true, \"data\": null}")).isInstanceOf(Reading.Refused.class);
        assertThat(understood(401, "{}")).isEqualTo(new Reading.LoginExpired());
        assertThat(understood(503, "")).isInstanceOf(Reading.Later.class);
    }

    @Test
    void theBudgetSaysWhenItIsFilledAgain() {
        assertThat(understood(429, "{}")).isEqualTo(new Reading.Later(Optional.of(Duration.ofSeconds(90)), "http-429"));
    }

    @Test
    void aListGoesOnWithTheCursorOfTheVendor() {
        assertThat(API.list(SOURCE, "deals", AT.plusMillis(5), Optional.empty())
                        .orElseThrow()
                        .path())
                .isEqualTo("/api/v2/deals?limit=500&updated_since=2026-11-18T10%3A00%3A00Z&sort_by=update_time"
                        + "&sort_direction=asc&status=open,won,lost,deleted");
        RecordPage.Records page = (RecordPage.Records) API.page(
                SOURCE,
                "deals",
                response(200, "{\"data\": [" + DEAL + "], \"additional_data\": {\"next_cursor\": \"eyJ4IjoxfQ==\"}}"));
        assertThat(page.records()).singleElement().satisfies(listed -> {
            assertThat(listed.crmId()).isEqualTo("42");
            assertThat(listed.modifiedAt()).contains(AT);
        });
        assertThat(API.list(SOURCE, "activities", AT, page.next()).orElseThrow().path())
                .endsWith("&cursor=eyJ4IjoxfQ%3D%3D")
                .startsWith("/api/v2/activities?")
                .doesNotContain("status=");
        assertThat(API.list(SOURCE, "notes", AT, Optional.empty())).isEmpty();
    }

    @Test
    void theLastPageHasNoCursorAndALostListIsAFailure() {
        assertThat(API.page(
                        SOURCE, "deals", response(200, "{\"data\": [], \"additional_data\": {\"next_cursor\": null}}")))
                .isEqualTo(new RecordPage.Records(List.of(), Optional.empty()));
        assertThat(API.page(SOURCE, "deals", response(404, "{}")))
                .isInstanceOfSatisfying(
                        RecordPage.None.class, none -> assertThat(none.why()).isInstanceOf(Reading.Refused.class));
    }

    @Test
    void usersAreListed() {
        UserPage.Users page = (UserPage.Users) API.userPage(SOURCE, response(200, """
                {"success": true, "data": [{"id": 9001, "name": "Анна", "email": "anna@example.com", "active_flag": true},
                 {"id": 9002, "name": "Boris", "active_flag": false}],
                 "additional_data": {"pagination": {"more_items_in_collection": true, "next_start": 2}}}"""));
        assertThat(page.users())
                .containsExactly(
                        new UserPage.CrmUser("9001", "Анна", Optional.of("anna@example.com"), true),
                        new UserPage.CrmUser("9002", "Boris", Optional.empty(), false));
        assertThat(API.users(SOURCE, page.next()).orElseThrow().path()).isEqualTo("/api/v1/users?start=2");
    }

    @Test
    void aTokenOfAPersonAndOneOfAnAppHaveHeadersOfTheirOwn() {
        assertThat(API.login(Map.of("api-token", "fake-token"))).isEqualTo(Map.of("x-api-token", "fake-token"));
        assertThat(API.login(Map.of("token", "fake-token"))).isEqualTo(Map.of("Authorization", "Bearer fake-token"));
        assertThat(API.login(Map.of())).isEmpty();
    }

    @Test
    void aLoginIsRenewedAtTheVendorsOwnHost() {
        Map<String, String> credentials =
                Map.of("client-id", "fake-id", "client-secret", "fake-secret", "refresh-token", "fake/refresh:1");
        ApiCall call = API.refresh(SOURCE, credentials).orElseThrow();

        assertThat(call.path()).isEqualTo("https://oauth.pipedrive.com/oauth/token");
        assertThat(call.headers()).containsEntry("Authorization", "Basic ZmFrZS1pZDpmYWtlLXNlY3JldA==");
        assertThat(call.body().orElseThrow().text())
                .isEqualTo("grant_type=refresh_token&refresh_token=fake%2Frefresh%3A1");
        assertThat(API.refresh(at("http://127.0.0.1:9000"), credentials)
                        .orElseThrow()
                        .path())
                .isEqualTo("/oauth/token");
        assertThat(API.refresh(SOURCE, Map.of("token", "fake-token"))).isEmpty();
        assertThat(API.refreshed(response(200, "{\"access_token\": \"fake-2\", \"refresh_token\": \"fake-3\"}")))
                .isEqualTo(Map.of("token", "fake-2", "refresh-token", "fake-3"));
        assertThat(API.refreshed(response(400, "{\"access_token\": \"fake-2\"}")))
                .isEmpty();
    }

    @Test
    void theAddressIsStatedOrMadeOfTheHost() {
        assertThat(API.baseUrl(SOURCE)).isEmpty();
        assertThat(API.baseUrl(SOURCE.withOptions(Map.of("host", "demo.pipedrive.com"))))
                .contains("https://demo.pipedrive.com");
        assertThat(API.baseUrl(SOURCE.withOptions(Map.of("host", "pipedrive.com.example.com"))))
                .isEmpty();
        assertThat(API.baseUrl(at("http://127.0.0.1:9000"))).contains("http://127.0.0.1:9000");
    }

    private static SourceSettings at(String baseUrl) {
        return new SourceSettings(
                "s",
                "pipedrive",
                List.of(),
                Optional.empty(),
                Set.of(),
                1024,
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.of(new ApiSettings(Optional.of(baseUrl), Map.of(), true)));
    }

    private static Item.Fact read(String kind, Entity entity, String record) {
        return Decoding.fact(Decoding.records(
                PIPEDRIVE, Decoding.note(entity, kind, "1"), record, "{}", Map.of("host", "demo.pipedrive.com")));
    }

    private static Reading understood(int status, String body) {
        return API.understand(SOURCE, "deals", "42", response(status, body));
    }

    private static ApiResponse response(int status, String body) {
        return new ApiResponse(
                status, Headers.of(Map.of("x-ratelimit-reset", "90")), body.getBytes(StandardCharsets.UTF_8));
    }
}
