package app.merit.ingest.crm.monday;

import static app.merit.ingest.crm.Decoding.fact;
import static app.merit.ingest.crm.Decoding.note;
import static app.merit.ingest.crm.Decoding.records;
import static app.merit.ingest.crm.Decoding.source;
import static app.merit.ingest.crm.RestFixture.answer;
import static app.merit.ingest.crm.RestFixture.withApi;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.RateLimit;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.Snapshot;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MondayRecordsTest {
    private static final RecordApi API = new MondayAdapter().records().orElseThrow();
    private static final SourceSettings SOURCE =
            withApi(source("monday", "fake-signing-secret")).withOptions(Map.of("boards", MondayDecodingTest.BOARDS));
    private static final Instant SINCE = Instant.parse("2026-11-20T10:00:00Z");

    private static final String ITEM = """
            {"id":"77","state":"active","created_at":"2026-11-01T08:00:00Z","updated_at":"2026-11-20T10:00:00Z",
             "board":{"id":"100"},"group":{"id":"topics"},"column_values":[
              {"id":"status","type":"status","text":"Done","value":"{\\"index\\":1,\\"changed_at\\":\\"2026-11-19T09:00:00.000Z\\"}"},
              {"id":"numbers","type":"numbers","text":"1250.50","value":"\\"1250.50\\""},
              {"id":"people","type":"people","text":"Somebody","value":"{\\"personsAndTeams\\":[{\\"id\\":31,\\"kind\\":\\"person\\"}]}"},
              {"id":"region","type":"dropdown","text":"","value":null}]}""";

    @Test
    void anIdNeverBecomesPartOfTheQuery() {
        ApiCall call = API.read(SOURCE, "items", "77\") { name } }");

        assertThat(call.path()).isEqualTo("/v2");
        assertThat(call.body().orElseThrow().text())
                .contains("items(ids: $ids)", "\"variables\":{\"ids\":[\"77\\\") { name } }\"]}");
        assertThat(API.login(Map.of("token", "fake-token"))).containsEntry("Authorization", "fake-token");
    }

    @Test
    void anItemIsFoundUnlessItIsInTheBin() {
        assertThat(understand("{\"data\":{\"items\":[" + ITEM + "]}}"))
                .isInstanceOfSatisfying(
                        Reading.Found.class,
                        found -> assertThat(found.modifiedAt()).contains(Instant.parse("2026-11-20T10:00:00Z")));
        assertThat(understand("{\"data\":{\"items\":[]}}")).isEqualTo(new Reading.Missing());
        assertThat(understand("{\"data\":{\"items\":[" + ITEM.replace("active", "deleted") + "]}}"))
                .isEqualTo(new Reading.Missing());
        assertThat(understand("{\"data\":{\"items\":[" + ITEM.replace("active", "archived") + "]}}"))
                .isInstanceOf(Reading.Found.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\":[{\"message\":\"Complexity budget exhausted\",\"extensions\":{\"code\":\"COMPLEXITY_BUDGET_EXHAUSTED\",\"retry_in_seconds\":17}}]}",
                "{\"error_code\":\"ComplexityException\",\"status_code\":429,\"error_message\":\"Complexity budget exhausted, query cost 30001 budget remaining 19986 out of 1000000 reset in 17 seconds\"}"
            })
    void anExhaustedBudgetSaysWhenToComeAgain(String body) {
        assertThat(understand(body)).isEqualTo(new Reading.Later(Optional.of(Duration.ofSeconds(17)), "rate-limit"));
        assertThat(API.understand(SOURCE, "items", "77", answer(429, body)))
                .isEqualTo(new Reading.Later(Optional.of(Duration.ofSeconds(17)), "rate-limit"));
    }

    @Test
    void errorsMeanWhatTheySay() {
        assertThat(understand("{\"errors\":[{\"message\":\"x\",\"extensions\":{\"code\":\"DAILY_LIMIT_EXCEEDED\"}}]}"))
                .isEqualTo(new Reading.Later(Optional.empty(), "rate-limit"));
        assertThat(understand("{\"errors\":[\"Not Authenticated\"]}")).isEqualTo(new Reading.LoginExpired());
        assertThat(API.understand(SOURCE, "items", "77", answer(401, ""))).isEqualTo(new Reading.LoginExpired());
        assertThat(API.understand(SOURCE, "items", "77", answer(404, "{}"))).isInstanceOf(Reading.Refused.class);
        assertThat(understand("{\"errors\":[{\"message\":\"prose\",\"extensions\":{\"code\":\"undefinedField\"}}]}"))
                .isEqualTo(new Reading.Refused("graphql-error", "monday answered with the error undefinedField."));
        assertThat(understand("{}")).isInstanceOf(Reading.Refused.class);
        assertThat(API.understand(SOURCE, "items", "77", answer(503, "<html>"))).isInstanceOf(Reading.Later.class);
    }

    @Test
    void boardsAreListedOneAfterTheOther() {
        SourceSettings two = SOURCE.withOptions(Map.of("boards", "{\"100\":{},\"300\":{}}"));
        assertThat(text(API.list(two, "items", SINCE, Optional.empty())))
                .contains("a100: boards", "\"2026-11-20\"", "__last_updated__");

        RecordPage.Records first =
                page(two, "{\"data\":{\"a100\":[{\"items_page\":{\"cursor\":\"c1\",\"items\":[" + ITEM + "]}}]}}");
        assertThat(first.records()).extracting(RecordPage.Listed::crmId).containsExactly("77");
        assertThat(text(API.list(two, "items", SINCE, first.next())))
                .contains("a100: next_items_page", "\"cursor\":\"c1\"");

        RecordPage.Records second = page(two, "{\"data\":{\"a100\":{\"cursor\":null,\"items\":[]}}}");
        assertThat(text(API.list(two, "items", SINCE, second.next()))).contains("a300: boards");

        assertThat(page(two, "{\"data\":{\"a300\":[{\"items_page\":{\"cursor\":null,\"items\":[]}}]}}")
                        .next())
                .isEmpty();
    }

    @Test
    void onlyConfiguredBoardsHaveAList() {
        assertThat(API.list(SOURCE.withOptions(Map.of()), "items", SINCE, Optional.empty()))
                .isEmpty();
        assertThat(text(API.list(SOURCE, "activity-items", SINCE, Optional.empty())))
                .contains("a200: boards");
        assertThat(API.kinds(SOURCE)).extracting(RecordApi.Kind::kind).containsExactly("items", "activity-items");
        assertThat(API.kinds(SOURCE.withOptions(Map.of())))
                .extracting(RecordApi.Kind::kind)
                .containsExactly("items");
    }

    @Test
    void aBoardThatIsNotThereIsNoEmptyList() {
        assertThat(API.page(SOURCE, "items", answer(200, "{\"data\":{\"a100\":[]}}")))
                .isInstanceOf(RecordPage.None.class);
    }

    @Test
    void usersArePaged() {
        assertThat(text(API.users(SOURCE, Optional.empty()))).contains("a1: users", "page: 1");
        assertThat(
                        API.userPage(
                                SOURCE,
                                answer(
                                        200,
                                        "{\"data\":{\"a1\":[{\"id\":\"31\",\"name\":\"A\",\"email\":\"a@example.com\",\"enabled\":false}]}}")))
                .isEqualTo(new UserPage.Users(
                        List.of(new UserPage.CrmUser("31", "A", Optional.of("a@example.com"), false)),
                        Optional.empty()));
    }

    @Test
    void thePlanSaysHowManyCallsADayHas() {
        assertThat(API.limits(SOURCE)).contains(new RateLimit(1_000, Duration.ofDays(1)));
        assertThat(API.limits(SOURCE.withOptions(Map.of("calls-per-day", "10000"))))
                .contains(new RateLimit(10_000, Duration.ofDays(1)));
    }

    @Test
    void anItemIsAFullSnapshotOfItsBoard() {
        Item.Fact fact = fact(records(
                new MondayAdapter(),
                note(Entity.DEAL, "items", "77"),
                ITEM,
                "{}",
                Map.of("boards", MondayDecodingTest.BOARDS)));

        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(fact.fields().standard())
                .containsEntry(Field.OWNER, Optional.of("31"))
                .containsEntry(Field.STAGE, Optional.of("1"))
                .containsEntry(Field.STATUS, Optional.of("won"))
                .containsEntry(Field.AMOUNT, Optional.of(new BigDecimal("1250.50")))
                .containsEntry(Field.CURRENCY, Optional.of("EUR"))
                .containsEntry(Field.STAGE_ENTERED_AT, Optional.of(Instant.parse("2026-11-19T09:00:00Z")))
                .containsEntry(Field.WON_AT, Optional.of(Instant.parse("2026-11-19T09:00:00Z")))
                .containsEntry(Field.CREATED_AT, Optional.of(Instant.parse("2026-11-01T08:00:00Z")));
        assertThat(fact.fields().custom()).containsEntry("region", Optional.empty());
    }

    /** With two winning labels the time of the label is that of the last move between them, not of the win. */
    @Test
    void ofTwoWinningLabelsNeitherKeepsTheMoment() {
        Item.Fact fact = fact(records(
                new MondayAdapter(),
                note(Entity.DEAL, "items", "77"),
                ITEM,
                "{}",
                Map.of("boards", "{\"100\":{\"won\":[1,3],\"lost\":[2]}}")));

        assertThat(fact.fields().value(Field.STATUS)).contains("won");
        assertThat(fact.fields().states(Field.WON_AT)).isFalse();
    }

    @Test
    void anItemOfAnotherBoardIsOfNoInterest() {
        assertThat(records(
                        new MondayAdapter(),
                        note(Entity.DEAL, "items", "77"),
                        ITEM,
                        "{}",
                        Map.of("boards", "{\"5\":{}}")))
                .containsExactly(new Item.Ignored("unknown-board"));
    }

    private static RecordPage.Records page(SourceSettings source, String body) {
        return (RecordPage.Records) API.page(source, "items", answer(200, body));
    }

    private static Reading understand(String body) {
        return API.understand(SOURCE, "items", "77", answer(200, body));
    }

    private static String text(Optional<ApiCall> call) {
        return call.orElseThrow().body().orElseThrow().text();
    }
}
