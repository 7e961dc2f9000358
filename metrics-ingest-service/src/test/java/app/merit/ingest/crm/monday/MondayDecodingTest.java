package app.merit.ingest.crm.monday;

import static app.merit.ingest.crm.Decoding.fact;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MondayDecodingTest {
    static final String BOARDS = """
            {"100":{"entity":"deal","statusColumn":"status","won":[1],"lost":[2],"amountColumn":"numbers","currency":"EUR",
                    "ownerColumn":"people","custom":["region","weight"]},
             "200":{"entity":"activity","statusColumn":"state","done":["Done"],"activityType":"call","ownerColumn":"people",
                    "dealColumn":"link","plannedColumn":"date"}}""";

    @Test
    void aLabelIsAStageAndByTheConfigurationAnOutcome() {
        Item.Fact fact = column("status", "{\"label\":{\"index\":1,\"text\":\"Готово\"}}", "{\"label\":{\"index\":5}}");

        assertThat(fact.entity()).isEqualTo(Entity.DEAL);
        assertThat(fact.id()).isEqualTo("77");
        assertThat(fact.kind()).isEqualTo("items");
        assertThat(fact.change()).isEqualTo(ChangeKind.UPDATED);
        assertThat(fact.snapshot()).isEqualTo(Snapshot.DELTA);
        assertThat(fact.needsHydration()).isTrue();
        assertThat(fact.dedupeKey()).isEqualTo("monday:100:uuid-1");
        assertThat(fact.fields().standard())
                .containsOnly(Map.entry(Field.STAGE, Optional.of("1")), Map.entry(Field.STATUS, Optional.of("won")));
        assertThat(fact.previous().standard())
                .containsOnly(Map.entry(Field.STAGE, Optional.of("5")), Map.entry(Field.STATUS, Optional.of("open")));
    }

    @ParameterizedTest
    @CsvSource({"1,won", "2,lost", "0,open", "17,open"})
    void everyLabelHasItsOutcome(String index, String status) {
        assertThat(column("status", "{\"label\":{\"index\":" + index + "}}", "null")
                        .fields()
                        .value(Field.STATUS))
                .contains(status);
    }

    @Test
    void noLabelIsAnOpenDealWithoutAStage() {
        assertThat(column("status", "null", "null").fields().standard())
                .containsOnly(Map.entry(Field.STAGE, Optional.empty()), Map.entry(Field.STATUS, Optional.of("open")));
    }

    /** A label that comes by its text alone still has its outcome; its stage has no number. */
    @Test
    void aTextAloneIsALabelToo() {
        String options = BOARDS.replace("\"won\":[1]", "\"won\":[\"Done\"]");
        String body = event("update_column_value", "\"columnId\":\"status\",\"value\":{\"label\":{\"text\":\"Done\"}}");

        assertThat(fact(items(body, Map.of("boards", options))).fields().standard())
                .containsOnly(Map.entry(Field.STATUS, Optional.of("won")));
    }

    @Test
    void withoutBoardsALabelProvesNothing() {
        Item.Fact fact = fact(items(
                event("update_column_value", "\"columnId\":\"status\",\"value\":{\"label\":{\"index\":1}}"), Map.of()));

        assertThat(fact.entity()).isEqualTo(Entity.DEAL);
        assertThat(fact.fields().standard()).containsOnly(Map.entry(Field.STAGE, Optional.of("1")));
    }

    @Test
    void aBoardThatIsNotConfiguredIsOfNoInterest() {
        String other = event("create_pulse", "\"x\":1").replace("\"boardId\":100", "\"boardId\":999");

        assertThat(items(other, Map.of("boards", BOARDS))).containsExactly(new Item.Ignored("unknown-board"));
        assertThat(fact(items(other, Map.of())).entity()).isEqualTo(Entity.DEAL);
    }

    @ParameterizedTest
    @CsvSource({"1250.5,1250.5", "'{\"value\":1250.50,\"unit\":null}',1250.50", "'{\"value\":\"7\"}',7"})
    void anAmountHasTheCurrencyOfItsBoard(String value, BigDecimal amount) {
        Fields fields = column("numbers", value, "null").fields();

        assertThat(fields.value(Field.AMOUNT)).contains(amount);
        assertThat(fields.value(Field.CURRENCY)).contains("EUR");
    }

    @Test
    void anEmptiedAmountIsCleared() {
        assertThat(column("numbers", "null", "5").fields().standard())
                .containsOnly(Map.entry(Field.AMOUNT, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"personsAndTeams\":[{\"id\":31,\"kind\":\"person\"},{\"id\":32,\"kind\":\"person\"}]}',31",
        "'{\"personsAndTeams\":[{\"id\":9,\"kind\":\"team\"},{\"id\":32,\"kind\":\"person\"}]}',32",
        "'{\"personsAndTeams\":[]}',",
        "null,"
    })
    void theFirstPersonOwns(String value, String owner) {
        assertThat(column("people", value, "null").fields().standard())
                .containsOnly(Map.entry(Field.OWNER, Optional.ofNullable(owner)));
    }

    /** Neither a team nor an automation is a person whose work can be counted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"personsAndTeams\":[{\"id\":9,\"kind\":\"team\"}]}",
                "{\"personsAndTeams\":[{\"id\":-4,\"kind\":\"person\"}]}"
            })
    void whoIsNobodyOwnsNothing(String value) {
        assertThat(column("people", value, "null").fields().states(Field.OWNER)).isFalse();
    }

    @Test
    void whoActsIsNotWhoOwns() {
        String automation = event("create_pulse", "\"x\":1").replace("\"userId\":5", "\"userId\":-4");

        assertThat(fact(items(automation, Map.of("boards", BOARDS))).fields().states(Field.OWNER))
                .isFalse();
    }

    @Test
    void columnsThatAreAskedForAreCarried() {
        assertThat(column("region", "{\"label\":{\"index\":3,\"text\":\"North\"}}", "null")
                        .fields()
                        .custom())
                .containsEntry("region", Optional.of(new CustomValue.Text("North")));
        assertThat(column("weight", "12", "null").fields().custom())
                .containsEntry("weight", Optional.of(new CustomValue.Number(new BigDecimal("12"))));
        assertThat(column("other", "12", "null").fields().custom()).doesNotContainKey("other");
    }

    @Test
    void aNewItemMayComeWithValues() {
        Item.Fact fact = fact(items(
                event(
                        "create_pulse",
                        "\"groupId\":\"topics\",\"columnValues\":{\"numbers\":{\"value\":10},\"status\":{\"label\":{\"index\":2}}}"),
                Map.of("boards", BOARDS)));

        assertThat(fact.change()).isEqualTo(ChangeKind.CREATED);
        assertThat(fact.fields().value(Field.AMOUNT)).contains(new BigDecimal("10"));
        assertThat(fact.fields().value(Field.STATUS)).contains("lost");
        assertThat(fact.fields().custom()).containsEntry("group", Optional.of(new CustomValue.Text("topics")));
    }

    @ParameterizedTest
    @CsvSource({
        "create_pulse,CREATED,false",
        "update_name,UPDATED,false",
        "move_pulse_into_group,UPDATED,false",
        "archive_pulse,UPDATED,false",
        "restore_pulse,UPDATED,true",
        "delete_pulse,DELETED,false"
    })
    void eventsAreChanges(String type, ChangeKind change, boolean restores) {
        Item.Fact fact = fact(items(event(type, "\"x\":1"), Map.of("boards", BOARDS)));

        assertThat(fact.change()).isEqualTo(change);
        assertThat(fact.restores()).isEqualTo(restores);
        assertThat(fact.needsHydration()).isEqualTo(change != ChangeKind.DELETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create_update", "create_column", "something_new"})
    void theRestIsOfNoInterest(String type) {
        assertThat(items(event(type, "\"x\":1"), Map.of("boards", BOARDS))).containsExactly(new Item.Ignored(type));
    }

    @Test
    void theTriggerTellsTheTimeUnlessItIsARetry() {
        String change = "\"columnId\":\"status\",\"value\":null,\"changedAt\":1794736817.473193";

        assertThat(at(change)).contains(Instant.parse("2026-11-15T10:00:18.022Z"));
        assertThat(at(change + ",\"isRetry\":true")).contains(Instant.parse("2026-11-15T10:00:17.473193Z"));
        assertThat(at("\"x\":1,\"isRetry\":true")).isEmpty();
    }

    /** monday repeats each minute; the repetition says so and has another trigger time, and is the same change. */
    @Test
    void aRetryHasTheKeyOfTheFirst() {
        String first = event(
                "update_column_value",
                "\"columnId\":\"status\",\"value\":{\"label\":{\"index\":1}},\"changedAt\":1794736817.4");
        String retry =
                first.replace("\"userId\":5", "\"userId\":5,\"isRetry\":true").replace("10:00:18", "10:07:18");

        assertThat(key(retry)).isEqualTo(key(first));
        assertThat(key(retry.replace("uuid-1", ""))).isEqualTo(key(first.replace("uuid-1", "")));
        assertThat(key(first.replace("uuid-1", "")))
                .isNotEqualTo(key(first.replace("uuid-1", "").replace(":1}", ":2}")));
    }

    @Test
    void itemsOfAnotherBoardAreActivities() {
        String base = event("update_column_value", "\"columnId\":\"%s\",\"value\":%s")
                .replace("\"boardId\":100", "\"boardId\":200");
        Map<String, String> options = Map.of("boards", BOARDS);
        Item.Fact done = fact(items(base.formatted("state", "{\"label\":{\"index\":4,\"text\":\"Done\"}}"), options));

        assertThat(done.entity()).isEqualTo(Entity.ACTIVITY);
        assertThat(done.kind()).isEqualTo("activity-items");
        assertThat(done.fields().standard())
                .containsOnly(
                        Map.entry(Field.ACTIVITY_TYPE, Optional.of("call")), Map.entry(Field.DONE, Optional.of(true)));
        assertThat(fact(items(base.formatted("link", "{\"linkedPulseIds\":[{\"linkedPulseId\":77}]}"), options))
                        .fields()
                        .value(Field.DEAL_ID))
                .contains("77");
        assertThat(fact(items(base.formatted("date", "{\"date\":\"2026-11-20\",\"time\":\"09:30:00\"}"), options))
                        .fields()
                        .value(Field.PLANNED_AT))
                .contains(Instant.parse("2026-11-20T09:30:00Z"));
        assertThat(fact(items(base.formatted("date", "{\"date\":\"2026-11-20\",\"time\":null}"), options))
                        .fields()
                        .value(Field.PLANNED_AT))
                .contains(Instant.parse("2026-11-20T12:00:00Z"));
    }

    @Test
    void aSubItemIsNoDealOfItsOwn() {
        assertThat(items(event("create_pulse", "\"parentItemId\":\"3\""), Map.of()))
                .containsExactly(new Item.Ignored("unknown-board"));
    }

    @ParameterizedTest
    @CsvSource({
        "[],unknown-shape",
        "{,malformed-json",
        "'{\"event\":{\"type\":\"create_pulse\",\"boardId\":100}}',id-missing"
    })
    void whatCannotBeUnderstoodHasAReason(String body, String reason) {
        assertThat(items(body, Map.of()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.Unreadable.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
    }

    private static Optional<Instant> at(String members) {
        return fact(items(event("update_column_value", members), Map.of("boards", BOARDS)))
                .occurredAt();
    }

    private static String key(String body) {
        return fact(items(body, Map.of("boards", BOARDS))).dedupeKey();
    }

    private static Item.Fact column(String column, String value, String previous) {
        return fact(items(
                event(
                        "update_column_value",
                        "\"columnId\":\"" + column + "\",\"value\":" + value + ",\"previousValue\":" + previous),
                Map.of("boards", BOARDS)));
    }

    private static String event(String type, String members) {
        return """
                {"event":{"type":"%s","boardId":100,"pulseId":77,"pulseName":"Сделка","userId":5,"subscriptionId":9,
                 "triggerTime":"2026-11-15T10:00:18.022Z","triggerUuid":"uuid-1","originalTriggerUuid":null,%s}}""".formatted(type, members);
    }

    private static List<Item> items(String body, Map<String, String> options) {
        return Decoding.items(
                new MondayAdapter(),
                Map.of("content-type", "application/json"),
                body,
                Instant.parse("2026-11-23T10:00:00Z"),
                options);
    }
}
