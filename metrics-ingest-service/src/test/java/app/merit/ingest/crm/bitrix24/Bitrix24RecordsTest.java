package app.merit.ingest.crm.bitrix24;

import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.BITRIX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bitrix24RecordsTest {
    private static final Instant MOVED = Instant.parse("2026-11-20T09:15:00Z");
    private static final String DEAL = """
            {"ID": "51", "STAGE_ID": "C3:WON", "STAGE_SEMANTIC_ID": "S", "CLOSED": "Y", "CATEGORY_ID": "3",
             "OPPORTUNITY": "2500.50", "CURRENCY_ID": "EUR", "ASSIGNED_BY_ID": "17",
             "DATE_CREATE": "2026-11-02T12:00:00+03:00", "DATE_MODIFY": "2026-11-20T12:15:02+03:00",
             "MOVED_TIME": "2026-11-20T12:15:00+03:00", "CLOSEDATE": "2026-11-30T00:00:00+03:00",
             "TYPE_ID": "SALE", "SOURCE_ID": ""}""";
    private static final String CALL = """
            {"ID": "900", "OWNER_TYPE_ID": "2", "OWNER_ID": "51", "TYPE_ID": "2", "PROVIDER_ID": "VOXIMPLANT_CALL",
             "COMPLETED": "Y", "RESPONSIBLE_ID": "17", "DIRECTION": "2", "CREATED": "2026-11-20T12:00:00+03:00",
             "LAST_UPDATED": "2026-11-20T12:31:00+03:00", "START_TIME": "2026-11-20T12:00:00+03:00",
             "END_TIME": "2026-11-20T12:30:00+03:00", "DEADLINE": "2026-11-20T12:00:00+03:00"}""";

    @Test
    void aDealIsAFullSnapshotAtItsOwnModificationTime() {
        Item.Fact fact = deal(DEAL);

        assertThat(fact.entity()).isEqualTo(Entity.DEAL);
        assertThat(fact.id()).isEqualTo("51");
        assertThat(fact.change()).isEqualTo(ChangeKind.UPDATED);
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T09:15:02Z"));
        assertThat(fact.needsHydration()).isFalse();
        assertThat(fact.fields().standard())
                .containsEntry(Field.OWNER, Optional.of("17"))
                .containsEntry(Field.STATUS, Optional.of("won"))
                .containsEntry(Field.STAGE, Optional.of("C3:WON"))
                .containsEntry(Field.PIPELINE, Optional.of("3"))
                .containsEntry(Field.AMOUNT, Optional.of(new BigDecimal("2500.50")))
                .containsEntry(Field.CURRENCY, Optional.of("EUR"))
                .containsEntry(Field.CREATED_AT, Optional.of(Instant.parse("2026-11-02T09:00:00Z")))
                .containsEntry(Field.STAGE_ENTERED_AT, Optional.of(MOVED));
        assertThat(fact.fields().custom())
                .containsEntry("TYPE_ID", Optional.of(new CustomValue.Text("SALE")))
                .containsEntry("SOURCE_ID", Optional.empty());
    }

    @Test
    void theMomentOfClosingIsTheMoveAndNeverTheDateThatPeopleType() {
        assertThat(deal(DEAL).fields().standard())
                .containsEntry(Field.WON_AT, Optional.of(MOVED))
                .containsEntry(Field.CLOSED_AT, Optional.of(MOVED))
                .containsEntry(Field.LOST_AT, Optional.empty());
        assertThat(deal(DEAL.replace("\"S\"", "\"F\"")).fields().standard())
                .containsEntry(Field.STATUS, Optional.of("lost"))
                .containsEntry(Field.LOST_AT, Optional.of(MOVED))
                .containsEntry(Field.WON_AT, Optional.empty());
        assertThat(deal(DEAL).fields().custom())
                .containsEntry("CLOSEDATE", Optional.of(new CustomValue.Date(LocalDate.of(2026, 11, 30))));
    }

    @Test
    void anOpenDealHasNoMomentOfClosing() {
        assertThat(deal(DEAL.replace("\"S\"", "\"P\"")).fields().standard())
                .containsEntry(Field.STATUS, Optional.of("open"))
                .containsEntry(Field.CLOSED_AT, Optional.empty())
                .containsEntry(Field.WON_AT, Optional.empty())
                .containsEntry(Field.LOST_AT, Optional.empty());
    }

    @Test
    void withoutATimeOfTheMoveAClosedDealStatesNone() {
        assertThat(deal(DEAL.replace("MOVED_TIME", "X")).fields().standard())
                .containsEntry(Field.STATUS, Optional.of("won"))
                .doesNotContainKeys(Field.WON_AT, Field.CLOSED_AT, Field.STAGE_ENTERED_AT);
    }

    @ParameterizedTest
    @CsvSource({"'',N,open", "'',Y,", "X,Y,", "X,N,open", "P,Y,open"})
    void closedAloneDoesNotSayHow(String semantic, String closed, String status) {
        Fields fields = deal("{\"ID\":\"1\",\"STAGE_ID\":\"WON\",\"STAGE_SEMANTIC_ID\":\"%s\",\"CLOSED\":\"%s\"}"
                        .formatted(semantic, closed))
                .fields();
        assertThat(fields.value(Field.STATUS)).isEqualTo(Optional.ofNullable(status));
    }

    @Test
    void emptyIsClearedAndMissingIsNotStated() {
        Fields cleared = deal("{\"ID\":\"1\",\"ASSIGNED_BY_ID\":\"0\",\"OPPORTUNITY\":\"\",\"CURRENCY_ID\":null,"
                        + "\"CLOSEDATE\":\"\",\"MOVED_TIME\":\"\"}")
                .fields();
        assertThat(cleared.standard())
                .containsEntry(Field.OWNER, Optional.empty())
                .containsEntry(Field.AMOUNT, Optional.empty())
                .containsEntry(Field.CURRENCY, Optional.empty())
                .containsEntry(Field.STAGE_ENTERED_AT, Optional.empty())
                .doesNotContainKeys(Field.STATUS, Field.STAGE, Field.PIPELINE, Field.CREATED_AT);
        assertThat(cleared.custom()).containsEntry("CLOSEDATE", Optional.empty());
        assertThat(deal("{\"ID\":\"1\"}").fields().isEmpty()).isTrue();
    }

    @Test
    void nonsenseIsNotStatedAndAUnitOfTheCompanysOwnIsNoCurrency() {
        Fields fields =
                deal("{\"ID\":\"1\",\"OPPORTUNITY\":\"1e999\",\"DATE_CREATE\":\"today\",\"CURRENCY_ID\":\"POINTS\","
                                + "\"CATEGORY_ID\":0}")
                        .fields();
        assertThat(fields.standard())
                .doesNotContainKeys(Field.AMOUNT, Field.CREATED_AT)
                .containsEntry(Field.CURRENCY, Optional.of("XXX"))
                .containsEntry(Field.PIPELINE, Optional.of("0"));
    }

    static Stream<Arguments> customValues() {
        return Stream.of(
                arguments("\"Red\"", new CustomValue.Text("Red")),
                arguments("\"12.5\"", new CustomValue.Number(new BigDecimal("12.5"))),
                arguments("\"007\"", new CustomValue.Text("007")),
                arguments("12", new CustomValue.Number(BigDecimal.valueOf(12))),
                arguments("true", new CustomValue.Flag(true)),
                arguments("\"1500|RUB\"", new CustomValue.Money(new BigDecimal("1500"), Optional.of("RUB"))),
                arguments("\"99.90|\"", new CustomValue.Money(new BigDecimal("99.90"), Optional.empty())),
                arguments("\"2026-11-20T03:00:00+03:00\"", new CustomValue.Time(Instant.parse("2026-11-20T00:00:00Z"))),
                arguments("[\"41\",\"42\"]", new CustomValue.Items(List.of("41", "42"))),
                arguments("[41,42]", new CustomValue.Items(List.of("41", "42"))));
    }

    @ParameterizedTest
    @MethodSource("customValues")
    void fieldsOfTheCompanysOwnAreTypedByTheirForm(String json, CustomValue value) {
        assertThat(custom(json)).containsEntry("UF_CRM_1", Optional.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "[]", "false"})
    void anEmptyFieldOfTheCompanysOwnIsCleared(String json) {
        assertThat(custom(json)).containsEntry("UF_CRM_1", Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"downloadUrl\":\"https://x/?auth=fake\"}",
                "[{\"id\":1}]",
                "\"Main Street 1|55.7;37.6|12\""
            })
    void filesAndPlacesAreNotCarried(String json) {
        assertThat(custom(json)).isEmpty();
    }

    @Test
    void linksToSmartProcessesAreCarried() {
        Map<String, Optional<CustomValue>> custom =
                deal("{\"ID\":\"1\",\"PARENT_ID_1036\":\"22\",\"PARENT_ID_1040\":\"0\",\"CONTACT_ID\":\"5\"}")
                        .fields()
                        .custom();
        assertThat(custom)
                .containsOnly(
                        Map.entry("PARENT_ID_1036", Optional.of(new CustomValue.Number(BigDecimal.valueOf(22)))),
                        Map.entry("PARENT_ID_1040", Optional.empty()));
    }

    @Test
    void anActivityIsAFullSnapshotWithItsPlannedSlot() {
        Item.Fact fact = activity(CALL);

        assertThat(fact.entity()).isEqualTo(Entity.ACTIVITY);
        assertThat(fact.kind()).isEqualTo("activity");
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T09:31:00Z"));
        assertThat(fact.fields().standard())
                .containsEntry(Field.OWNER, Optional.of("17"))
                .containsEntry(Field.ACTIVITY_TYPE, Optional.of("call"))
                .containsEntry(Field.DONE, Optional.of(true))
                .containsEntry(Field.DURATION_SECONDS, Optional.of(BigDecimal.valueOf(1800)))
                .containsEntry(Field.DEAL_ID, Optional.of("51"))
                .containsEntry(Field.PLANNED_AT, Optional.of(Instant.parse("2026-11-20T09:00:00Z")))
                .doesNotContainKey(Field.DONE_AT);
        assertThat(fact.fields().custom()).containsEntry("DIRECTION", Optional.of(new CustomValue.Text("2")));
    }

    @ParameterizedTest
    @CsvSource({
        "1,CRM_MEETING,meeting",
        "2,CALL,call",
        "3,TASK,task",
        "4,CRM_EMAIL,email",
        "6,CRM_TODO,task",
        "6,CRM_TASKS_TASK,task",
        "6,VOXIMPLANT_CALL,call",
        "6,IMOPENLINES_SESSION,message",
        "6,REST_APP,other",
        "5,,other"
    })
    void theTypeComesFromTheNumberElseFromTheProvider(String type, String provider, String word) {
        Fields fields = activity("{\"ID\":\"1\",\"TYPE_ID\":\"%s\",\"PROVIDER_ID\":\"%s\"}"
                        .formatted(type, provider == null ? "" : provider))
                .fields();
        assertThat(fields.value(Field.ACTIVITY_TYPE)).contains(word);
    }

    @Test
    void anActivityHangsOnTheFirstDealOfItsLinks() {
        String contact = CALL.replace("\"OWNER_TYPE_ID\": \"2\"", "\"OWNER_TYPE_ID\": \"3\"");
        assertThat(activity(contact).fields().states(Field.DEAL_ID)).isFalse();
        assertThat(activity(with(contact, "\"BINDINGS\": []")).fields().standard())
                .containsEntry(Field.DEAL_ID, Optional.empty());
        assertThat(activity(
                                with(
                                        contact,
                                        "\"BINDINGS\": [{\"OWNER_TYPE_ID\":3,\"OWNER_ID\":9},"
                                                + "{\"OWNER_TYPE_ID\":\"2\",\"OWNER_ID\":\"52\"},{\"OWNER_TYPE_ID\":2,\"OWNER_ID\":53}]"))
                        .fields()
                        .value(Field.DEAL_ID))
                .contains("52");
    }

    @Test
    void emptyDatesAndTheYear9999AreNone() {
        Fields fields = activity("{\"ID\":\"1\",\"COMPLETED\":\"N\",\"START_TIME\":\"\",\"END_TIME\":\"\","
                        + "\"DEADLINE\":\"9999-12-31T00:00:00+03:00\"}")
                .fields();
        assertThat(fields.standard())
                .containsEntry(Field.DONE, Optional.of(false))
                .containsEntry(Field.PLANNED_AT, Optional.empty())
                .containsEntry(Field.DURATION_SECONDS, Optional.empty());
    }

    @Test
    void aSlotThatEndsBeforeItBeginsSaysNothing() {
        String upsideDown = CALL.replace("T12:30:00", "T11:30:00");
        assertThat(activity(upsideDown).fields().states(Field.DURATION_SECONDS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"DT1036_12:SUCCESS,won", "DT1036_12:FAIL,lost", "DT1036_12:UC_SPAM,lost", "DT1036_12:PREPARATION,open"})
    void anItemOfASmartProcessIsADeal(String stage, String status) {
        String item = """
                {"id": 31, "stageId": "%s", "categoryId": 12, "opportunity": 120.5, "currencyId": "EUR",
                 "assignedById": 17, "createdTime": "2026-11-02T12:00:00+03:00",
                 "updatedTime": "2026-11-20T12:15:02+03:00", "movedTime": "2026-11-20T12:15:00+03:00",
                 "closedate": "2026-11-30T03:00:00+03:00", "ufCrm24_1": "x", "parentId2": 51}""".formatted(stage);
        Item.Fact fact = Decoding.fact(Decoding.records(
                BITRIX,
                new ReadNote(Entity.DEAL, "item-1036", "31", "1036", ReadNote.Cause.THIN, false),
                item,
                "{}",
                Map.of("smart-process-types", "1036", "lost-stages", "DT1036_12:UC_SPAM")));

        assertThat(fact.id()).isEqualTo("1036-31");
        assertThat(fact.kind()).isEqualTo("item-1036");
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T09:15:02Z"));
        assertThat(fact.fields().standard())
                .containsEntry(Field.STATUS, Optional.of(status))
                .containsEntry(Field.OWNER, Optional.of("17"))
                .containsEntry(Field.AMOUNT, Optional.of(new BigDecimal("120.5")))
                .containsEntry(Field.PIPELINE, Optional.of("12"))
                .containsEntry(Field.WON_AT, status.equals("won") ? Optional.of(MOVED) : Optional.empty());
        assertThat(fact.fields().custom())
                .containsEntry("ufCrm24_1", Optional.of(new CustomValue.Text("x")))
                .containsEntry("parentId2", Optional.of(new CustomValue.Number(BigDecimal.valueOf(51))));
    }

    @Test
    void whatIsNoRecordIsUnreadable() {
        var note = Decoding.note(Entity.DEAL, "deal", "51");
        assertThat(Decoding.records(BITRIX, note, "[]", "{}", Map.of()).getFirst())
                .isInstanceOf(Item.Unreadable.class);
        assertThat(Decoding.records(BITRIX, note, "{", "{}", Map.of()).getFirst())
                .isInstanceOf(Item.Unreadable.class);
        assertThat(deal("{\"OPPORTUNITY\":\"1\"}").id()).isEqualTo("51");
    }

    private static Map<String, Optional<CustomValue>> custom(String json) {
        return deal("{\"ID\":\"1\",\"UF_CRM_1\":" + json + "}").fields().custom();
    }

    private static String with(String record, String member) {
        return record.substring(0, record.lastIndexOf('}')) + "," + member + "}";
    }

    private static Item.Fact deal(String record) {
        return Decoding.fact(
                Decoding.records(BITRIX, Decoding.note(Entity.DEAL, "deal", "51"), record, "{}", Map.of()));
    }

    private static Item.Fact activity(String record) {
        return Decoding.fact(
                Decoding.records(BITRIX, Decoding.note(Entity.ACTIVITY, "activity", "900"), record, "{}", Map.of()));
    }
}
