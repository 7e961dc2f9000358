package app.merit.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NormalisationTest {
    @Test
    void oneKeyUsedForTwoEntitiesMixesNoFields() {
        Fields amount = Fields.builder().set(Field.AMOUNT, BigDecimal.TEN).build();
        Fields owner = Fields.builder().set(Field.OWNER, "anna").build();

        var outcome = Normalisation.of(
                MessageContext.webhook("erp", Optional.empty(), true, Instant.EPOCH, new InboxPosition(0, 1, "x")),
                List.of(fact("d-1", amount, 0), fact("d-2", owner, 1), fact("d-1", owner, 2)));

        assertThat(outcome.changes()).extracting(Change::key).containsExactly("erp:d-1", "erp:d-2");
        assertThat(outcome.changes().get(0).fields()).isEqualTo(amount.or(owner));
        assertThat(outcome.changes().get(1).fields()).isEqualTo(owner);
    }

    private static Item.Fact fact(String id, Fields fields, int item) {
        return Item.Fact.builder(Entity.DEAL, id, ChangeKind.UPDATED, "standard:/erp#7")
                .fields(fields)
                .item(item)
                .build();
    }

    @Test
    void aStateReadTwiceIsOneChangeWhoeverAskedForIt() {
        Item.Fact won = won(Optional.of(Instant.parse("2026-11-20T10:00:00Z")));
        Change thin = read(ReadNote.Cause.THIN, "2026-11-20T10:00:05Z", won);
        Change again = read(ReadNote.Cause.RECONCILIATION, "2026-11-21T00:00:00Z", won);
        assertThat(again.fact().dedupeKey()).isEqualTo(thin.fact().dedupeKey());
        assertThat(again.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(again.occurredAtFrom()).isEqualTo(Change.TimeFrom.CRM);
    }

    @Test
    void aRecordWithoutATimeIsAsOfTheStartOfTheRead() {
        Change change = read(ReadNote.Cause.THIN, "2026-11-20T10:00:05Z", won(Optional.empty()));
        assertThat(change.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:00:05Z"));
        assertThat(change.occurredAtFrom()).isEqualTo(Change.TimeFrom.READ);
    }

    @Test
    void aRecordThatStandsAfterItsDeletionIsRestoredAtTheRead() {
        Item.Fact won = won(Optional.of(Instant.parse("2026-11-20T10:00:00Z")));
        Change change = read(ReadNote.Cause.DELETION, "2026-11-22T10:00:05Z", won);
        assertThat(change.fact().restores()).isTrue();
        assertThat(change.occurredAt()).isEqualTo(Instant.parse("2026-11-22T10:00:05Z"));
    }

    @Test
    void aDefaultCurrencyIsMarkedAndAStatedOneIsNot() {
        Fields amount = Fields.builder().set(Field.AMOUNT, BigDecimal.TEN).build();
        Fields dollars = Fields.builder().set(Field.CURRENCY, "USD").build().or(amount);
        MessageContext euros =
                MessageContext.webhook("erp", Optional.of("EUR"), true, Instant.EPOCH, new InboxPosition(0, 1, "x"));

        Change assumed = Normalisation.of(euros, List.of(fact("d-1", amount, 0)))
                .changes()
                .getFirst();
        assertThat(assumed.fields().value(Field.CURRENCY)).contains("EUR");
        assertThat(assumed.currencyIsAssumed()).isTrue();
        Change stated = Normalisation.of(euros, List.of(fact("d-1", dollars, 0)))
                .changes()
                .getFirst();
        assertThat(stated.currencyIsAssumed()).isFalse();
        Change without = Normalisation.of(euros, List.of(fact("d-1", Fields.NONE, 0)))
                .changes()
                .getFirst();
        assertThat(without.currencyIsAssumed()).isFalse();
    }

    @Test
    void anAmountWhoseCurrencyIsElsewhereTakesNoDefault() {
        Fields amount = Fields.builder().set(Field.AMOUNT, BigDecimal.TEN).build();
        var context =
                MessageContext.webhook("dyn", Optional.of("EUR"), false, Instant.EPOCH, new InboxPosition(0, 1, "x"));
        var own = Item.Fact.builder(Entity.DEAL, "1", ChangeKind.CREATED, "k").fields(amount);
        assertThat(only(Normalisation.of(context, List.of(own.build())))
                        .fields()
                        .value(Field.CURRENCY))
                .contains("EUR");
        var elsewhere = own.currencyElsewhere(true).build();
        assertThat(only(Normalisation.of(context, List.of(elsewhere))).fields().states(Field.CURRENCY))
                .isFalse();
    }

    private static Item.Fact won(Optional<Instant> modified) {
        return Item.Fact.builder(Entity.DEAL, "7", ChangeKind.UPDATED, "")
                .full()
                .occurredAt(modified)
                .fields(Fields.builder().set(Field.STATUS, "won").build())
                .build();
    }

    private static Change read(ReadNote.Cause cause, String at, Item.Fact fact) {
        ReadNote note = new ReadNote(Entity.DEAL, "deals", "7", "", cause, false);
        MessageContext context = new MessageContext(
                "crm",
                Optional.empty(),
                true,
                Instant.parse(at),
                Origin.READ,
                Optional.of(note),
                Optional.empty(),
                new InboxPosition(0, 1, "x"));
        return only(Normalisation.of(context, List.of(fact)));
    }

    private static Change only(Normalisation outcome) {
        assertThat(outcome.changes()).hasSize(1);
        return outcome.changes().getFirst();
    }
}
