package app.merit.ingest.crm.dynamics365;

import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.DEAL;
import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.EURO;
import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.OPERATION;
import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.ORGANIZATION;
import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.OWNER;
import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.context;
import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.entity;
import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.money;
import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.option;
import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.pair;
import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.reference;
import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.target;
import static app.merit.ingest.crm.dynamics365.Dynamics365Fixtures.wonDeal;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageDecodingTest {
    private static final Map<String, String> CURRENCIES = Map.of("currencies." + EURO, "EUR");

    @Test
    void aCreationWithAllThatDecidesLacksOnlyItsCurrency() {
        Item.Fact fact = fact(context("Create", "opportunity", target("opportunity", wonDeal())));
        assertThat(fact.id()).isEqualTo(DEAL);
        assertThat(fact.kind()).isEqualTo("opportunity");
        assertThat(fact.change()).isEqualTo(ChangeKind.CREATED);
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:15:00Z"));
        assertThat(fact.version()).contains("778899");
        assertThat(fact.dedupeKey())
                .isEqualTo("dynamics365:" + ORGANIZATION + ":Create:" + DEAL + ":" + OPERATION + ":1795169701500");
        assertThat(fact.fields().standard())
                .containsEntry(Field.STATUS, Optional.of("won"))
                .containsEntry(Field.STAGE, Optional.of("4-Close"))
                .containsEntry(Field.OWNER, Optional.of(OWNER))
                .containsEntry(Field.AMOUNT, Optional.of(new BigDecimal("1000.50")))
                .doesNotContainKeys(Field.CURRENCY, Field.WON_AT, Field.CLOSED_AT);
        assertThat(fact.fields().custom())
                .containsEntry("actualclosedate", Optional.of(new CustomValue.Date(LocalDate.parse("2026-11-18"))));
        assertThat(fact.currencyElsewhere()).isTrue();
        assertThat(fact.needsHydration()).isTrue();
    }

    @Test
    void idsInCapitalsAreTheSameIds() {
        String message = context("Create", "opportunity", target("opportunity", wonDeal()));
        assertThat(fact(message.replace(OPERATION, OPERATION.toUpperCase(Locale.ROOT)))
                        .dedupeKey())
                .isEqualTo(fact(message).dedupeKey());
    }

    @Test
    void aConfiguredCurrencyIsKnown() {
        Item.Fact fact =
                Decoding.fact(decode(context("Create", "opportunity", target("opportunity", wonDeal())), CURRENCIES));
        assertThat(fact.fields().value(Field.CURRENCY)).contains("EUR");
        assertThat(fact.currencyElsewhere()).isFalse();
        assertThat(fact.needsHydration()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"0,900", "1,1000.50", "2,1000.50", "-,-"})
    void theActualValueCountsOnceTheDealIsClosed(Integer state, BigDecimal amount) {
        Item.Fact fact = fact(context(
                "Update",
                "opportunity",
                target(
                        "opportunity",
                        pair("statecode", state == null ? "null" : option(state)),
                        pair("estimatedvalue", money("900")),
                        pair("actualvalue", money("1000.50")))));
        assertThat(fact.fields().value(Field.AMOUNT)).isEqualTo(Optional.ofNullable(amount));
    }

    @Test
    void anUpdateStatesItsColumnsAndNullClears() {
        Item.Fact fact = fact(context(
                "Update",
                "opportunity",
                target(
                        "opportunity",
                        pair("estimatedvalue", "null"),
                        pair("ownerid", reference("team", OWNER.toUpperCase())),
                        pair("new_region", option(100000001)))));
        assertThat(fact.snapshot()).isEqualTo(Snapshot.DELTA);
        assertThat(fact.needsHydration()).isTrue();
        assertThat(fact.fields().standard())
                .containsOnly(Map.entry(Field.OWNER, Optional.of(OWNER)), Map.entry(Field.AMOUNT, Optional.empty()));
        assertThat(fact.fields().custom())
                .containsOnly(
                        Map.entry("new_region", Optional.of(new CustomValue.Number(BigDecimal.valueOf(100000001)))));
        // No modifiedon: the operation's own time stands in.
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:15:01.500Z"));
    }

    @Test
    void imagesGiveTheWholeRowAndWhatItWasBefore() {
        String after = pair("AnyName", entity("opportunity", wonDeal()));
        String before =
                pair("PreImage", entity("opportunity", pair("statecode", option(0)), pair("stepname", "\"4-Close\"")));
        Item.Fact fact = Decoding.fact(decode(
                context("Update", "opportunity", target("opportunity", pair("new_note", "null")), before, after),
                CURRENCIES));
        assertThat(fact.snapshot()).isEqualTo(Snapshot.FULL);
        assertThat(fact.needsHydration()).isFalse();
        assertThat(fact.fields().value(Field.STATUS)).contains("won");
        assertThat(fact.fields().custom()).containsEntry("new_note", Optional.empty());
        assertThat(fact.previous().standard()).containsOnly(Map.entry(Field.STATUS, Optional.of("open")));
    }

    @Test
    void aDeletionHasOnlyTheTimeOfTheOperation() {
        Item.Fact fact = fact(context("Delete", "opportunity", pair("Target", reference("opportunity", DEAL))));
        assertThat(fact.change()).isEqualTo(ChangeKind.DELETED);
        assertThat(fact.needsHydration()).isFalse();
        assertThat(fact.occurredAt()).contains(Instant.parse("2026-11-20T10:15:01.500Z"));
    }

    @Test
    void winAndLoseHoldTheClosingActivity() {
        String closing = pair(
                "OpportunityClose",
                entity(
                        "opportunityclose",
                        pair("opportunityid", reference("opportunity", DEAL)),
                        pair("actualrevenue", money("77.70"))));
        Item.Fact won = fact(context("Win", "opportunity", closing + "," + pair("Status", option(3))));
        assertThat(won.fields().standard())
                .containsOnly(
                        Map.entry(Field.STATUS, Optional.of("won")),
                        Map.entry(Field.AMOUNT, Optional.of(new BigDecimal("77.70"))));
        assertThat(won.change()).isEqualTo(ChangeKind.UPDATED);
        assertThat(won.needsHydration()).isTrue();
        String anonymous = context("Lose", "opportunity", closing)
                .replace(DEAL.toUpperCase(), "00000000-0000-0000-0000-000000000000");
        assertThat(fact(anonymous).id()).isEqualTo(DEAL);
        assertThat(fact(anonymous).fields().value(Field.STATUS)).contains("lost");
    }

    @Test
    void setStateAndAssignNameTheirTargetsElsewhere() {
        Item.Fact state = fact(context(
                "SetStateDynamicEntity",
                "opportunity",
                pair("EntityMoniker", reference("opportunity", DEAL)) + "," + pair("State", option(0)) + ","
                        + pair("Status", option(1))));
        assertThat(state.fields().standard()).containsOnly(Map.entry(Field.STATUS, Optional.of("open")));
        Item.Fact owner = fact(context(
                "Assign",
                "opportunity",
                pair("Target", reference("opportunity", DEAL)) + "," + pair("Assignee", reference("team", OWNER))));
        assertThat(owner.fields().standard()).containsOnly(Map.entry(Field.OWNER, Optional.of(OWNER)));
    }

    @Test
    void anOversizedMessageSaysOnlyWhichRowChanged() {
        String body = "{\"MessageName\":\"Update\",\"PrimaryEntityName\":\"opportunity\",\"PrimaryEntityId\":\"{" + DEAL
                + "}\",\"OperationCreatedOn\":\"/Date(1795169701500)/\"}";
        Item.Fact fact = Decoding.fact(
                Decoding.items(new Dynamics365Adapter(), Map.of("x-ms-dynamics-msg-size-exceeded", "true"), body));
        assertThat(fact.id()).isEqualTo(DEAL);
        assertThat(fact.fields().isEmpty()).isTrue();
        assertThat(fact.needsHydration()).isTrue();
    }

    @Test
    void severalRowsInOneMessageAreSeveralChanges() {
        String other = entity("opportunity", pair("stepname", "\"1\"")).replace(DEAL, OWNER);
        String targets = pair("Targets", "{\"Entities\":[" + entity("opportunity", wonDeal()) + "," + other + ",{}]}");
        List<Item> items = decode(context("UpdateMultiple", "opportunity", targets), Map.of());
        assertThat(Decoding.facts(items)).extracting(Item.Fact::id).containsExactly(DEAL, OWNER);
        assertThat(items.get(2)).isInstanceOf(Item.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({"phonecall,call,1,true", "task,task,0,false", "appointment,meeting,2,false", "email,email,1,true"})
    void activitiesAreDoneWhenTheyAreCompleted(String table, String type, int state, boolean done) {
        Item.Fact fact = fact(context(
                "Create",
                table,
                target(
                        table,
                        pair("statecode", option(state)),
                        pair("ownerid", reference("systemuser", OWNER)),
                        pair("actualdurationminutes", "15"),
                        pair("regardingobjectid", reference("opportunity", DEAL)))));
        assertThat(fact.entity()).isEqualTo(Entity.ACTIVITY);
        assertThat(fact.needsHydration()).isFalse();
        assertThat(fact.fields().standard())
                .containsEntry(Field.ACTIVITY_TYPE, Optional.of(type))
                .containsEntry(Field.DONE, Optional.of(done))
                .containsEntry(Field.DURATION_SECONDS, Optional.of(new BigDecimal("900")))
                .containsEntry(Field.DEAL_ID, Optional.of(DEAL));
    }

    @Test
    void anActivityOfAnotherTableHasNoDeal() {
        assertThat(fact(context(
                                "Update",
                                "task",
                                target("task", pair("regardingobjectid", reference("account", DEAL)))))
                        .fields()
                        .standard())
                .containsEntry(Field.DEAL_ID, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "Update,contact,Update.contact",
        "Associate,opportunity,Associate.opportunity",
        "Create,opportunityclose,Create.opportunityclose"
    })
    void othersAreIgnoredByTheirType(String message, String table, String type) {
        assertThat(decode(context(message, table, ""), Map.of())).containsExactly(new Item.Ignored(type));
    }

    @ParameterizedTest
    @CsvSource({
        "/Date(1795169701500)/,2026-11-20T10:15:01.500Z",
        "/Date(1795169701500-0700)/,2026-11-20T10:15:01.500Z",
        // Three days after the receipt less three minutes: the offset was forgotten.
        "/Date(1795453020000+0000)/,2026-11-23T16:57:00Z",
        "/Date(1795453020000-0700)/,2026-11-23T09:57:00Z",
        "2026-11-20T10:15:01.500Z,2026-11-20T10:15:01.500Z"
    })
    void timesAreUtcUnlessTheyLieAhead(String time, Instant at) {
        String body = context("Delete", "opportunity", "").replace("\\/Date(1795169701500)\\/", time);
        assertThat(fact(body).occurredAt()).contains(at);
    }

    @Test
    void columnsOfTheCompanyKeepTheirTypes() {
        Item.Fact fact = Decoding.fact(decode(
                context(
                        "Update",
                        "opportunity",
                        target(
                                "opportunity",
                                pair("new_margin", money("5.5")),
                                pair("new_key", "true"),
                                pair("new_partner", reference("account", OWNER)),
                                pair("new_tags", "[" + option(1) + "," + option(2) + "]"),
                                pair("new_at", "\"/Date(1795169701500)/\""),
                                pair("new_day", "\"/Date(1794960000000)/\""),
                                pair("new_mail", "\"a@b.example\""),
                                pair("new_text", "\"Nord\""),
                                pair("description", "\"private\""))),
                Map.of("types.new_day", "date")));
        assertThat(fact.fields().custom())
                .containsOnly(
                        Map.entry(
                                "new_margin",
                                Optional.of(new CustomValue.Money(new BigDecimal("5.5"), Optional.empty()))),
                        Map.entry("new_key", Optional.of(new CustomValue.Flag(true))),
                        Map.entry("new_partner", Optional.of(new CustomValue.Text(OWNER))),
                        Map.entry("new_tags", Optional.of(new CustomValue.Text("1,2"))),
                        Map.entry(
                                "new_at", Optional.of(new CustomValue.Time(Instant.parse("2026-11-20T10:15:01.500Z")))),
                        Map.entry("new_day", Optional.of(new CustomValue.Date(LocalDate.parse("2026-11-18")))),
                        Map.entry("new_text", Optional.of(new CustomValue.Text("Nord"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "{\"MessageName\":\"Update\",\"PrimaryEntityName\":\"opportunity\"}",
                "{\"MessageName\":\"UpdateMultiple\",\"PrimaryEntityName\":\"opportunity\",\"InputParameters\":7}",
                "{\"MessageName\":\"Update\",\"PrimaryEntityName\":\"opportunity\",\"PrimaryEntityId\":\"x\",\"InputParameters\":[7,null,[]]}"
            })
    void otherJsonHarmsNobody(String body) {
        assertThat(Decoding.facts(decode(body, Map.of()))).isEmpty();
    }

    private static Item.Fact fact(String body) {
        return Decoding.fact(decode(body, Map.of()));
    }

    private static List<Item> decode(String body, Map<String, String> options) {
        return Decoding.items(
                new Dynamics365Adapter(),
                Map.of("content-type", "application/json"),
                body,
                Instant.parse("2026-11-23T10:00:00Z"),
                options);
    }
}
