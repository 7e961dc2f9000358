package app.merit.ingest.crm.bitrix24;

import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.MEMBER;
import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.decoded;
import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.event;
import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.fact;
import static app.merit.ingest.crm.bitrix24.Bitrix24Fixture.form;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.crm.Decoding;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bitrix24DecodingTest {
    private static final Map<String, String> ORDERS = Map.of("smart-process-types", "1036, 1040");

    @ParameterizedTest
    @CsvSource({
        "ONCRMDEALADD,DEAL,deal,CREATED,true",
        "ONCRMDEALUPDATE,DEAL,deal,UPDATED,true",
        "onCrmDealUpdate,DEAL,deal,UPDATED,true",
        "ONCRMDEALDELETE,DEAL,deal,DELETED,false",
        "onCrmActivityAdd,ACTIVITY,activity,CREATED,true",
        "ONCRMACTIVITYUPDATE,ACTIVITY,activity,UPDATED,true",
        "ONCRMACTIVITYDELETE,ACTIVITY,activity,DELETED,false"
    })
    void anEventSaysThatARecordChanged(
            String name, Entity entity, String kind, ChangeKind change, boolean needsHydration) {
        Item.Fact fact = fact(event(name, "7405"), Map.of());

        assertThat(fact.entity()).isEqualTo(entity);
        assertThat(fact.kind()).isEqualTo(kind);
        assertThat(fact.id()).isEqualTo("7405");
        assertThat(fact.change()).isEqualTo(change);
        assertThat(fact.snapshot()).isEqualTo(Snapshot.DELTA);
        assertThat(fact.occurredAt()).contains(Instant.ofEpochSecond(1795428000));
        assertThat(fact.needsHydration()).isEqualTo(needsHydration);
        assertThat(fact.fields().standard()).doesNotContainKeys(Field.STATUS, Field.STAGE, Field.AMOUNT, Field.OWNER);
    }

    @Test
    void aDealHasAnAddressInItsPortal() {
        assertThat(fact(event("ONCRMDEALADD", "7"), Map.of()).fields().value(Field.URL))
                .contains("https://sales.bitrix24.com/crm/deal/details/7/");
        assertThat(fact(event("ONCRMACTIVITYADD", "7"), Map.of()).fields().isEmpty())
                .isTrue();
        assertThat(fact("event=ONCRMDEALADD&data[FIELDS][ID]=7&auth[domain]=a%22b%3Cc", Map.of())
                        .fields()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aMoveBetweenPipelinesSaysWhereToButNotWhatTheStageMeans() {
        Item.Fact fact = fact(
                event("ONCRMDEALMOVETOCATEGORY", "7", "data[FIELDS][CATEGORY_ID]=3", "data[FIELDS][STAGE_ID]=C3:WON"),
                Map.of());

        assertThat(fact.change()).isEqualTo(ChangeKind.UPDATED);
        assertThat(fact.fields().standard())
                .containsEntry(Field.PIPELINE, Optional.of("3"))
                .containsEntry(Field.STAGE, Optional.of("C3:WON"))
                .doesNotContainKey(Field.STATUS);
        assertThat(fact.needsHydration()).isTrue();
    }

    @Test
    void theDefaultPipelineIsZero() {
        Item.Fact fact = fact(
                form("event=ONCRMDEALMOVETOCATEGORY", "data[ID]=7", "data[CATEGORY_ID]=0", "data[STAGE_ID]=NEW"),
                Map.of());
        assertThat(fact.fields().value(Field.PIPELINE)).contains("0");
    }

    @Test
    void equalKeysMeanTheSameChange() {
        String key = key(event("ONCRMDEALUPDATE", "7"));

        assertThat(key).isEqualTo("bitrix24:" + MEMBER + ":ONCRMDEALUPDATE:7:1795428000");
        assertThat(key(event("onCrmDealUpdate", "7"))).isEqualTo(key);
        assertThat(key(event("ONCRMDEALUPDATE", "7").replace("event_handler_id=11", "event_handler_id=12")))
                .isEqualTo(key);
        assertThat(key(event("ONCRMDEALUPDATE", "8"))).isNotEqualTo(key);
        assertThat(key(event("ONCRMDEALADD", "7"))).isNotEqualTo(key);
        assertThat(key(event("ONCRMACTIVITYUPDATE", "7"))).isNotEqualTo(key);
        assertThat(key(event("ONCRMDEALUPDATE", "7").replace("1795428000", "1795428001")))
                .isNotEqualTo(key);
        assertThat(key(event("ONCRMDEALUPDATE", "7").replace(MEMBER, "other"))).isNotEqualTo(key);
    }

    @Test
    void twoMovesOfOneSecondAreTwoChanges() {
        String first = event("ONCRMDEALMOVETOCATEGORY", "7", "data[CATEGORY_ID]=3", "data[STAGE_ID]=C3:NEW");
        assertThat(key(first)).isNotEqualTo(key(first.replace("C3%3ANEW", "C3%3AWON")));
        assertThat(key(first)).isEqualTo(key(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "yesterday", "17265663a90"})
    void withoutATimeOfSendingTheReceiptStandsIn(String ts) {
        String body = event("ONCRMDEALUPDATE", "7").replace("ts=1795428000", "ts=" + ts);

        assertThat(fact(body, Map.of()).occurredAt()).isEmpty();
        assertThat(key(body)).isEqualTo(key(body)).isNotEqualTo(keyAt(body, "2026-11-23T10:00:01Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ONCRMCONTACTADD",
                "ONCRMLEADUPDATE",
                "ONCRMCOMPANYDELETE",
                "ONCRMTIMELINECOMMENTADD",
                "ONCRMDEALRECURRINGADD",
                "ONCRMDEALUSERFIELDADD",
                "ONAPPTEST",
                "ONAPPUNINSTALL",
                "ONTASKUPDATE"
            })
    void otherEventsAreOfNoInterest(String name) {
        assertThat(decoded(event(name, "7"), ORDERS)).isEqualTo(new Item.Ignored(name));
    }

    @Test
    void aTaskMayEvenHaveUndefinedParts() {
        String body = form("event=ONTASKUPDATE", "data[FIELDS_BEFORE]=undefined", "data[FIELDS_AFTER][ID]=5");
        assertThat(decoded(body, Map.of())).isEqualTo(new Item.Ignored("ONTASKUPDATE"));
    }

    @ParameterizedTest
    @CsvSource({
        "ONCRMDYNAMICITEMADD,CREATED",
        "ONCRMDYNAMICITEMUPDATE,UPDATED",
        "onCrmDynamicItemDelete,DELETED",
        "ONCRMDYNAMICITEMUPDATE_1036,UPDATED"
    })
    void itemsOfAConfiguredSmartProcessAreDeals(String name, ChangeKind change) {
        String body = event(name, "31", "data[FIELDS][ENTITY_TYPE_ID]=1036");

        Item.Fact fact = fact(body, ORDERS);
        assertThat(fact.entity()).isEqualTo(Entity.DEAL);
        assertThat(fact.id()).isEqualTo("1036-31");
        assertThat(fact.crmId()).isEqualTo("31");
        assertThat(fact.kind()).isEqualTo("item-1036");
        assertThat(fact.change()).isEqualTo(change);
        assertThat(fact.dedupeKey()).contains(":1036-31:");
        assertThat(decoded(body, Map.of())).isInstanceOf(Item.Ignored.class);
        assertThat(decoded(body.replace("1036", "1044"), ORDERS)).isInstanceOf(Item.Ignored.class);
    }

    @Test
    void theTypeOfAnItemMayStandInTheNameOnly() {
        assertThat(fact(event("ONCRMDYNAMICITEMUPDATE_1040", "31"), ORDERS).id())
                .isEqualTo("1040-31");
        assertThat(decoded(event("ONCRMDYNAMICITEMUPDATE", "31"), ORDERS)).isInstanceOf(Item.Ignored.class);
    }

    @Test
    void aRobotSaysThatADealChanged() {
        Item.Fact fact = fact(robot("CCrmDocumentDeal", "DEAL_123"), Map.of());

        assertThat(fact.entity()).isEqualTo(Entity.DEAL);
        assertThat(fact.id()).isEqualTo("123");
        assertThat(fact.change()).isEqualTo(ChangeKind.UPDATED);
        assertThat(fact.occurredAt()).isEmpty();
        assertThat(fact.needsHydration()).isTrue();
    }

    @Test
    void twoRequestsOfARobotAreTwoChanges() {
        String body = robot("CCrmDocumentDeal", "DEAL_123");
        assertThat(key(body)).isEqualTo(key(body)).isNotEqualTo(keyAt(body, "2026-11-23T10:00:01Z"));
    }

    @Test
    void aRobotMayAppendInsteadOfNumbering() {
        assertThat(fact("document_id[]=crm&document_id[]=CCrmDocumentDeal&document_id[]=DEAL_9", Map.of())
                        .id())
                .isEqualTo("9");
    }

    @Test
    void robotsOfOtherRecordsAreOfNoInterestUnlessConfigured() {
        assertThat(decoded(robot("CCrmDocumentLead", "LEAD_5"), ORDERS)).isEqualTo(new Item.Ignored("robot.LEAD"));
        String item = robot("Bitrix\\Crm\\Integration\\BizProc\\Document\\Dynamic", "DYNAMIC_1036_5");
        assertThat(decoded(item, Map.of())).isEqualTo(new Item.Ignored("robot.DYNAMIC"));
        assertThat(fact(item, ORDERS).id()).isEqualTo("1036-5");
    }

    @ParameterizedTest
    @CsvSource({
        "'event=ONCRMDEALADD',id-missing",
        "'event=ONCRMDEALADD&data[FIELDS][ID]=0',id-missing",
        "'event=ONCRMDEALADD&data[FIELDS][ID]=a b',id-missing",
        "'document_id[0]=crm',id-missing",
        "'foo=bar',unknown-shape",
        "'a[b][c][d][e][f][g][h][i][j][k][l][m][n][o][p][q]=1',too-deep"
    })
    void whatCannotBeUnderstoodIsSaidSo(String body, String reason) {
        assertThat(decoded(body, Map.of()))
                .isInstanceOfSatisfying(
                        Item.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(reason));
    }

    @Test
    void anEmptyBodySaysNothing() {
        assertThat(decoded("", Map.of())).isEqualTo(new Item.Ignored("empty"));
    }

    private static String robot(String type, String document) {
        return form("document_id[0]=crm", "document_id[1]=" + type, "document_id[2]=" + document)
                + "&"
                + form("auth[domain]=sales.bitrix24.com", "auth[member_id]=" + MEMBER);
    }

    private static String key(String body) {
        return fact(body, Map.of()).dedupeKey();
    }

    private static String keyAt(String body, String receivedAt) {
        List<Item> items = Decoding.items(Bitrix24Fixture.BITRIX, Map.of(), body, Instant.parse(receivedAt));
        return Decoding.fact(items).dedupeKey();
    }
}
