package app.merit.ingest.crm.hubspot;

import static app.merit.ingest.crm.hubspot.HubSpotFixture.HUBSPOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSpotRecordsTest {
    private static final Instant ENTERED = Instant.parse("2026-11-20T09:15:00Z");
    private static final String DEAL = """
            {"id": "42", "properties": {"amount": "2500.50", "closedate": "2026-11-30T00:00:00Z",
              "createdate": "2026-11-02T09:00:00.120Z", "deal_currency_code": "EUR", "dealstage": "990",
              "hs_is_closed": "true", "hs_is_closed_won": "true", "hs_lastmodifieddate": "2026-11-20T09:15:02.500Z",
              "hs_v2_date_entered_current_stage": "2026-11-20T09:15:00Z", "hubspot_owner_id": "75",
              "pipeline": "default", "dealtype": "newbusiness"},
             "createdAt": "2026-11-02T09:00:00.120Z", "updatedAt": "2026-11-21T00:00:00Z", "archived": false}""";

    @Test
    void aDealIsAFullSnapshotAtItsOwnModificationTime() {
        Item.Fact fact = deal(DEAL);

        assertThat(fact.entity()).isEqualTo(Entity.DEAL);
        assertThat(fact.id()).isEqualTo("42");
        assertThat(fact.change()).isEqualTo(ChangeKind.UPDATED);
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.needsHydration()).isFalse();
        assertThat(fact.currencyElsewhere()).isFalse();
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T09:15:02.500Z"));
        assertThat(fact.fields().standard())
                .containsEntry(Field.OWNER, Optional.of("75"))
                .containsEntry(Field.STATUS, Optional.of("won"))
                .containsEntry(Field.STAGE, Optional.of("990"))
                .containsEntry(Field.PIPELINE, Optional.of("default"))
                .containsEntry(Field.AMOUNT, Optional.of(new BigDecimal("2500.50")))
                .containsEntry(Field.CURRENCY, Optional.of("EUR"))
                .containsEntry(Field.CREATED_AT, Optional.of(Instant.parse("2026-11-02T09:00:00.120Z")))
                .containsEntry(Field.STAGE_ENTERED_AT, Optional.of(ENTERED));
        assertThat(fact.fields().custom()).containsEntry("dealtype", Optional.of(new CustomValue.Text("newbusiness")));
    }

    @Test
    void theMomentOfClosingIsTheStepAndNeverTheDateThatPeopleType() {
        assertThat(deal(DEAL).fields().standard())
                .containsEntry(Field.WON_AT, Optional.of(ENTERED))
                .containsEntry(Field.CLOSED_AT, Optional.of(ENTERED))
                .containsEntry(Field.LOST_AT, Optional.empty());
        assertThat(deal(DEAL).fields().custom())
                .containsEntry("closedate", Optional.of(new CustomValue.Time(Instant.parse("2026-11-30T00:00:00Z"))));
        assertThat(deal(DEAL.replace("hs_v2_date_entered_current_stage", "x"))
                        .fields()
                        .standard())
                .containsEntry(Field.STATUS, Optional.of("won"))
                .doesNotContainKeys(Field.WON_AT, Field.CLOSED_AT);
    }

    @ParameterizedTest
    @CsvSource({
        "true,true,990,won",
        "true,false,990,lost",
        "false,false,990,open",
        "false,,990,open",
        "'',true,990,won",
        "true,'',closedwon,won",
        "true,'',closedlost,lost",
        "'','',closedwon,won",
        "'','',s-won,won",
        "'','',s-lost,lost",
        "'','',s-open,open",
        "'','',s-odd,",
        "'','',opt-won,won",
        "'','','',",
        "true,'',unknown,"
    })
    void theFlagsDecideAndOnlyThenTheStage(String closed, String won, String stage, String status) {
        String record =
                "{\"id\":\"42\",\"properties\":{\"hs_is_closed\":%s,\"hs_is_closed_won\":%s,\"dealstage\":\"%s\"}}"
                        .formatted(quoted(closed), quoted(won), stage);
        String lookups = "{\"stages\":{\"s-won\":\"won\",\"s-lost\":\"lost\",\"s-open\":\"open\",\"s-odd\":\"odd\"}}";
        Fields fields = Decoding.fact(Decoding.records(
                        HUBSPOT,
                        Decoding.note(Entity.DEAL, "deals", "42"),
                        record,
                        lookups,
                        Map.of("won-stages", "opt-won")))
                .fields();
        assertThat(fields.value(Field.STATUS)).isEqualTo(Optional.ofNullable(status));
    }

    @Test
    void anOpenDealHasNoMomentOfClosing() {
        String open = DEAL.replace(
                "\"hs_is_closed\": \"true\", \"hs_is_closed_won\": \"true\"", "\"hs_is_closed\": \"false\"");
        assertThat(deal(open).fields().standard())
                .containsEntry(Field.STATUS, Optional.of("open"))
                .containsEntry(Field.WON_AT, Optional.empty())
                .containsEntry(Field.LOST_AT, Optional.empty())
                .containsEntry(Field.CLOSED_AT, Optional.empty());
    }

    @Test
    void emptyAndNullAreClearedAndMissingIsNotStated() {
        Fields fields =
                deal("{\"id\":\"42\",\"properties\":{\"amount\":\"\",\"hubspot_owner_id\":null,\"closedate\":null}}")
                        .fields();
        assertThat(fields.standard())
                .containsOnly(Map.entry(Field.AMOUNT, Optional.empty()), Map.entry(Field.OWNER, Optional.empty()));
        assertThat(fields.custom()).containsOnly(Map.entry("closedate", Optional.empty()));
    }

    @Test
    void theTimeOfTheRecordStandsInForTheProperty() {
        assertThat(deal(DEAL.replace("hs_lastmodifieddate", "x")).occurredAt())
                .contains(Instant.parse("2026-11-21T00:00:00Z"));
        assertThat(deal("{\"id\":\"42\",\"properties\":{}}").occurredAt()).isEmpty();
    }

    @Test
    void anArchivedRecordIsDeleted() {
        Item.Fact fact = deal(DEAL.replace("\"archived\": false", "\"archived\": true"));
        assertThat(fact.change()).isEqualTo(ChangeKind.DELETED);
        assertThat(fact.fields().isEmpty()).isTrue();
    }

    static Stream<Arguments> customValues() {
        return Stream.of(
                arguments("gold", new CustomValue.Text("gold")),
                arguments("12.5", new CustomValue.Number(new BigDecimal("12.5"))),
                arguments("007", new CustomValue.Text("007")),
                arguments("true", new CustomValue.Flag(true)),
                arguments("2026-11-20", new CustomValue.Date(LocalDate.of(2026, 11, 20))),
                arguments("2026-11-20T00:00:00Z", new CustomValue.Time(Instant.parse("2026-11-20T00:00:00Z"))));
    }

    @ParameterizedTest
    @MethodSource("customValues")
    void propertiesThatTheSettingsNameAreTypedByTheirForm(String value, CustomValue typed) {
        String record = "{\"id\":\"42\",\"properties\":{\"margin\":\"" + value + "\",\"dealname\":\"Secret plan\"}}";
        var note = Decoding.note(Entity.DEAL, "deals", "42");
        assertThat(Decoding.fact(Decoding.records(HUBSPOT, note, record, "{}", Map.of("properties", "margin")))
                        .fields()
                        .custom())
                .containsOnly(Map.entry("margin", Optional.of(typed)));
        assertThat(deal(record).fields().custom()).isEmpty();
    }

    @Test
    void aCallHasItsTalkTimeAndTheOldestOfItsDeals() {
        Item.Fact fact = activity("calls", """
                {"id": "9", "properties": {"hs_createdate": "2026-11-20T09:00:00Z", "hs_call_duration": "125000",
                  "hs_call_status": "COMPLETED", "hs_timestamp": "2026-11-20T08:55:00Z", "hubspot_owner_id": "75",
                  "hs_lastmodifieddate": "2026-11-20T09:01:00Z"},
                 "associations": {"deals": {"results": [{"id": "100", "type": "call_to_deal"},
                   {"id": "42", "type": "call_to_deal"}]}}}""");

        assertThat(fact.entity()).isEqualTo(Entity.ACTIVITY);
        assertThat(fact.kind()).isEqualTo("calls");
        assertThat(fact.fields().standard())
                .containsEntry(Field.ACTIVITY_TYPE, Optional.of("call"))
                .containsEntry(Field.DONE, Optional.of(true))
                .containsEntry(Field.DURATION_SECONDS, Optional.of(new BigDecimal("125")))
                .containsEntry(Field.OWNER, Optional.of("75"))
                .containsEntry(Field.CREATED_AT, Optional.of(Instant.parse("2026-11-20T09:00:00Z")))
                .containsEntry(Field.PLANNED_AT, Optional.of(Instant.parse("2026-11-20T08:55:00Z")))
                .containsEntry(Field.DEAL_ID, Optional.of("42"));
    }

    @Test
    void aReadWithoutLinksClearsTheDealAndAListSaysNothing() {
        assertThat(activity("calls", "{\"id\":\"9\",\"properties\":{},\"associations\":{}}")
                        .fields()
                        .standard())
                .containsEntry(Field.DEAL_ID, Optional.empty());
        assertThat(activity("calls", "{\"id\":\"9\",\"properties\":{}}")
                        .fields()
                        .states(Field.DEAL_ID))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T10:30:00Z,1800", "2026-11-20T09:30:00Z,", "later,"})
    void aMeetingLastsFromItsStartToItsEnd(String end, String seconds) {
        Fields fields = activity(
                        "meetings",
                        ("{\"id\":\"9\",\"properties\":{\"hs_meeting_start_time\":\"2026-11-20T10:00:00Z\","
                                        + "\"hs_meeting_end_time\":\"%s\",\"hs_meeting_outcome\":\"SCHEDULED\"}}")
                                .formatted(end))
                .fields();
        assertThat(fields.value(Field.DURATION_SECONDS).map(Object::toString)).isEqualTo(Optional.ofNullable(seconds));
        assertThat(fields.value(Field.DONE)).contains(false);
        assertThat(fields.value(Field.PLANNED_AT)).contains(Instant.parse("2026-11-20T10:00:00Z"));
    }

    @Test
    void aTaskIsDoneWhenItsSystemSaysSo() {
        assertThat(activity(
                                "tasks",
                                "{\"id\":\"9\",\"properties\":{\"hs_task_status\":\"COMPLETED\","
                                        + "\"hs_task_completion_date\":\"2026-11-20T10:00:00Z\"}}")
                        .fields()
                        .standard())
                .containsEntry(Field.ACTIVITY_TYPE, Optional.of("task"))
                .containsEntry(Field.DONE, Optional.of(true))
                .containsEntry(Field.DONE_AT, Optional.of(Instant.parse("2026-11-20T10:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "7", "{"})
    void whatIsNoRecordIsUnreadable(String record) {
        var note = Decoding.note(Entity.DEAL, "deals", "42");
        assertThat(Decoding.records(HUBSPOT, note, record, "{}", Map.of()).getFirst())
                .isInstanceOf(Item.Unreadable.class);
    }

    private static String quoted(String value) {
        return value == null ? "null" : "\"" + value + "\"";
    }

    private static Item.Fact deal(String record) {
        return Decoding.fact(
                Decoding.records(HUBSPOT, Decoding.note(Entity.DEAL, "deals", "42"), record, "{}", Map.of()));
    }

    private static Item.Fact activity(String kind, String record) {
        return Decoding.fact(
                Decoding.records(HUBSPOT, Decoding.note(Entity.ACTIVITY, kind, "9"), record, "{}", Map.of()));
    }
}
