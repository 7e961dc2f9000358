package app.merit.ingest.crm.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.MessageContext;
import app.merit.ingest.domain.Normalisation;
import app.merit.ingest.domain.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmoCrmDecodingTest {
    private static final String ACCOUNT = "&account[id]=555&account[subdomain]=example";
    private static final String LEAD =
            "[id]=801 [status_id]=41 [price]=5000 [responsible_user_id]=3001 [pipeline_id]=77"
                    + " [created_at]=1793520000 [updated_at]=1794735000";

    @ParameterizedTest
    @CsvSource({
        "add,CREATED,false",
        "update,UPDATED,false",
        "status,UPDATED,false",
        "responsible,UPDATED,false",
        "restore,UPDATED,true"
    })
    void aWholeLeadIsAFullSnapshot(String action, ChangeKind change, boolean restores) {
        Item.Fact fact = lead(action, LEAD);

        assertThat(fact.entity()).isEqualTo(Entity.DEAL);
        assertThat(fact.id()).isEqualTo("801");
        assertThat(fact.change()).isEqualTo(change);
        assertThat(fact.restores()).isEqualTo(restores);
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.occurredAt()).contains(Instant.ofEpochSecond(1794735000));
        assertThat(fact.fields().standard())
                .containsEntry(Field.OWNER, Optional.of("3001"))
                .containsEntry(Field.STATUS, Optional.of("open"))
                .containsEntry(Field.STAGE, Optional.of("41"))
                .containsEntry(Field.PIPELINE, Optional.of("77"))
                .containsEntry(Field.AMOUNT, Optional.of(new BigDecimal("5000")))
                .containsEntry(Field.CREATED_AT, Optional.of(Instant.ofEpochSecond(1793520000)))
                .doesNotContainKey(Field.CURRENCY);
    }

    @ParameterizedTest
    @CsvSource({"142,won", "143,lost", "41,open", "14200,open"})
    void theStageTellsTheOutcomeInEveryPipeline(String stage, String status) {
        assertThat(lead("status", LEAD.replace("=41 ", "=" + stage + " "))
                        .fields()
                        .value(Field.STATUS))
                .contains(status);
    }

    @Test
    void oldValuesThatTheHookStatesAreKept() {
        var previous = lead("status", LEAD + " [old_status_id]=142 [old_pipeline_id]=70 [old_responsible_user_id]=3002")
                .previous();
        assertThat(previous.standard())
                .containsEntry(Field.STAGE, Optional.of("142"))
                .containsEntry(Field.STATUS, Optional.of("won"))
                .containsEntry(Field.PIPELINE, Optional.of("70"))
                .containsEntry(Field.OWNER, Optional.of("3002"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "0.00"})
    void aPriceOfNothingMeansNotSet(String price) {
        var fields = lead("update", LEAD.replace("=5000", "=" + price)).fields();
        assertThat(fields.standard()).containsEntry(Field.AMOUNT, Optional.empty());
    }

    @Test
    void nobodyIsResponsibleWhenTheUserIsNought() {
        assertThat(lead("update", LEAD.replace("=3001", "=0")).fields().standard())
                .containsEntry(Field.OWNER, Optional.empty());
    }

    @Test
    void aMalformedOptionalFieldRejectsNothing() {
        Item.Fact fact = lead(
                "update",
                LEAD.replace("=1793520000", "=17265663a90").replace("=5000", "=much") + " [date_create]=soon");
        assertThat(fact.fields().states(Field.CREATED_AT)).isFalse();
        assertThat(fact.fields().states(Field.AMOUNT)).isFalse();
        assertThat(fact.fields().value(Field.OWNER)).contains("3001");
    }

    @Test
    void oldHooksSayLastModifiedAndDateCreate() {
        Item.Fact fact = lead("add", LEAD.replace("updated_at", "last_modified").replace("created_at", "date_create"));
        assertThat(fact.occurredAt()).contains(Instant.ofEpochSecond(1794735000));
        assertThat(fact.fields().states(Field.CREATED_AT)).isTrue();
    }

    @Test
    void textDatesWithoutAZoneAreNotBelieved() {
        Item.Fact fact = lead("update", "[id]=1 [status_id]=41 [last_modified]=2026-11-15+10:00:00");
        assertThat(fact.occurredAt()).isEmpty();
    }

    @Test
    void aDeletionStatesNothingButItself() {
        Item.Fact fact = lead("delete", "[id]=801 [status_id]=142 [pipeline_id]=77");
        assertThat(fact.change()).isEqualTo(ChangeKind.DELETED);
        assertThat(fact.occurredAt()).isEmpty();
        assertThat(fact.fields().isEmpty()).isTrue();
        assertThat(fact.dedupeKey()).isEqualTo("amocrm:555:lead:deleted:801:-:-:-:-");
    }

    @Test
    void aShortBodyOfTheDigitalPipelineIsADelta() {
        Item.Fact fact = lead("status", "[id]=801 [status_id]=142 [pipeline_id]=77 [old_status_id]=41");
        assertThat(fact.snapshot()).isEqualTo(Snapshot.DELTA);
        assertThat(fact.fields().value(Field.STATUS)).contains("won");
        assertThat(fact.fields().states(Field.OWNER)).isFalse();
        assertThat(fact.fields().states(Field.AMOUNT)).isFalse();
        Item.Fact back = lead("status", "[id]=801 [status_id]=142 [pipeline_id]=77 [old_status_id]=42");
        assertThat(back.dedupeKey()).isNotEqualTo(fact.dedupeKey());
    }

    /** Won, reopened and won again by hooks of a stage: the second win is no redelivery of the first. */
    @Test
    void theSameMoveOfAnotherHourIsAnotherChange() {
        String move =
                form("leads", "status", 0, "[id]=801 [status_id]=142 [pipeline_id]=77 [old_status_id]=41") + ACCOUNT;

        assertThat(keyAt(move, "2026-11-23T10:05:00Z"))
                .isEqualTo(keyAt(move, "2026-11-23T10:10:00Z"))
                .isNotEqualTo(keyAt(move, "2026-11-24T10:05:00Z"));
        String whole = form("leads", "update", 0, LEAD) + ACCOUNT;
        assertThat(keyAt(whole, "2026-11-23T10:05:00Z")).isEqualTo(keyAt(whole, "2026-11-24T10:05:00Z"));
    }

    @Test
    void theKeyLeavesTheActionOutAndKeepsTheState() {
        assertThat(lead("update", LEAD).dedupeKey())
                .isEqualTo(lead("status", LEAD).dedupeKey())
                .isEqualTo("amocrm:555:lead:updated:801:1794735000:41:5000:3001")
                .isNotEqualTo(lead("update", LEAD.replace("5000", "6000")).dedupeKey())
                .isNotEqualTo(lead("add", LEAD).dedupeKey())
                .isNotEqualTo(lead("restore", LEAD).dedupeKey());
    }

    @Test
    void twoHooksOfOneChangeInOneRequestAreOneChangeWithTheOldStageKept() {
        List<Item> items = decode(form("leads", "update", 0, LEAD) + "&"
                + form("leads", "status", 0, LEAD + " [old_status_id]=40") + ACCOUNT);
        var outcome = Normalisation.of(
                MessageContext.webhook("amo", Optional.of("EUR"), false, Instant.EPOCH, new InboxPosition(0, 1, "x")),
                items);
        assertThat(outcome.changes()).singleElement().satisfies(change -> {
            assertThat(change.fact().previous().value(Field.STAGE)).contains("40");
            assertThat(change.fields().value(Field.CURRENCY)).contains("EUR");
        });
    }

    @Test
    void manyRecordsAndEntitiesComeInOneRequestAndABadOneStopsNoOther() {
        List<Item> items = decode(form("leads", "update", 0, LEAD) + "&" + form("leads", "update", 4, "[name]=x") + "&"
                + form("contacts", "add", 0, "[id]=9") + "&" + form("task", "delete", 0, "[id]=77") + ACCOUNT);
        assertThat(items).hasSize(4);
        assertThat(items.get(0)).isInstanceOf(Item.Fact.class);
        assertThat(items.get(1)).isEqualTo(new Item.Unreadable(1, "id-missing", "leads[updated] without an id"));
        assertThat(items.get(2)).isEqualTo(new Item.Ignored("contacts.add"));
        assertThat(items.get(3))
                .isInstanceOfSatisfying(
                        Item.Fact.class,
                        fact -> assertThat(fact.dedupeKey()).isEqualTo("amocrm:555:task:deleted:77:-:-:-"));
    }

    @Test
    void customFieldsAreTypedByTheirForm() {
        String custom = " [custom_fields][0][id]=1 [custom_fields][0][values][0][value]=web"
                + " [custom_fields][3][id]=2 [custom_fields][3][values][0]=1729717200"
                + " [custom_fields][4][id]=3 [custom_fields][4][values][0][value]=12.50"
                + " [custom_fields][5][id]=4 [custom_fields][5][values][value]=radio [custom_fields][5][values][enum]=7"
                + " [custom_fields][6][id]=5 [custom_fields][6][values][0][value]=a [custom_fields][6][values][1][value]=b"
                + " [custom_fields][7][id]=6 [custom_fields][7][values][0][value]=0012"
                + " [custom_fields][8][id]=7 [custom_fields][8][values][0][value]=9 [custom_fields][8][values][0][enum]=1"
                + " [custom_fields][9][name]=nameless";
        assertThat(lead("update", LEAD + custom).fields().custom())
                .containsEntry("1", Optional.of(new CustomValue.Text("web")))
                .containsEntry("2", Optional.of(new CustomValue.Time(Instant.ofEpochSecond(1729717200))))
                .containsEntry("3", Optional.of(new CustomValue.Number(new BigDecimal("12.50"))))
                .containsEntry("4", Optional.of(new CustomValue.Text("radio")))
                .containsEntry("5", Optional.of(new CustomValue.Items(List.of("a", "b"))))
                .containsEntry("6", Optional.of(new CustomValue.Text("0012")))
                .containsEntry("7", Optional.of(new CustomValue.Text("9")))
                .hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({"1,0,task,false", "2,1,meeting,true", "731,1,task,true"})
    void aTaskIsAnActivityAndStatusOneIsDone(String taskType, String status, String type, boolean done) {
        Item.Fact fact = only("task", "update", task(taskType, status) + " [action_close]=0");
        assertThat(fact.entity()).isEqualTo(Entity.ACTIVITY);
        assertThat(fact.fields().value(Field.ACTIVITY_TYPE)).contains(type);
        assertThat(fact.fields().value(Field.DONE)).contains(done);
        assertThat(fact.fields().value(Field.DEAL_ID)).contains("801");
        assertThat(fact.fields().value(Field.PLANNED_AT)).contains(Instant.ofEpochSecond(1794820000));
        assertThat(fact.dedupeKey()).isEqualTo("amocrm:555:task:updated:77:1794735000:" + status + ":3001");
    }

    @Test
    void aTaskOnAContactHangsOnNoDeal() {
        var fields = only("task", "add", task("1", "0").replace("[element_type]=2", "[element_type]=1"))
                .fields();
        assertThat(fields.standard()).containsEntry(Field.DEAL_ID, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"10,call", "11,call", "4,note"})
    void callAndTextNotesAreActivitiesWithIdsOfTheirOwn(String noteType, String type) {
        String note = "[note][id]=77 [note][note_type]=" + noteType + " [note][element_type]=2 [note][element_id]=801"
                + " [note][created_by]=3001 [note][created_at]=1794735000 [note][params][duration]=95";
        Item.Fact fact = only("leads", "note", note);
        assertThat(fact.id()).isEqualTo("note-77");
        assertThat(fact.crmId()).isEqualTo("77");
        assertThat(fact.change()).isEqualTo(ChangeKind.CREATED);
        assertThat(fact.fields().value(Field.ACTIVITY_TYPE)).contains(type);
        assertThat(fact.fields().value(Field.OWNER)).contains("3001");
        assertThat(fact.fields().value(Field.DEAL_ID)).contains("801");
        assertThat(fact.fields().value(Field.DONE).isPresent()).isEqualTo(type.equals("call"));
        assertThat(fact.fields().value(Field.DURATION_SECONDS).isPresent()).isEqualTo(type.equals("call"));
    }

    @Test
    void otherNotesAreIgnoredAndTheObservedKeyIsKnown() {
        assertThat(decode(form("leads", "note", 0, "[note][id]=1 [note][note_type]=5") + ACCOUNT))
                .containsExactly(new Item.Ignored("note.5"));
        assertThat(only("note_lead", "add", "[id]=5 [note_type]=10 [element_type]=2 [element_id]=9")
                        .id())
                .isEqualTo("note-5");
    }

    @Test
    void whatIsNoMessageOfAmoCrmIsADeadLetterAndAnEmptyOneIsNot() {
        assertThat(decode("hello=world"))
                .containsExactly(new Item.Unreadable(0, "unknown-shape", "The form holds no entity of amoCRM."));
        assertThat(decode("")).containsExactly(new Item.Ignored("empty"));
        assertThat(decode("account[id]=555")).containsExactly(new Item.Ignored("empty"));
        assertThat(decode("leads[merge][0][id]=1" + ACCOUNT)).containsExactly(new Item.Ignored("leads.merge"));
    }

    @Test
    void theLinkIsBuiltOnlyOnTheVendorsOwnHosts() {
        String body = form("leads", "update", 0, LEAD) + "&account[_links][self]=https://%s";
        assertThat(Decoding.fact(decode(body.formatted("example.kommo.com")))
                        .fields()
                        .value(Field.URL))
                .contains("https://example.kommo.com/leads/detail/801");
        assertThat(Decoding.fact(decode(body.formatted("evil.example")))
                        .fields()
                        .states(Field.URL))
                .isFalse();
    }

    @Test
    void aTextThatMetricsCannotStoreLosesNoDeal() {
        String custom = " [custom_fields][0][id]=1 [custom_fields][0][values][0][value]=a%00b"
                + " [custom_fields][1][id]=2 [custom_fields][1][values][0][value]=x%00"
                + " [custom_fields][1][values][1][value]=" + "y".repeat(257);
        assertThat(lead("update", LEAD + custom).fields().custom())
                .containsEntry("1", Optional.of(new CustomValue.Text("ab")))
                .containsEntry("2", Optional.of(new CustomValue.Items(List.of("x"))));
    }

    @Test
    void aThousandRecordsAreReadAndOneMoreIsNot() {
        String records = IntStream.range(0, 1000)
                .mapToObj(i -> "leads[add][" + i + "][id]=" + (i + 1))
                .collect(Collectors.joining("&"));
        assertThat(decode(records)).hasSize(1000).allMatch(Item.Fact.class::isInstance);
        assertThat(decode(records + "&task[add][0][id]=1"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.Unreadable.class, item -> assertThat(item.reason()).isEqualTo("too-many-records"));
    }

    private static String task(String type, String status) {
        return "[id]=77 [element_type]=2 [element_id]=801 [task_type]=" + type + " [status]=" + status
                + " [responsible_user_id]=3001 [updated_at]=1794735000 [complete_before]=1794820000"
                + " [complete_till]=2026-11-16+10:00:00";
    }

    private static String keyAt(String body, String receivedAt) {
        return Decoding.fact(Decoding.items(new AmoCrmAdapter(), Map.of(), body, Instant.parse(receivedAt)))
                .dedupeKey();
    }

    private static Item.Fact lead(String action, String fields) {
        return only("leads", action, fields);
    }

    private static Item.Fact only(String entity, String action, String fields) {
        return Decoding.fact(decode(form(entity, action, 0, fields) + ACCOUNT));
    }

    private static String form(String entity, String action, int index, String fields) {
        String prefix = entity + "[" + action + "][" + index + "]";
        return prefix + fields.replace(" ", "&" + prefix);
    }

    private static List<Item> decode(String body) {
        return Decoding.items(new AmoCrmAdapter(), Map.of(), body);
    }
}
