package app.merit.ingest.crm.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.CustomValue;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmoCrmRecordsTest {
    private static final AmoCrmAdapter AMO = new AmoCrmAdapter();
    private static final AmoCrmRecords API = new AmoCrmRecords();
    private static final SourceSettings SOURCE = Decoding.source("amocrm", "fake-url-secret");
    private static final Instant AT = Instant.parse("2026-11-15T09:30:00Z");
    private static final String LEAD = """
            {"id": 801, "name": "Сделка", "price": 125000, "responsible_user_id": 3001, "status_id": %s,
             "pipeline_id": 77, "loss_reason_id": null, "created_at": 1794600000, "updated_at": 1794735000,
             "closed_at": %s, "is_deleted": false, "account_id": 555,
             "_links": {"self": {"href": "https://example.kommo.com/api/v4/leads/801?page=1"}},
             "custom_fields_values": %s}""";

    @Test
    void aWonLeadHasItsTimesAndItsCurrency() {
        Item.Fact fact = lead(LEAD.formatted("142", "1794734000", "null"));

        assertThat(fact.entity()).isEqualTo(Entity.DEAL);
        assertThat(fact.crmId()).isEqualTo("801");
        assertThat(fact.kind()).isEqualTo("leads");
        assertThat(fact.change()).isEqualTo(ChangeKind.UPDATED);
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.occurredAt()).contains(AT);
        assertThat(fact.needsHydration()).isFalse();
        Instant closed = Instant.ofEpochSecond(1794734000);
        assertThat(fact.fields().standard())
                .containsEntry(Field.OWNER, Optional.of("3001"))
                .containsEntry(Field.STATUS, Optional.of("won"))
                .containsEntry(Field.STAGE, Optional.of("142"))
                .containsEntry(Field.PIPELINE, Optional.of("77"))
                .containsEntry(Field.AMOUNT, Optional.of(new BigDecimal("125000")))
                .containsEntry(Field.CURRENCY, Optional.of("RUB"))
                .containsEntry(Field.CREATED_AT, Optional.of(Instant.ofEpochSecond(1794600000)))
                .containsEntry(Field.CLOSED_AT, Optional.of(closed))
                .containsEntry(Field.WON_AT, Optional.of(closed))
                .containsEntry(Field.URL, Optional.of("https://example.kommo.com/leads/detail/801"))
                .doesNotContainKey(Field.LOST_AT);
    }

    @Test
    void aLeadThatWasOpenedAgainHasNoTimeOfClosing() {
        assertThat(lead(LEAD.formatted("41", "null", "null")).fields().standard())
                .containsEntry(Field.STATUS, Optional.of("open"))
                .containsEntry(Field.CLOSED_AT, Optional.empty())
                .containsEntry(Field.WON_AT, Optional.empty())
                .containsEntry(Field.LOST_AT, Optional.empty());
    }

    @Test
    void aLostLeadNamesItsReason() {
        Item.Fact fact = lead(LEAD.formatted("143", "1794734000", "null")
                .replace("\"loss_reason_id\": null", "\"loss_reason_id\": 9"));
        assertThat(fact.fields().value(Field.LOST_AT)).isPresent();
        assertThat(fact.fields().custom()).containsEntry("loss_reason_id", Optional.of(new CustomValue.Text("9")));
    }

    @ParameterizedTest
    @CsvSource({"0", "null"})
    void noPriceAndNobodyAreCleared(String nothing) {
        Item.Fact fact = lead(LEAD.formatted("41", "null", "null")
                .replace("\"price\": 125000", "\"price\": " + nothing)
                .replace("\"responsible_user_id\": 3001", "\"responsible_user_id\": " + nothing));
        assertThat(fact.fields().standard())
                .containsEntry(Field.AMOUNT, Optional.empty())
                .containsEntry(Field.OWNER, Optional.empty());
    }

    @Test
    void customFieldsReadAsTheyDoInWebhooks() {
        Item.Fact read = lead(LEAD.formatted("41", "null", """
                [{"field_id": 1, "field_type": "text", "values": [{"value": "север"}]},
                 {"field_id": 2, "field_type": "numeric", "values": [{"value": "12.5"}]},
                 {"field_id": 3, "field_type": "select", "values": [{"value": "7", "enum_id": 70}]},
                 {"field_id": 4, "field_type": "multiselect", "values": [{"value": "a", "enum_id": 1}, {"value": "b", "enum_id": 2}]},
                 {"field_id": 5, "field_type": "date", "values": [{"value": 1794600000}]},
                 {"field_id": 6, "field_type": "checkbox", "values": [{"value": true}]},
                 {"field_id": 7, "field_type": "smart_address", "values": [{"value": "улица"}]}]"""));
        Item.Fact sent = Decoding.fact(Decoding.items(
                AMO,
                Map.of(),
                "account[id]=555&leads[update][0][id]=801&leads[update][0][updated_at]=1794735000"
                        + custom(1, "[value]", "север")
                        + custom(2, "[value]", "12.5")
                        + custom(3, "[value]", "7")
                        + "&leads[update][0][custom_fields][3][values][0][enum]=70"
                        + custom(4, "[value]", "a")
                        + "&leads[update][0][custom_fields][4][values][1][value]=b"
                        + custom(5, "", "1794600000")
                        + custom(6, "[value]", "1")));

        assertThat(read.fields().custom()).containsAllEntriesOf(sent.fields().custom());
        assertThat(sent.fields().custom()).hasSize(6);
        assertThat(read.fields().custom()).doesNotContainKey("7");
    }

    @Test
    void aTaskSaysHowLongItTook() {
        Item.Fact fact = Decoding.fact(read("tasks", """
                {"id": 12, "responsible_user_id": 3001, "entity_id": 801, "entity_type": "leads", "duration": 1800,
                 "is_completed": true, "task_type_id": 2, "complete_till": 1794736000, "updated_at": 1794735000}"""));

        assertThat(fact.id()).isEqualTo("12");
        assertThat(fact.kind()).isEqualTo("tasks");
        assertThat(fact.fields().standard())
                .containsEntry(Field.ACTIVITY_TYPE, Optional.of("meeting"))
                .containsEntry(Field.DONE, Optional.of(true))
                .containsEntry(Field.DURATION_SECONDS, Optional.of(new BigDecimal("1800")))
                .containsEntry(Field.PLANNED_AT, Optional.of(Instant.ofEpochSecond(1794736000)))
                .containsEntry(Field.DEAL_ID, Optional.of("801"));
    }

    @Test
    void aCallIsANoteWithItsOwnIdSpace() {
        Item.Fact fact = Decoding.fact(read("notes", """
                {"id": 9, "note_type": "call_out", "entity_id": 801, "responsible_user_id": 0, "created_by": 3002,
                 "created_at": 1794730000, "updated_at": 1794735000, "params": {"duration": 61, "text": "x"}}"""));

        assertThat(fact.id()).isEqualTo("note-9");
        assertThat(fact.fields().standard())
                .containsEntry(Field.ACTIVITY_TYPE, Optional.of("call"))
                .containsEntry(Field.OWNER, Optional.of("3002"))
                .containsEntry(Field.DURATION_SECONDS, Optional.of(new BigDecimal("61")))
                .containsEntry(Field.DEAL_ID, Optional.of("801"));
        assertThat(read("notes", "{\"id\": 9, \"note_type\": \"sms_out\"}"))
                .containsExactly(new Item.Ignored("note.sms_out"));
    }

    @Test
    void whatIsNoRecordIsUnreadable() {
        assertThat(read("leads", "null")).singleElement().isInstanceOf(Item.Unreadable.class);
        assertThat(read("leads", "{\"id\": null}")).singleElement().isInstanceOf(Item.Unreadable.class);
    }

    @Test
    void aRecordIsAskedForByItsNumber() {
        assertThat(API.read(SOURCE, "leads", "801")).isEqualTo(ApiCall.get("/api/v4/leads/801?with=loss_reason"));
        assertThat(API.read(SOURCE, "tasks", "12").path()).isEqualTo("/api/v4/tasks/12");
        assertThat(API.read(SOURCE, "notes", "9").path()).isEqualTo("/api/v4/leads/notes/9");
        assertThat(API.read(SOURCE, "leads", "../account").path()).doesNotContain("account");
    }

    @Test
    void anAnswerIsTheRecordNothingOrAReasonToWait() {
        assertThat(understood(200, "{\"id\": 801, \"updated_at\": 1794735000}"))
                .isInstanceOfSatisfying(
                        Reading.Found.class,
                        found -> assertThat(found.modifiedAt()).contains(AT));
        assertThat(understood(204, "")).isEqualTo(new Reading.Missing());
        assertThat(understood(404, "{\"title\": \"Not Found\", \"status\": 404}"))
                .isEqualTo(new Reading.Missing());
        assertThat(understood(200, "{\"id\": 801, \"is_deleted\": true}")).isEqualTo(new Reading.Missing());
        assertThat(understood(401, "{}")).isEqualTo(new Reading.LoginExpired());
        assertThat(understood(429, "")).isEqualTo(new Reading.Later(Optional.of(Duration.ofSeconds(3)), "http-429"));
        assertThat(understood(502, "<html>")).isInstanceOf(Reading.Later.class);
    }

    @Test
    void whatIsNotTheCrmDeletesNothing() {
        assertThat(understood(404, "<html>no such account</html>")).isInstanceOf(Reading.Refused.class);
        assertThat(understood(200, "<html>login</html>")).isInstanceOf(Reading.Refused.class);
        assertThat(understood(200, "{\"id\": 802}")).isInstanceOf(Reading.Refused.class);
        assertThat(understood(302, "")).isInstanceOf(Reading.Refused.class);
        assertThat(understood(403, "")).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void aListBeginsAtTheMarkAndGoesOnAtTheTimeOfItsLastRecord() {
        assertThat(API.list(SOURCE, "leads", AT, Optional.empty()).orElseThrow().path())
                .isEqualTo("/api/v4/leads?limit=250&page=1&filter%5Bupdated_at%5D%5Bfrom%5D=1794735000"
                        + "&order%5Bupdated_at%5D=asc&with=loss_reason");
        RecordPage.Records page = records("leads", """
                {"_links": {"next": {"href": "https://x.amocrm.ru/api/v4/leads?page=2&filter%5Bupdated_at%5D%5Bfrom%5D=5"}},
                 "_embedded": {"leads": [{"id": 1, "updated_at": 10}, {"id": 2, "updated_at": 12}]}}""");

        assertThat(page.records()).extracting(RecordPage.Listed::crmId).containsExactly("1", "2");
        assertThat(page.next()).contains("12:1");
        assertThat(API.list(SOURCE, "leads", AT, page.next()).orElseThrow().path())
                .contains("page=1&filter%5Bupdated_at%5D%5Bfrom%5D=12&");
    }

    @ParameterizedTest
    @CsvSource({"leads,10,10", "leads,12,10", "tasks,10,12"})
    void recordsOfOneSecondOrInNoOrderAreCountedThrough(String kind, long first, long second) {
        RecordPage.Records page = records(kind, """
                {"_links": {"next": {"href": "https://x.amocrm.ru/api/v4/leads?page=3&filter[updated_at][from]=5"}},
                 "_embedded": {"%s": [{"id": 1, "updated_at": %d}, {"id": 2, "updated_at": %d}]}}""".formatted(kind, first, second));
        assertThat(page.next()).contains("5:3");
    }

    @Test
    void theLastPageHasNoNextAndAnEmptyListIsNoFailure() {
        assertThat(records("leads", "{\"_embedded\": {\"leads\": [{\"id\": 1}]}}")
                        .next())
                .isEmpty();
        assertThat(API.page(SOURCE, "leads", response(204, "")))
                .isEqualTo(new RecordPage.Records(List.of(), Optional.empty()));
        assertThat(API.page(SOURCE, "leads", response(404, "{}")))
                .isInstanceOfSatisfying(
                        RecordPage.None.class, none -> assertThat(none.why()).isInstanceOf(Reading.Refused.class));
        assertThat(API.page(SOURCE, "leads", response(401, "")))
                .isEqualTo(new RecordPage.None(new Reading.LoginExpired()));
    }

    @Test
    void usersAreListedWithWhetherTheyStillWork() {
        UserPage.Users page = (UserPage.Users) API.userPage(SOURCE, response(200, """
                {"_links": {"next": {"href": "https://x.amocrm.ru/api/v4/users?page=2&limit=250"}}, "_embedded": {"users": [
                 {"id": 1, "name": "Анна", "email": "anna@example.com", "rights": {"is_active": true}},
                 {"id": 2, "name": "Boris", "email": "", "rights": {"is_active": false}}]}}"""));

        assertThat(page.users())
                .containsExactly(
                        new UserPage.CrmUser("1", "Анна", Optional.of("anna@example.com"), true),
                        new UserPage.CrmUser("2", "Boris", Optional.empty(), false));
        assertThat(API.users(SOURCE, page.next()).orElseThrow().path()).isEqualTo("/api/v4/users?limit=250&page=2");
    }

    @Test
    void theCurrencyIsTheAccounts() {
        assertThat(API.lookups(SOURCE, "leads"))
                .singleElement()
                .satisfies(lookup -> assertThat(lookup.call().path()).isEqualTo("/api/v4/account"));
        assertThat(API.lookups(SOURCE, "tasks")).isEmpty();
        assertThat(API.lookedUp(SOURCE, "account", response(200, "{\"id\": 555, \"currency\": \"RUB\"}")))
                .contains("{\"currency\":\"RUB\"}");
        assertThat(API.lookedUp(SOURCE, "account", response(200, "{\"currency\": \"рубль\"}")))
                .isEmpty();
        assertThat(API.lookedUp(SOURCE, "account", response(500, ""))).isEmpty();
    }

    @Test
    void aLoginIsRenewedIfTheIntegrationIsKnown() {
        Map<String, String> credentials = Map.of(
                "token", "fake-token",
                "client-id", "fake-id",
                "client-secret", "fake-secret",
                "refresh-token", "fake-refresh",
                "redirect-uri", "https://merit.example.com");
        assertThat(API.login(credentials)).isEqualTo(Map.of("Authorization", "Bearer fake-token"));
        ApiCall call = API.refresh(SOURCE, credentials).orElseThrow();
        assertThat(call.path()).isEqualTo("/oauth2/access_token");
        assertThat(call.body().orElseThrow().text())
                .contains("\"grant_type\":\"refresh_token\"", "\"refresh_token\":\"fake-refresh\"");
        assertThat(API.refresh(SOURCE, Map.of("token", "fake-token"))).isEmpty();
        assertThat(API.refreshed(response(200, "{\"access_token\": \"fake-2\", \"refresh_token\": \"fake-3\"}")))
                .isEqualTo(Map.of("token", "fake-2", "refresh-token", "fake-3"));
        assertThat(API.refreshed(response(200, "{\"access_token\": \"fake-2\"}")))
                .isEmpty();
        assertThat(API.refreshed(response(400, "{\"access_token\": \"fake-2\"}")))
                .isEmpty();
    }

    @Test
    void theAddressIsStatedOrMadeOfTheHost() {
        assertThat(API.baseUrl(SOURCE)).isEmpty();
        assertThat(API.baseUrl(SOURCE.withOptions(Map.of("host", "example.kommo.com"))))
                .contains("https://example.kommo.com");
        assertThat(API.baseUrl(SOURCE.withOptions(Map.of("host", "evil.example.com"))))
                .isEmpty();
        ApiSettings api = new ApiSettings(Optional.of("http://127.0.0.1:9000"), Map.of(), true);
        assertThat(API.baseUrl(new SourceSettings(
                        "s",
                        "amocrm",
                        List.of(),
                        Optional.empty(),
                        Set.of(),
                        1024,
                        Map.of(),
                        Optional.empty(),
                        Map.of(),
                        Optional.of(api))))
                .contains("http://127.0.0.1:9000");
    }

    private static String custom(int number, String path, String value) {
        String field = "&leads[update][0][custom_fields][" + number + "]";
        return field + "[id]=" + number + field + "[values][0]" + path + "=" + value;
    }

    private static Item.Fact lead(String record) {
        return Decoding.fact(Decoding.records(
                AMO,
                Decoding.note(Entity.DEAL, "leads", "801"),
                record,
                "{\"account\": {\"currency\": \"RUB\"}}",
                Map.of()));
    }

    private static List<Item> read(String kind, String record) {
        return Decoding.records(AMO, Decoding.note(Entity.ACTIVITY, kind, "1"), record, "{}", Map.of());
    }

    private static Reading understood(int status, String body) {
        return API.understand(SOURCE, "leads", "801", response(status, body));
    }

    private static RecordPage.Records records(String kind, String body) {
        return (RecordPage.Records) API.page(SOURCE, kind, response(200, body));
    }

    private static ApiResponse response(int status, String body) {
        return new ApiResponse(status, Headers.of(Map.of("Retry-After", "3")), body.getBytes(StandardCharsets.UTF_8));
    }
}
