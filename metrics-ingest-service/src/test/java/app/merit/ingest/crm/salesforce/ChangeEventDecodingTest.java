package app.merit.ingest.crm.salesforce;

import static app.merit.ingest.crm.salesforce.SalesforceFixtures.DEAL;
import static app.merit.ingest.crm.salesforce.SalesforceFixtures.OWNER;
import static app.merit.ingest.crm.salesforce.SalesforceFixtures.event;
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
import org.junit.jupiter.params.provider.ValueSource;

class ChangeEventDecodingTest {
    private static final String ONE = "[\"" + DEAL + "\"]";
    private static final String STATE =
            ",\"OwnerId\":\"" + OWNER + "\",\"StageName\":\"Offen\",\"IsClosed\":false,\"IsWon\":false,\"Type\":null";

    @Test
    void aCreationStatesAllThatIsNotEmpty() {
        Item.Fact fact = fact(event(
                "Opportunity",
                "CREATE",
                ONE,
                ",\"nulledFields\":[]",
                STATE + ",\"CloseDate\":1798675200000,\"Amount\":null"));
        assertThat(fact.change()).isEqualTo(ChangeKind.CREATED);
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.needsHydration()).isFalse();
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:15:00.250Z"));
        assertThat(fact.version()).contains("11795169700250.3");
        assertThat(fact.dedupeKey()).isEqualTo("salesforce:cdc:000b1c2d-aaaa-bbbb-cccc-0123456789ab:3:" + DEAL);
        assertThat(fact.fields().standard())
                .containsEntry(Field.STATUS, Optional.of("open"))
                .containsEntry(Field.STAGE, Optional.of("Offen"))
                .doesNotContainKeys(Field.AMOUNT, Field.CURRENCY);
        assertThat(fact.fields().custom())
                .containsEntry("CloseDate", Optional.of(new CustomValue.Date(LocalDate.parse("2026-12-31"))))
                .doesNotContainKey("Type");
    }

    @Test
    void anUpdateStatesWhatChangedAndNullsOnlyWhatTheHeaderNames() {
        Item.Fact fact = fact(event(
                "Opportunity",
                "UPDATE",
                ONE,
                ",\"changedFields\":[\"Amount\",\"OwnerId\"],\"nulledFields\":[\"Amount\"]",
                ",\"Amount\":null,\"OwnerId\":\"" + OWNER + "\",\"StageName\":null"));
        assertThat(fact.snapshot()).isEqualTo(Snapshot.DELTA);
        assertThat(fact.needsHydration()).isTrue();
        assertThat(fact.fields().standard())
                .containsOnly(Map.entry(Field.OWNER, Optional.of(OWNER)), Map.entry(Field.AMOUNT, Optional.empty()));
    }

    @Test
    void severalRecordsAreSeveralChangesWithKeysOfTheirOwn() {
        String two = "[\"" + DEAL + "\",\"0067R00000XyZ13QAF\",\"no-id\"]";
        List<Item> items = decode(event("Opportunity", "UPDATE", two, "", ",\"Amount\":5"));
        assertThat(items).hasSize(3);
        assertThat(Decoding.facts(items)).extracting(Item.Fact::dedupeKey).doesNotHaveDuplicates();
        assertThat(items.get(2)).isInstanceOf(Item.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,DELETED,false,false",
        "GAP_DELETE,DELETED,false,false",
        "GAP_CREATE,CREATED,false,true",
        "GAP_UPDATE,UPDATED,false,true",
        "GAP_UNDELETE,UPDATED,true,true"
    })
    void headersAloneSayWhatHappenedAndNothingElse(String type, ChangeKind change, boolean restores, boolean read) {
        Item.Fact fact = fact(event("Opportunity", type, ONE, "", ",\"StageName\":null"));
        assertThat(fact.change()).isEqualTo(change);
        assertThat(fact.restores()).isEqualTo(restores);
        assertThat(fact.needsHydration()).isEqualTo(read);
        assertThat(fact.fields().isEmpty()).isTrue();
    }

    @Test
    void anUndeletionRestoresTheWholeRecord() {
        Item.Fact fact = fact(event("Opportunity", "UNDELETE", ONE, "", STATE));
        assertThat(fact.restores()).isTrue();
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.change()).isEqualTo(ChangeKind.UPDATED);
    }

    @ParameterizedTest
    @CsvSource({
        "Opportunity,GAP_OVERFLOW,[\"000000000000000AAA\"],GAP_OVERFLOW.Opportunity",
        "Opportunity,GAP_UPDATE,[\"006*\"],GAP_OVERFLOW.Opportunity",
        "Account,UPDATE,[\"0017R00000AbCdEQAV\"],UPDATE.Account",
        "Opportunity,SNAPSHOT,[\"0067R00000XyZ12QAF\"],SNAPSHOT.Opportunity"
    })
    void whatNamesNoRecordOrAnotherObjectIsIgnoredByItsType(String entity, String type, String ids, String ignored) {
        assertThat(decode(event(entity, type, ids, "", ""))).containsExactly(new Item.Ignored(ignored));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "[%s]",
                "{\"payload\":%s}",
                "{\"schema\":\"x\",\"payload\":%s,\"event\":{\"replayId\":7}}",
                "{\"data\":{\"schema\":\"x\",\"payload\":%s,\"event\":{\"replayId\":7}},\"channel\":\"/data/ChangeEvents\"}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"data\":%s}",
                "{\"detail-type\":\"x\",\"detail\":{\"payload\":%s}}"
            })
    void anyWrappingIsTakenOff(String wrapping) {
        String event = event("Opportunity", "CREATE", ONE, "", STATE);
        assertThat(fact(wrapping.formatted(event))).isEqualTo(fact(event));
    }

    @Test
    void moreRecordsThanAnEventCanHaveAreNotRead() {
        String many = "\"" + DEAL + "\",";
        assertThat(decode(event("Opportunity", "UPDATE", "[" + many.repeat(5_000) + "\"x\"]", "", "")))
                .containsExactly(new Item.Unreadable(0, "too-many-records", "The event names too many records."));
    }

    @Test
    void avroUnionsAreTakenOff() {
        assertThat(fact(event("Opportunity", "UPDATE", ONE, "", ",\"Amount\":{\"double\":12.5}"))
                        .fields()
                        .value(Field.AMOUNT))
                .contains(new BigDecimal("12.5"));
    }

    @Test
    void anUnresolvedBitMapOfNulledFieldsAsksForARead() {
        String state = STATE + ",\"Amount\":5";
        assertThat(fact(event("Opportunity", "UPDATE", ONE, ",\"nulledFields\":[]", state))
                        .needsHydration())
                .isFalse();
        assertThat(fact(event("Opportunity", "UPDATE", ONE, ",\"nulledFields\":[\"0x400\"]", state))
                        .needsHydration())
                .isTrue();
    }

    @Test
    void aNumberThatMayBeADateIsCarriedOnlyIfItsTypeIsDeclared() {
        String body = event("Opportunity", "UPDATE", ONE, "", ",\"Renewal__c\":1798675200000,\"Seats__c\":40");
        assertThat(fact(body).fields().custom())
                .containsEntry("Seats__c", Optional.of(new CustomValue.Number(new BigDecimal("40"))))
                .doesNotContainKey("Renewal__c");
        assertThat(Decoding.fact(decode(body, Map.of("types.Renewal__c", "date")))
                        .fields()
                        .custom())
                .containsEntry("Renewal__c", Optional.of(new CustomValue.Date(LocalDate.parse("2026-12-31"))));
    }

    @Test
    void anAmountWithoutItsCurrencyIsInNoneWhereThereAreSeveral() {
        String body = event("Opportunity", "UPDATE", ONE, "", ",\"Amount\":40");
        assertThat(fact(body).currencyElsewhere()).isFalse();
        assertThat(Decoding.fact(decode(body, Map.of("multi-currency", "true"))).currencyElsewhere())
                .isTrue();
    }

    @Test
    void aCreatedTaskWithoutASubtypeIsATask() {
        Item.Fact fact = fact(event(
                "Task", "CREATE", "[\"00T7R00000AbCdEUAV\"]", "", ",\"OwnerId\":\"" + OWNER + "\",\"IsClosed\":false"));
        assertThat(fact.needsHydration()).isFalse();
        assertThat(fact.fields().value(Field.ACTIVITY_TYPE)).contains("task");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "7", "{\"ChangeEventHeader\":7}", "[[[]]]", "{\"payload\":{\"payload\":{}}}", "{"})
    void otherJsonHarmsNobody(String body) {
        assertThat(Decoding.facts(decode(body))).isEmpty();
    }

    private static Item.Fact fact(String body) {
        return Decoding.fact(decode(body));
    }

    private static List<Item> decode(String body) {
        return decode(body, Map.of());
    }

    private static List<Item> decode(String body, Map<String, String> options) {
        return Decoding.items(
                new SalesforceAdapter(),
                Map.of("content-type", "application/json"),
                body,
                Instant.parse("2026-11-23T10:00:00Z"),
                options);
    }
}
