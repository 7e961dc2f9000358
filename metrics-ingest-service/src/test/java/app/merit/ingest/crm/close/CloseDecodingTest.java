package app.merit.ingest.crm.close;

import static app.merit.ingest.crm.Decoding.fact;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Entity;
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
import org.junit.jupiter.params.provider.ValueSource;

class CloseDecodingTest {
    private static final String DEAL = """
            {"id":"oppo_other","user_id":"user_7","status_type":"won","status_id":"stat_3","status_label":"Готово",
             "pipeline_id":"pipe_1","value":123456,"value_currency":"eur","value_period":"annual","confidence":90,
             "date_created":"2026-11-01T08:00:00.000000+00:00","date_won":"2026-11-20","date_lost":null,
             "lead_id":"lead_5","lead_name":"Somebody","note":"prose","custom.cf_abc":"blue","custom.cf_n":7.5}""";

    @Test
    void aDealIsAFullSnapshotWithTheOldValues() {
        Item.Fact fact =
                deal("updated", DEAL, "{\"status_type\":\"active\",\"status_id\":\"stat_1\",\"value\":123456}");

        assertThat(fact.entity()).isEqualTo(Entity.DEAL);
        assertThat(fact.id()).isEqualTo("oppo_42");
        assertThat(fact.kind()).isEqualTo("opportunity");
        assertThat(fact.change()).isEqualTo(ChangeKind.UPDATED);
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:00:00.250Z"));
        assertThat(fact.dedupeKey()).isEqualTo("close:orga_1:ev_42");
        assertThat(fact.needsHydration()).isFalse();
        assertThat(fact.fields().standard())
                .containsEntry(Field.OWNER, Optional.of("user_7"))
                .containsEntry(Field.STATUS, Optional.of("won"))
                .containsEntry(Field.STAGE, Optional.of("stat_3"))
                .containsEntry(Field.PIPELINE, Optional.of("pipe_1"))
                .containsEntry(Field.AMOUNT, Optional.of(new BigDecimal("1234.56")))
                .containsEntry(Field.CURRENCY, Optional.of("EUR"))
                .containsEntry(Field.CREATED_AT, Optional.of(Instant.parse("2026-11-01T08:00:00Z")))
                .containsEntry(Field.URL, Optional.of("https://app.close.com/lead/lead_5/"));
        assertThat(fact.fields().custom())
                .containsEntry("value_period", Optional.of(new CustomValue.Text("annual")))
                .containsEntry("cf_abc", Optional.of(new CustomValue.Text("blue")))
                .containsEntry("cf_n", Optional.of(new CustomValue.Number(new BigDecimal("7.5"))))
                .doesNotContainKeys("lead_name", "note");
        assertThat(fact.previous().standard())
                .containsOnly(
                        Map.entry(Field.STATUS, Optional.of("open")), Map.entry(Field.STAGE, Optional.of("stat_1")));
    }

    /** The day of winning is typed in by people and has no time: the moment is that of the change. */
    @Test
    void aDayIsNoMoment() {
        Item.Fact fact = deal("updated", DEAL, "{}");

        assertThat(fact.fields().states(Field.WON_AT)).isFalse();
        assertThat(fact.fields().standard()).containsEntry(Field.LOST_AT, Optional.empty());
        assertThat(fact.fields().custom())
                .containsEntry("date_won", Optional.of(new CustomValue.Date(LocalDate.parse("2026-11-20"))))
                .containsEntry("date_lost", Optional.empty());
    }

    @Test
    void withAZoneTheCompanyKeepsItsDays() {
        Item.Fact fact = fact(items(event("opportunity", "updated", DEAL, "{}"), Map.of("date-zone", "Asia/Tokyo")));

        assertThat(fact.fields().standard())
                .containsEntry(Field.WON_AT, Optional.of(Instant.parse("2026-11-20T03:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"100000,1000.00", "1999,19.99", "1,0.01", "0,0.00", "-250,-2.50", "12.5,0.125"})
    void amountsAreHundredths(String cents, BigDecimal amount) {
        Item.Fact fact = deal("updated", "{\"value\":" + cents + "}", "{}");

        assertThat(fact.fields().value(Field.AMOUNT)).contains(amount);
    }

    @ParameterizedTest
    @CsvSource({"active,open", "won,won", "lost,lost"})
    void theTypeOfTheStatusIsTheOutcome(String type, String status) {
        assertThat(deal("updated", "{\"status_type\":\"" + type + "\"}", "{}")
                        .fields()
                        .value(Field.STATUS))
                .contains(status);
    }

    @Test
    void aStatusOfNoKnownTypeProvesNothing() {
        Item.Fact fact = deal("updated", DEAL.replace("\"won\"", "\"paused\""), "{}");

        assertThat(fact.fields().states(Field.STATUS)).isFalse();
        assertThat(fact.needsHydration()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_id", "status_type", "status_id", "pipeline_id", "value"})
    void aDealWithoutADecisiveMemberIsReadBack(String member) {
        assertThat(deal("updated", DEAL.replace("\"" + member + "\"", "\"x\""), "{}")
                        .needsHydration())
                .isTrue();
    }

    @Test
    void nullClearsAndIsNotMissing() {
        Item.Fact fact = deal(
                "updated",
                "{\"user_id\":null,\"status_type\":\"active\",\"status_id\":null,\"pipeline_id\":null,\"value\":null}",
                "{}");

        assertThat(fact.needsHydration()).isFalse();
        assertThat(fact.fields().standard())
                .containsEntry(Field.OWNER, Optional.empty())
                .containsEntry(Field.AMOUNT, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "created,CREATED",
        "updated,UPDATED",
        "merged,UPDATED",
        "answered,UPDATED",
        "completed,UPDATED",
        "sent,UPDATED"
    })
    void actionsAreChanges(String action, ChangeKind change) {
        assertThat(deal(action, DEAL, "{}").change()).isEqualTo(change);
    }

    @Test
    void ofADeletedDealOnlyTheOldStateIsLeft() {
        for (String data : List.of("null", DEAL)) {
            Item.Fact fact = fact(items(event("opportunity", "deleted", data, "{\"status_type\":\"won\"}"), Map.of()));

            assertThat(fact.change()).isEqualTo(ChangeKind.DELETED);
            assertThat(fact.snapshot()).isEqualTo(Snapshot.DELTA);
            assertThat(fact.fields().isEmpty()).isTrue();
            assertThat(fact.needsHydration()).isFalse();
            assertThat(fact.previous().value(Field.STATUS)).contains("won");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00:00.250000,2026-11-20T10:00:00.250Z",
        "2026-11-20T10:00:00,2026-11-20T10:00:00Z",
        "2026-11-20T10:00:00.250000+00:00,2026-11-20T10:00:00.250Z",
        "2026-11-20T13:00:00+03:00,2026-11-20T10:00:00Z"
    })
    void aTimeWithoutAZoneIsUtc(String stated, Instant at) {
        Item.Fact fact = fact(items(
                event("opportunity", "updated", DEAL, "{}").replace("2026-11-20T10:00:00.250000", stated), Map.of()));

        assertThat(fact.occurredAt()).contains(at);
    }

    @ParameterizedTest
    @CsvSource({
        "activity.call,completed,call,true",
        "activity.call,no-answer,call,false",
        "activity.call,in-progress,call,false",
        "activity.meeting,completed,meeting,true",
        "activity.meeting,upcoming,meeting,false",
        "activity.email,sent,email,true",
        "activity.email,draft,email,false",
        "activity.sms,sent,message,true"
    })
    void activitiesAreDoneByTheirStatus(String type, String status, String activityType, boolean done) {
        Item.Fact fact =
                activity(type, "{\"user_id\":\"user_7\",\"status\":\"" + status + "\",\"lead_id\":\"lead_5\"}");

        assertThat(fact.entity()).isEqualTo(Entity.ACTIVITY);
        assertThat(fact.kind()).isEqualTo(type);
        assertThat(fact.fields().standard())
                .containsEntry(Field.ACTIVITY_TYPE, Optional.of(activityType))
                .containsEntry(Field.OWNER, Optional.of("user_7"))
                .containsEntry(Field.DONE, Optional.of(done));
        assertThat(fact.fields().states(Field.DEAL_ID)).isFalse();
        assertThat(fact.fields().custom()).containsEntry("lead_id", Optional.of(new CustomValue.Text("lead_5")));
        assertThat(fact.needsHydration()).isFalse();
    }

    @Test
    void aCallHasADurationInSecondsAndNoNumber() {
        Item.Fact fact = activity(
                "activity.call",
                "{\"user_id\":\"user_7\",\"status\":\"completed\",\"duration\":312,\"phone\":\"+10000000000\"}");

        assertThat(fact.fields().value(Field.DURATION_SECONDS)).contains(new BigDecimal("312"));
        assertThat(fact.fields().custom()).doesNotContainKey("phone");
    }

    @Test
    void aMailThatCameInIsNobodysDeed() {
        Item.Fact fact = activity("activity.email", "{\"user_id\":\"user_7\",\"status\":\"inbox\"}");

        assertThat(fact.fields().states(Field.DONE)).isFalse();
        assertThat(fact.needsHydration()).isFalse();
    }

    @Test
    void aNoteIsNeitherDoneNorAskedFor() {
        Item.Fact fact = activity("activity.note", "{\"user_id\":\"user_7\",\"note\":\"prose\"}");

        assertThat(fact.fields().standard())
                .containsOnly(
                        Map.entry(Field.ACTIVITY_TYPE, Optional.of("note")),
                        Map.entry(Field.OWNER, Optional.of("user_7")));
        assertThat(fact.needsHydration()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-25T09:30:00+00:00,2026-11-25T09:30:00Z", "2026-11-25,2026-11-25T12:00:00Z"})
    void aTaskBelongsToWhomItIsAssigned(String date, Instant planned) {
        Item.Fact fact = activity(
                "task.lead",
                "{\"assigned_to\":\"user_8\",\"user_id\":\"user_7\",\"is_complete\":true,\"date\":\"" + date + "\"}");

        assertThat(fact.fields().standard())
                .containsEntry(Field.ACTIVITY_TYPE, Optional.of("task"))
                .containsEntry(Field.OWNER, Optional.of("user_8"))
                .containsEntry(Field.DONE, Optional.of(true))
                .containsEntry(Field.PLANNED_AT, Optional.of(planned));
    }

    @Test
    void anActivityWithoutOwnerOrStatusIsReadBack() {
        assertThat(activity("activity.call", "{\"user_id\":\"user_7\"}").needsHydration())
                .isTrue();
        assertThat(activity("activity.call", "{\"status\":\"completed\"}").needsHydration())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"lead,merged", "contact,created", "activity.lead_status_change,created", "opportunity,viewed"})
    void theRestIsOfNoInterest(String type, String action) {
        assertThat(items(event(type, action, DEAL, "{}"), Map.of()))
                .containsExactly(new Item.Ignored(action + "." + type));
    }

    @Test
    void withoutAnEventIdOnlyTheSameBodyIsTheSameEvent() {
        String one = event("opportunity", "updated", DEAL, "{}").replace("\"id\":\"ev_42\",", "");

        assertThat(fact(items(one, Map.of())).dedupeKey())
                .isEqualTo(fact(items(one, Map.of())).dedupeKey());
        assertThat(fact(items(one, Map.of())).dedupeKey())
                .isNotEqualTo(
                        fact(items(one.replace("123456", "123457"), Map.of())).dedupeKey());
    }

    @ParameterizedTest
    @CsvSource({
        "{\"event\":7},unknown-shape",
        "[],unknown-shape",
        "{,malformed-json",
        "'{\"event\":{\"action\":\"updated\",\"object_type\":\"opportunity\",\"data\":{}}}',id-missing",
        "'{\"event\":{\"action\":\"updated\",\"object_type\":\"opportunity\",\"object_id\":\"a\"}}',data-missing"
    })
    void whatCannotBeUnderstoodHasAReason(String body, String reason) {
        assertThat(items(body, Map.of()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.Unreadable.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
    }

    private static Item.Fact deal(String action, String data, String previous) {
        return fact(items(event("opportunity", action, data, previous), Map.of()));
    }

    private static Item.Fact activity(String type, String data) {
        return fact(items(event(type, "updated", data, "{}"), Map.of()));
    }

    private static String event(String type, String action, String data, String previous) {
        return """
                {"subscription_id":"whsub_1","event":{"id":"ev_42","action":"%s","object_type":"%s","object_id":"oppo_42",
                 "organization_id":"orga_1","user_id":"user_actor","date_created":"2026-11-20T10:00:00.250000",
                 "changed_fields":[],"previous_data":%s,"data":%s,"meta":{}}}""".formatted(action, type, previous, data);
    }

    private static List<Item> items(String body, Map<String, String> options) {
        return Decoding.items(
                new CloseAdapter(),
                Map.of("content-type", "application/json"),
                body,
                Instant.parse("2026-11-23T10:00:00Z"),
                options);
    }
}
