package app.merit.ingest.crm.pipedrive;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipedriveDecodingTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
    private static final String DEAL = """
            {"id":42,"owner_id":9001,"status":"won","value":100.50,"currency":"CLF","stage_id":2,"pipeline_id":1,
             "add_time":"2026-11-01T10:00:00Z","won_time":"2026-11-18T10:00:00Z","close_time":"2026-11-18T10:00:00Z",
             "lost_time":null,"stage_change_time":"2026-11-17 09:00:00","expected_close_date":"2026-12-01",
             "custom_fields":%s}""";

    @Test
    void aChangedDealIsAFullSnapshotWithTheOldValues() {
        Item.Fact fact =
                v2("change", "deal", DEAL.formatted("{}"), "{\"status\":\"open\",\"won_time\":null,\"value\":100.50}");

        assertThat(fact.id()).isEqualTo("42");
        assertThat(fact.change()).isEqualTo(ChangeKind.UPDATED);
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-18T10:00:01.250Z"));
        assertThat(fact.dedupeKey()).isEqualTo("pipedrive:700:11111111-0000-4000-8000-000000000042");
        assertThat(fact.fields().standard())
                .containsEntry(Field.OWNER, Optional.of("9001"))
                .containsEntry(Field.STATUS, Optional.of("won"))
                .containsEntry(Field.AMOUNT, Optional.of(new BigDecimal("100.50")))
                .containsEntry(Field.CURRENCY, Optional.of("CLF"))
                .containsEntry(Field.STAGE, Optional.of("2"))
                .containsEntry(Field.PIPELINE, Optional.of("1"))
                .containsEntry(Field.WON_AT, Optional.of(Instant.parse("2026-11-18T10:00:00Z")))
                .containsEntry(Field.LOST_AT, Optional.empty())
                .containsEntry(Field.STAGE_ENTERED_AT, Optional.of(Instant.parse("2026-11-17T09:00:00Z")))
                .containsEntry(Field.URL, Optional.of("https://demo.pipedrive.com/deal/42"));
        assertThat(fact.fields().custom())
                .containsEntry("expected_close_date", Optional.of(new CustomValue.Date(LocalDate.parse("2026-12-01"))));
        assertThat(fact.previous().standard())
                .containsOnly(Map.entry(Field.STATUS, Optional.of("open")), Map.entry(Field.WON_AT, Optional.empty()));
    }

    @Test
    void theAttemptIsNotInTheKey() {
        String first = body("change", "deal", DEAL.formatted("{}"), "null");
        assertThat(Decoding.fact(decode(first.replace("\"attempt\":1", "\"attempt\":4")))
                        .dedupeKey())
                .isEqualTo(Decoding.fact(decode(first)).dedupeKey());
    }

    @ParameterizedTest
    @CsvSource({
        "\"2026-11-18T10:00:01.250Z\",2026-11-18T10:00:01.250Z",
        "1794996001,2026-11-18T10:00:01Z",
        "\"1794996001\",2026-11-18T10:00:01Z",
        "1794996001250,2026-11-18T10:00:01.250Z"
    })
    void theTimestampIsReadInEveryForm(String timestamp, String at) {
        String body =
                body("change", "deal", DEAL.formatted("{}"), "null").replace("\"2026-11-18T10:00:01.250Z\"", timestamp);
        assertThat(Decoding.fact(decode(body)).occurredAt()).contains(Instant.parse(at));
    }

    @Test
    void aDeletionHasItsLastStateInPrevious() {
        Item.Fact fact = v2("delete", "deal", "null", DEAL.formatted("{}"));
        assertThat(fact.change()).isEqualTo(ChangeKind.DELETED);
        assertThat(fact.id()).isEqualTo("42");
        assertThat(fact.fields().isEmpty()).isTrue();
        assertThat(fact.previous().value(Field.STATUS)).contains("won");
    }

    @Test
    void theLoserOfAMergeIsDeletedInto() {
        String body =
                body("delete", "deal", "null", "{\"id\":42}").replace("\"attempt\"", "\"merged_to_id\":99,\"attempt\"");
        assertThat(Decoding.fact(decode(body)).fields().value(Field.MERGED_INTO))
                .contains("99");
        String survivor = body("change", "deal", DEAL.formatted("{}"), "{}")
                .replace("\"attempt\"", "\"merged_from_id\":41,\"attempt\"");
        assertThat(Decoding.fact(decode(survivor)).change()).isEqualTo(ChangeKind.UPDATED);
    }

    @Test
    void statusDeletedIsADeletionAndItsReturnARestore() {
        assertThat(v2("change", "deal", DEAL.formatted("{}").replace("won\"", "deleted\""), "{\"status\":\"open\"}")
                        .change())
                .isEqualTo(ChangeKind.DELETED);
        assertThat(v2("change", "deal", DEAL.formatted("{}"), "{\"status\":\"deleted\"}")
                        .restores())
                .isTrue();
    }

    @Test
    void customFieldsKeepTheirTypes() {
        String custom = """
                {"%1$s1":{"type":"double","value":2.5},"%1$s2":{"type":"monetary","value":10,"currency":"USD"},
                 "%1$s3":{"type":"enum","id":7},"%1$s4":{"type":"set","values":[{"id":1},{"id":2}]},
                 "%1$s5":{"type":"date","value":"2026-01-31"},"%1$s6":null,"%1$s7":{"type":"varchar","value":"x"},
                 "%1$s8":{"type":"phone","value":"+49 30 000"},"%1$s9":{"type":"daterange","from":"2026-01-01","until":"2026-01-31"},
                 "%1$sa":{"type":"user","id":9001},"not-a-hash":{"type":"double","value":1}}""".formatted(HASH.substring(1));
        var fields =
                v2("change", "deal", DEAL.formatted(custom), "null").fields().custom();
        assertThat(fields)
                .containsEntry(key('1'), Optional.of(new CustomValue.Number(new BigDecimal("2.5"))))
                .containsEntry(key('2'), Optional.of(new CustomValue.Money(BigDecimal.TEN, Optional.of("USD"))))
                .containsEntry(key('3'), Optional.of(new CustomValue.Text("7")))
                .containsEntry(key('4'), Optional.of(new CustomValue.Items(List.of("1", "2"))))
                .containsEntry(key('5'), Optional.of(new CustomValue.Date(LocalDate.parse("2026-01-31"))))
                .containsEntry(key('6'), Optional.empty())
                .containsEntry(key('7'), Optional.of(new CustomValue.Text("x")))
                .containsEntry(key('9'), Optional.of(new CustomValue.Items(List.of("2026-01-01", "2026-01-31"))))
                .containsEntry(key('a'), Optional.of(new CustomValue.Text("9001")))
                .doesNotContainKey(key('8'))
                .hasSize(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"00:45\"|2700",
                "\"01:30:05\"|5405",
                "{\"timezone_id\":null,\"value\":\"00:01:00\"}|60",
                "\"120:00\"|432000"
            })
    void durationsAreClockTexts(String duration, String seconds) {
        assertThat(activity("call", duration).fields().value(Field.DURATION_SECONDS))
                .contains(new BigDecimal(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null", "\"\"", "{\"timezone_id\":null,\"value\":\"\"}"})
    void anEmptyDurationIsNone(String duration) {
        assertThat(activity("call", duration).fields().standard())
                .containsEntry(Field.DURATION_SECONDS, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"1:75\"", "5400", "\"long\"", "[]"})
    void anUnreadableDurationSaysNothing(String duration) {
        assertThat(activity("call", duration).fields().states(Field.DURATION_SECONDS))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "call,call",
        "meeting,meeting",
        "task,task",
        "email,email",
        "deadline,other",
        "lunch,other",
        "our_own,other"
    })
    void activityTypesAreMapped(String type, String mapped) {
        assertThat(activity(type, "null").fields().value(Field.ACTIVITY_TYPE)).contains(mapped);
    }

    @Test
    void anActivityCarriesDealPlanAndCompletion() {
        var fields = activity("meeting", "null").fields();
        assertThat(fields.standard())
                .containsEntry(Field.DEAL_ID, Optional.of("42"))
                .containsEntry(Field.DONE, Optional.of(true))
                .containsEntry(Field.DONE_AT, Optional.of(Instant.parse("2026-11-20T10:00:00Z")))
                .containsEntry(Field.PLANNED_AT, Optional.of(Instant.parse("2026-11-20T16:00:00Z")));
    }

    @Test
    void aNoteHasAnIdSpaceOfItsOwn() {
        Item.Fact note =
                v2("create", "note", "{\"id\":42,\"user_id\":9001,\"deal_id\":7,\"content\":\"private\"}", "null");
        assertThat(note.id()).isEqualTo("note-42");
        assertThat(note.fields().value(Field.ACTIVITY_TYPE)).contains("note");
        assertThat(note.toString()).doesNotContain("private");
    }

    @Test
    void versionOneIsUnderstood() {
        Item.Fact fact = Decoding.fact(
                decode(
                        v1(
                                "updated",
                                "deal",
                                """
                {"id":42,"user_id":{"id":9001,"name":"x"},"status":"open","value":3500,"currency":"EUR","stage_id":2,
                 "won_time":null,"add_time":"2026-11-01 10:00:00","%1$s":"12","%1$s_currency":"USD"}""".formatted(HASH),
                                "{\"id\":42,\"user_id\":9001,\"status\":\"won\",\"value\":3500,\"won_time\":\"2026-11-18 10:00:00\"}")));

        assertThat(fact.dedupeKey()).isEqualTo("pipedrive:700:updated.deal:42:1794996001250");
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-18T10:00:01.250Z"));
        assertThat(fact.fields().value(Field.OWNER)).contains("9001");
        assertThat(fact.fields().value(Field.CREATED_AT)).contains(Instant.parse("2026-11-01T10:00:00Z"));
        assertThat(fact.fields().custom())
                .containsEntry(HASH, Optional.of(new CustomValue.Money(new BigDecimal("12"), Optional.of("USD"))));
        assertThat(fact.previous().standard().keySet()).containsExactlyInAnyOrder(Field.STATUS, Field.WON_AT);
    }

    @Test
    void aMergeOfVersionOneIsAnUpdateAndADeletion() {
        List<Item> items =
                decode(v1("merged", "deal", "{\"id\":42,\"status\":\"open\",\"merge_what_id\":41}", "{\"id\":41}"));
        assertThat(items).hasSize(2);
        assertThat(items.get(0))
                .isInstanceOfSatisfying(Item.Fact.class, f -> assertThat(f.id()).isEqualTo("42"));
        assertThat(items.get(1)).isInstanceOfSatisfying(Item.Fact.class, loser -> {
            assertThat(loser.id()).isEqualTo("41");
            assertThat(loser.change()).isEqualTo(ChangeKind.DELETED);
            assertThat(loser.fields().value(Field.MERGED_INTO)).contains("42");
            assertThat(loser.dedupeKey()).isNotEqualTo(((Item.Fact) items.get(0)).dedupeKey());
        });
    }

    @Test
    void otherEntitiesAreIgnoredAndNonsenseIsADeadLetter() {
        assertThat(decode(body("change", "person", "{}", "null"))).containsExactly(new Item.Ignored("change.person"));
        assertThat(decode(body("archive", "deal", "{}", "null"))).containsExactly(new Item.Ignored("archive.deal"));
        assertThat(decode("[]"))
                .containsExactly(new Item.Unreadable(0, "unknown-shape", "The body has no object meta."));
        assertThat(decode(body("change", "deal", "null", "null")).getFirst()).isInstanceOf(Item.Unreadable.class);
        assertThat(decode("{\"meta\"")).singleElement().isInstanceOf(Item.Unreadable.class);
    }

    @Test
    void theOldRecordOfAMergeIsTheLosersAndSaysNothingOfTheSurvivor() {
        List<Item> items = decode(v1(
                "merged",
                "deal",
                "{\"id\":42,\"user_id\":9001,\"status\":\"open\",\"value\":7}",
                "{\"id\":41,\"user_id\":9002,\"status\":\"deleted\",\"value\":5}"));
        assertThat(items.get(0)).isInstanceOfSatisfying(Item.Fact.class, survivor -> {
            assertThat(survivor.previous().isEmpty()).isTrue();
            assertThat(survivor.restores()).isFalse();
        });
        assertThat(items.get(1)).isInstanceOfSatisfying(Item.Fact.class, loser -> {
            assertThat(loser.id()).isEqualTo("41");
            assertThat(loser.fields().value(Field.MERGED_INTO)).contains("42");
        });
    }

    @ParameterizedTest
    @CsvSource({"EUR,EUR", "eur,EUR", "POINTS,XXX", "€,XXX"})
    void aCurrencyOfTheCompanysOwnIsNeverTakenForTheSourcesCurrency(String sent, String read) {
        var fields = v2("change", "deal", DEAL.formatted("{}").replace("CLF", sent), "null")
                .fields();
        assertThat(fields.value(Field.CURRENCY)).contains(read);
    }

    @Test
    void addressesOfVersionOneAreNotCarried() {
        String address =
                "{\"id\":42,\"status\":\"open\",\"%1$s\":\"Street 1\",\"%1$s_formatted_address\":\"Street 1, Town\"}";
        assertThat(Decoding.fact(decode(v1("updated", "deal", address.formatted(HASH), "null")))
                        .fields()
                        .custom())
                .isEmpty();
    }

    private static String key(char last) {
        return HASH.substring(1) + last;
    }

    private static Item.Fact activity(String type, String duration) {
        return v2("change", "activity", """
                {"id":42,"type":"%s","done":true,"duration":%s,"owner_id":9001,"deal_id":42,"due_date":"2026-11-20",
                 "due_time":{"timezone_id":null,"value":"16:00"},"marked_as_done_time":"2026-11-20 10:00:00"}""".formatted(type, duration), "null");
    }

    private static Item.Fact v2(String action, String entity, String data, String previous) {
        return Decoding.fact(decode(body(action, entity, data, previous)));
    }

    private static String body(String action, String entity, String data, String previous) {
        return """
                {"meta":{"action":"%s","entity":"%s","entity_id":"42","id":"11111111-0000-4000-8000-000000000042",
                 "company_id":"700","timestamp":"2026-11-18T10:00:01.250Z","version":"2.0","host":"demo.pipedrive.com",
                 "attempt":1},"data":%s,"previous":%s}""".formatted(action, entity, data, previous);
    }

    private static String v1(String action, String object, String current, String previous) {
        return """
                {"v":1,"retry":0,"event":"%1$s.%2$s","meta":{"v":1,"action":"%1$s","object":"%2$s","id":42,"company_id":700,
                 "timestamp":1794996001,"timestamp_milli":1794996001250},"current":%3$s,"previous":%4$s}""".formatted(action, object, current, previous);
    }

    private static List<Item> decode(String body) {
        return Decoding.items(new PipedriveAdapter(), Map.of("content-type", "application/json"), body);
    }
}
