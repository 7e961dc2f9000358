package app.merit.ingest.crm.hubspot;

import static app.merit.ingest.crm.hubspot.HubSpotFixture.AT;
import static app.merit.ingest.crm.hubspot.HubSpotFixture.event;
import static app.merit.ingest.crm.hubspot.HubSpotFixture.fact;
import static app.merit.ingest.crm.hubspot.HubSpotFixture.items;
import static app.merit.ingest.crm.hubspot.HubSpotFixture.property;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSpotDecodingTest {
    private static final String MERGE =
            "\"objectId\":42,\"primaryObjectId\":42,\"mergedObjectIds\":[43,44],\"newObjectId\":%s,"
                    + "\"numberOfPropertiesMoved\":2";

    @ParameterizedTest
    @CsvSource({
        "deal.creation,CREATED,false,true",
        "deal.deletion,DELETED,false,false",
        "deal.restore,UPDATED,true,true",
        "deal.propertyChange,UPDATED,false,true",
        "object.creation,CREATED,false,true",
        "object.deletion,DELETED,false,false"
    })
    void anEventIsAChangeOfOneObject(String type, ChangeKind change, boolean restores, boolean needsHydration) {
        Item.Fact fact = fact(event(type, "\"objectId\":42,\"objectTypeId\":\"0-3\""));

        assertThat(fact.entity()).isEqualTo(Entity.DEAL);
        assertThat(fact.kind()).isEqualTo("deals");
        assertThat(fact.id()).isEqualTo("42");
        assertThat(fact.change()).isEqualTo(change);
        assertThat(fact.restores()).isEqualTo(restores);
        assertThat(fact.snapshot()).isEqualTo(Snapshot.DELTA);
        assertThat(fact.occurredAt()).contains(Instant.ofEpochMilli(AT));
        assertThat(fact.needsHydration()).isEqualTo(needsHydration);
        assertThat(fact.fields().standard()).doesNotContainKeys(Field.STATUS, Field.STAGE, Field.AMOUNT, Field.OWNER);
    }

    @ParameterizedTest
    @CsvSource({"0-27,tasks,task", "0-46,notes,note", "0-47,meetings,meeting", "0-48,calls,call", "0-49,emails,email"})
    void theTypeOfAnActivityIsItsObjectType(String typeId, String kind, String word) {
        Item.Fact fact = fact(event("object.creation", "\"objectId\":42,\"objectTypeId\":\"" + typeId + "\""));
        assertThat(fact.entity()).isEqualTo(Entity.ACTIVITY);
        assertThat(fact.kind()).isEqualTo(kind);
        assertThat(fact.fields().standard()).containsOnly(Map.entry(Field.ACTIVITY_TYPE, Optional.of(word)));
    }

    @ParameterizedTest
    @CsvSource({
        "contact.creation,0-1,contact.creation 0-1",
        "company.propertyChange,,company.propertyChange",
        "object.creation,0-1,object.creation 0-1",
        "object.creation,2-143967026,object.creation 2-143967026",
        "object.creation,,object.creation",
        "contact.privacyDeletion,,contact.privacyDeletion",
        "conversation.newMessage,,conversation.newMessage",
        "deal.unheardOf,,deal.unheardOf",
        "deal,,deal"
    })
    void otherObjectsAndEventsAreOfNoInterest(String type, String typeId, String counted) {
        String further = "\"objectId\":42" + (typeId == null ? "" : ",\"objectTypeId\":\"" + typeId + "\"");
        assertThat(items("[" + event(type, further) + "]")).containsExactly(new Item.Ignored(counted));
    }

    @Test
    void aPropertyOfADealStatesItsField() {
        assertThat(stated("amount", "2000.50")).containsEntry(Field.AMOUNT, Optional.of(new BigDecimal("2000.50")));
        assertThat(stated("deal_currency_code", "EUR")).containsEntry(Field.CURRENCY, Optional.of("EUR"));
        assertThat(stated("hubspot_owner_id", "75")).containsEntry(Field.OWNER, Optional.of("75"));
        assertThat(stated("pipeline", "default")).containsEntry(Field.PIPELINE, Optional.of("default"));
        assertThat(stated("createdate", "1795428000000"))
                .containsEntry(Field.CREATED_AT, Optional.of(Instant.ofEpochMilli(1795428000000L)));
        assertThat(stated("hs_v2_date_entered_current_stage", "1795428000000"))
                .containsEntry(Field.STAGE_ENTERED_AT, Optional.of(Instant.ofEpochMilli(1795428000000L)));
        assertThat(stated("dealname", "Secret plan")).containsOnlyKeys(Field.URL);
        assertThat(fact(property("closedate", "1795428000000")).fields())
                .satisfies(fields -> assertThat(fields.custom())
                        .containsEntry(
                                "closedate", Optional.of(new CustomValue.Time(Instant.ofEpochMilli(1795428000000L)))))
                .satisfies(fields -> assertThat(fields.standard()).doesNotContainKeys(Field.CLOSED_AT, Field.WON_AT));
    }

    @Test
    void anAmountIsNotInTheSourcesCurrencyByItself() {
        assertThat(fact(property("amount", "2000")).currencyElsewhere()).isTrue();
        var outcome = Normalisation.of(
                MessageContext.webhook(
                        "hub",
                        Optional.of("USD"),
                        true,
                        HubSpotFixture.RECEIVED,
                        new InboxPosition(0, 1, "a".repeat(64))),
                items("[" + property("amount", "2000") + "]"));
        assertThat(outcome.changes().getFirst().fields().states(Field.CURRENCY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "dealstage,closedwon,won",
        "dealstage,closedlost,lost",
        "dealstage,qualifiedtobuy,",
        "dealstage,Closed Won,",
        "dealstage,1f4f1ec1-8174-49f3-a112-4eaa4748e38e,",
        "dealstage,990,won",
        "dealstage,991,lost",
        "dealstage,992,lost",
        "hs_is_closed_won,true,won",
        "hs_is_closed_won,false,",
        "hs_is_closed_lost,true,lost",
        "hs_is_closed_lost,false,",
        "hs_is_closed,false,open",
        "hs_is_closed,true,",
        "hs_is_closed,,"
    })
    void onlyWhatProvesAnOutcomeStatesIt(String name, String value, String status) {
        Map<String, String> options = Map.of("won-stages", "990", "lost-stages", "991, 992");
        Item.Fact fact = Decoding.fact(items("[" + property(name, value == null ? "" : value) + "]", options));
        assertThat(fact.fields().value(Field.STATUS)).isEqualTo(Optional.ofNullable(status));
        assertThat(fact.fields().states(Field.STATUS)).isEqualTo(status != null);
    }

    @Test
    void aStageIsStatedAsItIs() {
        assertThat(stated("dealstage", "1f4f1ec1-8174-49f3-a112-4eaa4748e38e"))
                .containsEntry(Field.STAGE, Optional.of("1f4f1ec1-8174-49f3-a112-4eaa4748e38e"))
                .doesNotContainKey(Field.STATUS);
    }

    @ParameterizedTest
    @CsvSource({"amount,AMOUNT", "hubspot_owner_id,OWNER", "deal_currency_code,CURRENCY"})
    void anEmptyValueWasCleared(String name, Field field) {
        assertThat(stated(name, "")).containsEntry(field, Optional.empty());
        assertThat(fact(property(name, "x").replace("\"propertyValue\":\"x\"", "\"propertyValue\":null"))
                        .fields()
                        .standard())
                .containsEntry(field, Optional.empty());
        assertThat(fact(property(name, "x").replace(",\"propertyValue\":\"x\"", ""))
                        .fields()
                        .standard())
                .doesNotContainKey(field);
    }

    @Test
    void whatIsBlankedIsNoValue() {
        assertThat(stated("hubspot_owner_id", "REDACTED")).doesNotContainKey(Field.OWNER);
        assertThat(fact(property("amount", "5").replace("\"objectId\"", "\"isSensitive\":true,\"objectId\""))
                        .fields()
                        .standard())
                .doesNotContainKey(Field.AMOUNT);
        assertThat(fact(property("amount", "5").replace("\"objectId\"", "\"isSensitive\":false,\"objectId\""))
                        .fields()
                        .standard())
                .containsKey(Field.AMOUNT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "much", "NaN", "9999999999999999999999999999999999999999"})
    void whatIsNoAmountIsNotStated(String value) {
        assertThat(stated("amount", value)).doesNotContainKey(Field.AMOUNT);
    }

    @ParameterizedTest
    @CsvSource({
        "0-48,hs_call_duration,125000,DURATION_SECONDS,125",
        "0-48,hs_call_duration,125500,DURATION_SECONDS,125.5",
        "0-48,hs_call_duration,10000000,DURATION_SECONDS,10000",
        "0-48,hs_call_status,COMPLETED,DONE,true",
        "0-48,hs_call_status,NO_ANSWER,DONE,false",
        "0-27,hs_task_status,COMPLETED,DONE,true",
        "0-27,hs_task_status,DEFERRED,DONE,false",
        "0-47,hs_meeting_outcome,COMPLETED,DONE,true",
        "0-47,hs_meeting_outcome,NO_SHOW,DONE,false",
        "0-49,hs_email_status,SENT,DONE,true",
        "0-49,hs_email_status,BOUNCED,DONE,false",
        "0-27,hs_task_completion_date,1795428000000,DONE_AT,2026-11-23T10:00:00Z",
        "0-27,hs_timestamp,1795428000000,PLANNED_AT,2026-11-23T10:00:00Z",
        "0-47,hs_meeting_start_time,1795428000000,PLANNED_AT,2026-11-23T10:00:00Z",
        "0-46,hubspot_owner_id,75,OWNER,75"
    })
    void aPropertyOfAnActivityStatesItsField(String typeId, String name, String value, Field field, String stated) {
        Item.Fact fact = fact(activity(typeId, name, value));
        assertThat(fact.fields().value(field).map(Object::toString)).contains(stated);
    }

    @ParameterizedTest
    @CsvSource({
        "0-48,hs_call_duration,-5,DURATION_SECONDS",
        "0-49,hs_timestamp,1795428000000,PLANNED_AT",
        "0-48,hs_call_body,Hello,OWNER",
        "0-48,dealstage,closedwon,STAGE"
    })
    void otherPropertiesOfAnActivityStateNothing(String typeId, String name, String value, Field field) {
        assertThat(fact(activity(typeId, name, value)).fields().states(field)).isFalse();
    }

    @Test
    void aDurationIsWrittenOut() {
        assertThat(fact(activity("0-48", "hs_call_duration", "10000000"))
                        .fields()
                        .value(Field.DURATION_SECONDS))
                .contains(new BigDecimal("10000"));
    }

    @Test
    void aMergeIntoANewDealEndsAllThatWentIntoIt() {
        List<Item.Fact> facts = Decoding.facts(items("[" + event("deal.merge", MERGE.formatted("99")) + "]"));

        assertThat(facts).extracting(Item.Fact::id).containsExactly("99", "42", "43", "44");
        assertThat(facts.getFirst()).satisfies(survivor -> {
            assertThat(survivor.change()).isEqualTo(ChangeKind.UPDATED);
            assertThat(survivor.needsHydration()).isTrue();
        });
        assertThat(facts.subList(1, 4)).allSatisfy(loser -> {
            assertThat(loser.change()).isEqualTo(ChangeKind.DELETED);
            assertThat(loser.fields().value(Field.MERGED_INTO)).contains("99");
            assertThat(loser.needsHydration()).isFalse();
        });
        assertThat(facts).extracting(Item.Fact::dedupeKey).doesNotHaveDuplicates();
        assertThat(facts.getFirst().dedupeKey()).isEqualTo("hubspot:700:deal.merge:-:42:-:" + AT + ":31:survivor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "null"})
    void aMergeWithoutANewIdLetsThePrimaryLive(String newId) {
        List<Item.Fact> facts = Decoding.facts(items("[" + event("deal.merge", MERGE.formatted(newId)) + "]"));
        assertThat(facts).extracting(Item.Fact::id).containsExactly("42", "43", "44");
        assertThat(facts.getFirst().change()).isEqualTo(ChangeKind.UPDATED);
        assertThat(facts.get(1).fields().value(Field.MERGED_INTO)).contains("42");
    }

    @Test
    void aMergeWithoutAnyIdIsUnreadable() {
        assertThat(items("[" + event("deal.merge", "\"mergedObjectIds\":[43]") + "]"))
                .containsExactly(new Item.Unreadable(0, "id-missing", "The event names no object."));
    }

    @Test
    void aLinkOfADealIsAChangeOfTheDealEvenWithoutAnObjectId() {
        Item.Fact fact = fact(event(
                "deal.associationChange",
                "\"associationType\":\"DEAL_TO_CONTACT\",\"fromObjectId\":42,\"toObjectId\":7,"
                        + "\"associationRemoved\":false"));
        assertThat(fact.entity()).isEqualTo(Entity.DEAL);
        assertThat(fact.id()).isEqualTo("42");
        assertThat(fact.change()).isEqualTo(ChangeKind.UPDATED);
        assertThat(fact.needsHydration()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"DEAL_TO_CALL,42,9", "CALL_TO_DEAL,9,42"})
    void aNewLinkBetweenDealAndActivitySaysTheActivitysDeal(String type, String from, String to) {
        List<Item.Fact> facts = links(type, from, to, false, "");
        assertThat(facts).extracting(Item.Fact::id).containsExactly(from, to);
        assertThat(facts)
                .filteredOn(fact -> fact.entity() == Entity.ACTIVITY)
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.fields().value(Field.DEAL_ID)).contains("42");
                    assertThat(call.fields().value(Field.ACTIVITY_TYPE)).contains("call");
                    assertThat(call.needsHydration()).isTrue();
                });
        assertThat(facts).extracting(Item.Fact::dedupeKey).doesNotHaveDuplicates();
    }

    @Test
    void aLinkThatWasTakenAwaySaysNothing() {
        assertThat(links("DEAL_TO_CALL", "42", "9", true, ""))
                .hasSize(2)
                .allSatisfy(
                        fact -> assertThat(fact.fields().states(Field.DEAL_ID)).isFalse());
    }

    @Test
    void theObjectTypesSayMoreThanTheName() {
        String types = ",\"fromObjectTypeId\":\"0-47\",\"toObjectTypeId\":\"0-3\"";
        List<Item.Fact> facts = Decoding.facts(items("["
                + event(
                        "object.associationChange",
                        "\"associationType\":\"MEETING_EVENT_TO_DEAL\",\"fromObjectId\":9,\"toObjectId\":42" + types)
                + "]"));
        assertThat(facts).extracting(Item.Fact::kind).containsExactly("meetings", "deals");
        assertThat(facts.getFirst().fields().value(Field.DEAL_ID)).contains("42");
    }

    @Test
    void linksOfOtherObjectsAreOfNoInterest() {
        assertThat(items("["
                        + event(
                                "contact.associationChange",
                                "\"associationType\":\"CONTACT_TO_DEAL\",\"fromObjectId\":7,\"toObjectId\":42")
                        + "]"))
                .containsExactly(new Item.Ignored("contact.associationChange"));
        assertThat(items("["
                        + event(
                                "object.associationChange",
                                "\"associationType\":\"CONTACT_TO_COMPANY\",\"fromObjectId\":7,\"toObjectId\":8")
                        + "]"))
                .containsExactly(new Item.Ignored("object.associationChange"));
    }

    @Test
    void aLinkWithoutAKindIsOneOfTheSubscribedObject() {
        assertThat(fact(event("deal.associationChange", "\"fromObjectId\":42,\"toObjectId\":7"))
                        .id())
                .isEqualTo("42");
        assertThat(fact(event("deal.associationChange", "\"objectId\":43")).id())
                .isEqualTo("43");
        assertThat(items("[" + event("deal.associationChange", "\"toObjectId\":7") + "]"))
                .containsExactly(new Item.Unreadable(0, "id-missing", "The event names no object."));
    }

    @Test
    void equalKeysMeanTheSameChange() {
        String change = property("amount", "2000");
        String key = fact(change).dedupeKey();

        assertThat(key).isEqualTo("hubspot:700:deal.propertyChange:-:42:amount:" + AT + ":31");
        assertThat(fact(change.replace("\"attemptNumber\":0", "\"attemptNumber\":7"))
                        .dedupeKey())
                .isEqualTo(key);
        assertThat(fact(change.replace("\"subscriptionId\":1", "\"subscriptionId\":9"))
                        .dedupeKey())
                .isEqualTo(key);
        Set<String> others = List.of(
                        change.replace("\"eventId\":31", "\"eventId\":32"),
                        change.replace("\"objectId\":42", "\"objectId\":43"),
                        change.replace("\"portalId\":700", "\"portalId\":701"),
                        change.replace(Long.toString(AT), Long.toString(AT + 1)),
                        change.replace("amount", "dealstage"))
                .stream()
                .map(other -> fact(other).dedupeKey())
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(others).hasSize(5).doesNotContain(key);
    }

    @Test
    void withoutAnEventIdTheValueTellsChangesApart() {
        String change = property("amount", "2000").replace("\"eventId\":31,", "");
        assertThat(fact(change).dedupeKey()).isEqualTo(fact(change).dedupeKey());
        assertThat(fact(change.replace("2000", "2001")).dedupeKey())
                .isNotEqualTo(fact(change).dedupeKey());
    }

    @Test
    void oneEventIdMayStandForSeveralObjects() {
        String body =
                "[" + event("deal.deletion", "\"objectId\":1") + "," + event("deal.deletion", "\"objectId\":2") + "]";
        assertThat(Decoding.facts(items(body)))
                .extracting(Item.Fact::dedupeKey)
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void eachEventOfTheArrayStandsForItself() {
        List<Item> items = items("[" + property("amount", "1") + ",7," + event("deal.creation", "") + ","
                + event("contact.creation", "\"objectId\":5") + ",{}," + event("deal.creation", "\"objectId\":42")
                + "]");

        assertThat(items).hasSize(6);
        assertThat(items.get(0)).isInstanceOf(Item.Fact.class);
        assertThat(items.get(1)).isEqualTo(new Item.Unreadable(1, "unknown-shape", "The event is no object."));
        assertThat(items.get(2)).isEqualTo(new Item.Unreadable(2, "id-missing", "The event names no object."));
        assertThat(items.get(3)).isInstanceOf(Item.Ignored.class);
        assertThat(items.get(4)).isInstanceOf(Item.Unreadable.class);
        assertThat(items.get(5))
                .isInstanceOfSatisfying(
                        Item.Fact.class, fact -> assertThat(fact.item()).isEqualTo(5));
    }

    @Test
    void bodiesOfAnotherShapeAreUnderstoodAsFarAsTheyGo() {
        assertThat(items("[]")).containsExactly(new Item.Ignored("empty"));
        assertThat(items(event("deal.creation", "\"objectId\":42"))).hasSize(1);
        assertThat(items("7").getFirst()).isInstanceOf(Item.Unreadable.class);
        assertThat(items("[").getFirst()).isInstanceOf(Item.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"soon\"", "17000", "-5", "1e999999999"})
    void withoutATimeTheReceiptStandsIn(String occurredAt) {
        String change = event("deal.creation", "\"objectId\":42").replace(Long.toString(AT), occurredAt);
        assertThat(fact(change).occurredAt()).isEmpty();
    }

    private static List<Item.Fact> links(String type, String from, String to, boolean removed, String further) {
        return Decoding.facts(items("["
                + event(
                        "deal.associationChange",
                        "\"associationType\":\"%s\",\"fromObjectId\":%s,\"toObjectId\":%s,\"associationRemoved\":%s%s"
                                .formatted(type, from, to, removed, further))
                + "]"));
    }

    private static Map<Field, Optional<Object>> stated(String name, String value) {
        return fact(property(name, value)).fields().standard();
    }

    private static String activity(String typeId, String name, String value) {
        return event(
                "object.propertyChange",
                "\"objectId\":9,\"objectTypeId\":\"%s\",\"propertyName\":\"%s\",\"propertyValue\":\"%s\""
                        .formatted(typeId, name, value));
    }
}
