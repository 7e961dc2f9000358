package app.merit.ingest.crm.copper;

import static app.merit.ingest.crm.Decoding.fact;
import static app.merit.ingest.crm.Decoding.facts;
import static app.merit.ingest.crm.Decoding.note;
import static app.merit.ingest.crm.Decoding.records;
import static app.merit.ingest.crm.Decoding.source;
import static app.merit.ingest.crm.RestFixture.answer;
import static app.merit.ingest.crm.RestFixture.withApi;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Item;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopperDecodingTest {
    private static final CopperAdapter COPPER = new CopperAdapter();

    @Test
    void pairsAreOldAndNewValues() {
        Item.Fact fact = fact(
                items(
                        "opportunity",
                        "update",
                        "[42]",
                        "{\"status\":[\"Open\",\"Won\"],\"monetary_value\":[1000,1250.50],\"assignee_id\":[7,null],\"pipeline_stage_id\":[1,2],\"name\":[\"a\",\"b\"]}"));

        assertThat(fact.entity()).isEqualTo(Entity.DEAL);
        assertThat(fact.id()).isEqualTo("42");
        assertThat(fact.kind()).isEqualTo("opportunity");
        assertThat(fact.snapshot()).isEqualTo(Snapshot.DELTA);
        assertThat(fact.needsHydration()).isTrue();
        assertThat(fact.currencyElsewhere()).isTrue();
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:00:00.250Z"));
        assertThat(fact.fields().standard())
                .containsOnly(
                        Map.entry(Field.STATUS, Optional.of("won")),
                        Map.entry(Field.AMOUNT, Optional.of(new BigDecimal("1250.50"))),
                        Map.entry(Field.OWNER, Optional.empty()),
                        Map.entry(Field.STAGE, Optional.of("2")));
        assertThat(fact.previous().standard())
                .containsEntry(Field.STATUS, Optional.of("open"))
                .containsEntry(Field.OWNER, Optional.of("7"));
    }

    @ParameterizedTest
    @CsvSource({"Open,open", "Won,won", "Lost,lost", "Abandoned,lost", "ABANDONED,lost"})
    void abandonedIsLost(String word, String status) {
        Item.Fact fact = fact(items("opportunity", "update", "[42]", "{\"status\":[null,\"" + word + "\"]}"));

        assertThat(fact.fields().value(Field.STATUS)).contains(status);
    }

    @Test
    void everyIdIsAChangeAndABadOneStopsNone() {
        List<Item> items = items("opportunity", "new", "[1,\"2\",{},3]", "null");

        assertThat(facts(items)).extracting(Item.Fact::id).containsExactly("1", "2", "3");
        assertThat(facts(items)).extracting(Item.Fact::item).containsExactly(0, 1, 3);
        assertThat(facts(items)).extracting(Item.Fact::dedupeKey).doesNotHaveDuplicates();
        assertThat(items.get(2))
                .isInstanceOfSatisfying(
                        Item.Unreadable.class, bad -> assertThat(bad.item()).isEqualTo(2));
    }

    @ParameterizedTest
    @CsvSource({"new,CREATED,true", "update,UPDATED,true", "delete,DELETED,false"})
    void eventsAreChanges(String event, ChangeKind change, boolean needsHydration) {
        Item.Fact fact = fact(items("opportunity", event, "[42]", "{\"status\":[\"Open\",\"Won\"]}"));

        assertThat(fact.change()).isEqualTo(change);
        assertThat(fact.needsHydration()).isEqualTo(needsHydration);
        assertThat(fact.fields().isEmpty()).isEqualTo(change == ChangeKind.DELETED);
    }

    @Test
    void tasksAndActivitiesAreNumberedApart() {
        Item.Fact task = fact(items("task", "update", "[7]", "{\"status\":[\"Open\",\"Completed\"]}"));
        Item.Fact activity = fact(items("activity_log", "new", "[7]", "null"));

        assertThat(task.entity()).isEqualTo(Entity.ACTIVITY);
        assertThat(task.id()).isEqualTo("7");
        assertThat(task.fields().value(Field.DONE)).contains(true);
        assertThat(activity.id()).isEqualTo("activity-7");
        assertThat(activity.crmId()).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({"person,new", "project,update", "opportunity,viewed"})
    void theRestIsOfNoInterest(String type, String event) {
        assertThat(items(type, event, "[1]", "null")).containsExactly(new Item.Ignored(type + "." + event));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2026-11-20T10:00:00.250Z\"',2026-11-20T10:00:00.250Z",
        "1795168800,2026-11-20T10:00:00Z",
        "'\"1795168800\"',2026-11-20T10:00:00Z",
        "1795168800250,2026-11-20T10:00:00.250Z"
    })
    void timesComeInEveryForm(String timestamp, Instant at) {
        assertThat(fact(Decoding.items(COPPER, Map.of(), body("opportunity", "update", "[1]", "null", timestamp)))
                        .occurredAt())
                .contains(at);
    }

    @Test
    void equalKeysAreTheSameChange() {
        String one = body("opportunity", "update", "[1]", "{\"status\":[\"Open\",\"Won\"]}", "\"t\"");

        assertThat(key(one)).isEqualTo(key(one.replace("\"secret\":\"fake\"", "\"secret\":\"***\"")));
        assertThat(key(body("opportunity", "update", "[1]", "{\"a\":[1,2],\"b\":[3,4]}", "\"t\"")))
                .isEqualTo(key(body("opportunity", "update", "[1]", "{\"b\":[3,4],\"a\":[1,2]}", "\"t\"")))
                .isNotEqualTo(key(body("opportunity", "update", "[1]", "{\"a\":[3,4],\"b\":[1,2]}", "\"t\"")));
        assertThat(key(one)).isNotEqualTo(key(one.replace("Won", "Lost")));
        assertThat(key(one)).isNotEqualTo(key(one.replace("\"t\"", "\"u\"")));
        assertThat(key(one)).isNotEqualTo(key(one.replace("[1]", "[2]")));
    }

    /** Copper repeats nothing, so what comes again without a time happened again. */
    @Test
    void withoutATimeEachReceiptIsAChange() {
        String body = body("opportunity", "update", "[1]", "null", "null");
        var first = Decoding.items(COPPER, Map.of(), body, Instant.parse("2026-11-20T10:00:00Z"));
        var second = Decoding.items(COPPER, Map.of(), body, Instant.parse("2026-11-20T10:00:01Z"));

        assertThat(fact(first).occurredAt()).isEmpty();
        assertThat(fact(first).dedupeKey()).isNotEqualTo(fact(second).dedupeKey());
    }

    @ParameterizedTest
    @CsvSource({"[],unknown-shape", "{\"ids\":7},unknown-shape", "{,malformed-json"})
    void whatCannotBeUnderstoodHasAReason(String body, String reason) {
        assertThat(Decoding.items(COPPER, Map.of(), body))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.Unreadable.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
    }

    @Test
    void badPairsSayNothing() {
        Item.Fact fact = fact(items(
                "opportunity", "update", "[1]", "{\"status\":\"Won\",\"monetary_value\":[1],\"assignee_id\":[1,2,3]}"));

        assertThat(fact.fields().isEmpty()).isTrue();
    }

    @Nested
    class Records {
        private static final RecordApi API = COPPER.records().orElseThrow();
        private static final SourceSettings SOURCE = withApi(source("copper", "secret=fake-secret"));
        private static final Instant SINCE = Instant.ofEpochSecond(1_795_168_800);

        @Test
        void everyKindHasItsPlace() {
            assertThat(API.read(SOURCE, "opportunity", "42").path()).isEqualTo("/developer_api/v1/opportunities/42");
            assertThat(API.read(SOURCE, "task", "a/../b").path()).isEqualTo("/developer_api/v1/tasks/a%2F%2E%2E%2Fb");
            assertThat(API.login(Map.of("token", "fake-token", "email", "api@example.com")))
                    .isEqualTo(Map.of(
                            "X-PW-AccessToken", "fake-token",
                            "X-PW-Application", "developer_api",
                            "X-PW-UserEmail", "api@example.com"));
            assertThat(API.login(Map.of("token", "fake-token"))).isEmpty();
            assertThat(API.limits(SOURCE).getFirst().calls()).isEqualTo(180);
        }

        @Test
        void anAnswerMeansWhatItSays() {
            assertThat(API.understand(
                            SOURCE, "opportunity", "42", answer(200, "{\"id\":42,\"date_modified\":1795168800}")))
                    .isInstanceOfSatisfying(
                            Reading.Found.class,
                            found -> assertThat(found.modifiedAt()).contains(SINCE));
            assertThat(API.understand(SOURCE, "opportunity", "42", answer(404, "{}")))
                    .isEqualTo(new Reading.Missing());
            assertThat(API.understand(SOURCE, "opportunity", "42", answer(404, "<html>")))
                    .isInstanceOf(Reading.Refused.class);
            assertThat(API.understand(SOURCE, "opportunity", "42", answer(429, "", Map.of("Retry-After", "60"))))
                    .isEqualTo(new Reading.Later(Optional.of(Duration.ofMinutes(1)), "http-429"));
            assertThat(API.understand(SOURCE, "opportunity", "42", answer(200, "{\"id\":43}")))
                    .isInstanceOf(Reading.Refused.class);
        }

        @Test
        void changesAreSearchedInTheirOrder() {
            var call = API.list(SOURCE, "opportunity", SINCE, Optional.empty()).orElseThrow();

            assertThat(call.path()).isEqualTo("/developer_api/v1/opportunities/search");
            assertThat(call.body().orElseThrow().text())
                    .contains(
                            "\"minimum_modified_date\":1795168800", "\"sort_direction\":\"asc\"", "\"page_size\":200");
            assertThat(API.list(SOURCE, "activity_log", SINCE, Optional.empty()))
                    .isEmpty();
        }

        @Test
        void afterAFullPageTheSearchGoesOnFromItsLastSecond() {
            RecordPage.Records page = (RecordPage.Records) API.page(
                    SOURCE, "opportunity", answer(200, page(200, i -> 1_795_168_800L + i)));

            assertThat(page.records()).hasSize(200);
            assertThat(page.next()).contains("1795168999");
            assertThat(API.list(SOURCE, "opportunity", SINCE, page.next())
                            .orElseThrow()
                            .body()
                            .orElseThrow()
                            .text())
                    .contains("\"minimum_modified_date\":1795168999");
            assertThat(((RecordPage.Records) API.page(SOURCE, "opportunity", answer(200, page(199, i -> 1L + i))))
                            .next())
                    .isEmpty();
        }

        @Test
        void aFullPageOfOneSecondIsToldAndNotSkipped() {
            assertThat(API.page(SOURCE, "opportunity", answer(200, page(200, _ -> 1_795_168_800L))))
                    .isInstanceOfSatisfying(
                            RecordPage.None.class,
                            none -> assertThat(none.why())
                                    .isInstanceOfSatisfying(
                                            Reading.Refused.class,
                                            refused ->
                                                    assertThat(refused.reason()).isEqualTo("too-many-at-once")));
        }

        private static String page(int size, java.util.function.IntToLongFunction modified) {
            return IntStream.range(0, size)
                    .mapToObj(i -> "{\"id\":" + (i + 1) + ",\"date_modified\":" + modified.applyAsLong(i) + "}")
                    .collect(Collectors.joining(",", "[", "]"));
        }

        @Test
        void usersAreRead() {
            assertThat(API.userPage(SOURCE, answer(200, "[{\"id\":7,\"name\":\"A\",\"email\":\"a@example.com\"}]")))
                    .isEqualTo(new UserPage.Users(
                            List.of(new UserPage.CrmUser("7", "A", Optional.of("a@example.com"), true)),
                            Optional.empty()));
        }

        @Test
        void anOpportunityIsAFullSnapshot() {
            Item.Fact fact = fact(records(COPPER, note(Entity.DEAL, "opportunity", "42"), """
                    {"id":42,"name":"prose","assignee_id":7,"status":"Abandoned","pipeline_id":1,"pipeline_stage_id":2,
                     "monetary_value":1250.50,"monetary_unit":"usd","close_date":"11/12/2026","win_probability":40,
                     "date_created":1795100000,"date_modified":1795168800,"date_stage_changed":1795150000,
                     "custom_fields":[{"custom_field_definition_id":9,"value":"blue"},{"custom_field_definition_id":8,"value":null}]}""", "{}", Map.of()));

            assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
            assertThat(fact.occurredAt()).contains(SINCE);
            assertThat(fact.currencyElsewhere()).isFalse();
            assertThat(fact.fields().standard())
                    .containsEntry(Field.OWNER, Optional.of("7"))
                    .containsEntry(Field.STATUS, Optional.of("lost"))
                    .containsEntry(Field.PIPELINE, Optional.of("1"))
                    .containsEntry(Field.STAGE, Optional.of("2"))
                    .containsEntry(Field.AMOUNT, Optional.of(new BigDecimal("1250.50")))
                    .containsEntry(Field.CURRENCY, Optional.of("USD"))
                    .containsEntry(Field.STAGE_ENTERED_AT, Optional.of(Instant.ofEpochSecond(1_795_150_000)))
                    .doesNotContainKey(Field.CLOSED_AT);
            assertThat(fact.fields().custom())
                    .containsEntry("close_date", Optional.of(new CustomValue.Text("11/12/2026")))
                    .containsEntry("cf_9", Optional.of(new CustomValue.Text("blue")))
                    .containsEntry("cf_8", Optional.empty());
        }

        @Test
        void aTaskOfAnOpportunityHangsOnTheDeal() {
            String task = "{\"id\":7,\"assignee_id\":5,\"status\":\"Completed\",\"completed_date\":1795150000,"
                    + "\"due_date\":1795168800,\"related_resource\":{\"id\":42,\"type\":\"%s\"}}";
            var note = note(Entity.ACTIVITY, "task", "7");
            Item.Fact ofDeal = fact(records(COPPER, note, task.formatted("opportunity"), "{}", Map.of()));
            Item.Fact ofPerson = fact(records(COPPER, note, task.formatted("person"), "{}", Map.of()));

            assertThat(ofDeal.fields().standard())
                    .containsEntry(Field.ACTIVITY_TYPE, Optional.of("task"))
                    .containsEntry(Field.DONE, Optional.of(true))
                    .containsEntry(Field.DONE_AT, Optional.of(Instant.ofEpochSecond(1_795_150_000)))
                    .containsEntry(Field.PLANNED_AT, Optional.of(SINCE))
                    .containsEntry(Field.DEAL_ID, Optional.of("42"));
            assertThat(ofPerson.fields().standard()).containsEntry(Field.DEAL_ID, Optional.empty());
        }

        @ParameterizedTest
        @CsvSource({
            "0,user,note",
            "11,user,call",
            "12,user,meeting",
            "13,user,other",
            "14,user,message",
            "6,system,email"
        })
        void loggedActivitiesHaveTheTypeOfTheirName(String id, String category, String type) {
            String record = "{\"id\":7,\"user_id\":5,\"type\":{\"id\":" + id + ",\"category\":\"" + category
                    + "\"},\"parent\":{\"id\":42,\"type\":\"opportunity\"},\"date_created\":1795150000,\"activity_date\":1795100000}";
            String lookups =
                    "{\"activityTypes\":{\"11\":\"Phone Call\",\"12\":\"Meeting\",\"13\":\"Tasting\",\"14\":\"Chat\"}}";
            Item.Fact fact = fact(records(
                    COPPER,
                    note(Entity.ACTIVITY, "activity_log", "7"),
                    record,
                    lookups,
                    Map.of("activity-type-14", "message")));

            assertThat(fact.id()).isEqualTo("activity-7");
            assertThat(fact.fields().standard())
                    .containsEntry(Field.ACTIVITY_TYPE, Optional.of(type))
                    .containsEntry(Field.DONE, Optional.of(true))
                    .containsEntry(Field.DONE_AT, Optional.of(Instant.ofEpochSecond(1_795_150_000)))
                    .containsEntry(Field.DEAL_ID, Optional.of("42"));
        }

        @Test
        void whatTheSystemLogsIsNoActivity() {
            assertThat(records(
                            COPPER,
                            note(Entity.ACTIVITY, "activity_log", "7"),
                            "{\"id\":7,\"type\":{\"id\":3,\"category\":\"system\"}}",
                            "{}",
                            Map.of()))
                    .containsExactly(new Item.Ignored("system-activity"));
        }

        @Test
        void typesAreLookedUpByName() {
            assertThat(API.lookups(SOURCE, "activity_log"))
                    .extracting(RecordApi.Lookup::name)
                    .containsExactly("activityTypes");
            assertThat(API.lookups(SOURCE, "opportunity")).isEmpty();
            assertThat(API.lookedUp(
                            SOURCE,
                            "activityTypes",
                            answer(200, "{\"user\":[{\"id\":11,\"name\":\"Phone Call\"}],\"system\":[]}")))
                    .contains("{\"11\":\"Phone Call\"}");
            assertThat(API.lookedUp(SOURCE, "activityTypes", answer(500, ""))).isEmpty();
        }
    }

    private static String key(String body) {
        return fact(Decoding.items(COPPER, Map.of(), body)).dedupeKey();
    }

    private static List<Item> items(String type, String event, String ids, String attributes) {
        return Decoding.items(
                COPPER,
                Map.of("content-type", "application/json"),
                body(type, event, ids, attributes, "\"2026-11-20T10:00:00.250Z\""));
    }

    private static String body(String type, String event, String ids, String attributes, String timestamp) {
        return "{\"subscription_id\":10,\"event\":\"%s\",\"type\":\"%s\",\"ids\":%s,\"updated_attributes\":%s,\"timestamp\":%s,\"secret\":\"fake\"}"
                .formatted(event, type, ids, attributes, timestamp);
    }
}
