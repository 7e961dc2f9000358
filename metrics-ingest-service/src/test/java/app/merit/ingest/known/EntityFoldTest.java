package app.merit.ingest.known;

import static app.merit.ingest.known.ChangeJson.NOON;
import static app.merit.ingest.known.ChangeJson.change;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntityFoldTest {
    @Test
    void theNewestValueOfEachFieldCountsWhateverTheOrderOfArrival() {
        EntityFold fold = fold(
                change("b").at(2).says("owner", "bob"),
                change("a").at(1).says("owner", "ann").says("amount", "10.50"));

        assertThat(fold.value(Decisive.OWNER)).contains("bob");
        assertThat(fold.value(Decisive.AMOUNT)).contains("10.5");
    }

    @Test
    void aClearedFieldHasNoValue() {
        EntityFold fold =
                fold(change("a").at(1).says("owner", "ann"), change("b").at(2).says("owner", null));

        assertThat(fold.value(Decisive.OWNER)).isEmpty();
    }

    @Test
    void withinOneInstantVersionThenOldValueDecide() {
        EntityFold byVersion = fold(
                change("a").version("10").says("stage", "late"),
                change("b").version("9").says("stage", "early"));
        EntityFold byOldValue = fold(
                change("a").says("stage", "3").before("stage", "2"),
                change("b").says("stage", "2").before("stage", "1"));

        assertThat(byVersion.value(Decisive.STAGE)).contains("late");
        assertThat(byOldValue.value(Decisive.STAGE)).contains("3");
        assertThat(byVersion.tiedAt(NOON)).isFalse();
        assertThat(byOldValue.tiedAt(NOON)).isFalse();
    }

    @Test
    void aContradictionThatNothingDecidesIsATieUntilSomethingNewerIsSaid() {
        EntityFold fold = fold(change("a").says("owner", "ann"), change("b").says("owner", "bob"));

        assertThat(fold.tiedAt(NOON)).isTrue();
        assertThat(fold.with(change("c").at(1).says("owner", "eve").read()).tiedAt(NOON))
                .isFalse();
        assertThat(fold(change("a").says("owner", "ann"), change("b").says("owner", "ann"))
                        .tiedAt(NOON))
                .isFalse();
    }

    @Test
    void aRestoreOrAFullSnapshotEndsADeletionAndADeltaDoesNot() {
        ChangeJson deletion = change("d").at(1).kind("deleted");

        assertThat(fold(deletion).deleted()).isTrue();
        assertThat(fold(deletion, change("x").at(2).says("owner", "ann")).deleted())
                .isTrue();
        assertThat(fold(deletion, change("x").at(2).full()).deleted()).isFalse();
        assertThat(fold(deletion, change("x").at(2).restores()).deleted()).isFalse();
        assertThat(fold(change("x").at(0).full(), deletion).deleted()).isTrue();
    }

    @Test
    void aDeletionWithoutATimeThatComesAgainIsARepetitionUntilARestore() {
        ChangeJson first = change("d").receivedAt(0).kind("deleted");
        ChangeJson again = change("d").receivedAt(60).kind("deleted");

        assertThat(fold(first, change("x").at(30).full(), again).deleted()).isFalse();
        assertThat(fold(first, change("x").at(30).restores(), again).deleted()).isTrue();
        assertThat(fold(
                                first,
                                change("x").at(30).full(),
                                change("d").receivedAt(121).kind("deleted"))
                        .deleted())
                .isTrue();
    }

    @Test
    void aRedeliveryWithoutATimeStaysAtItsFirstReceipt() {
        ChangeJson first = change("u").receivedAt(0).says("owner", "ann");
        ChangeJson newer = change("n").at(5).says("owner", "bob");
        ChangeJson again = change("u").receivedAt(10).says("owner", "ann");

        assertThat(fold(first, newer, again).value(Decisive.OWNER)).contains("bob");
        assertThat(fold(again, newer, first).value(Decisive.OWNER)).contains("bob");
    }

    @Test
    void anUnsignedDealIsConfirmedByAReadOfTheSameValuesAndUnsettledByANewOne() {
        ChangeJson hook = won("h", "1000").at(0);
        ChangeJson read = won("r", "1000.00").at(0).readAt(1);

        assertThat(fold(hook).confirmed()).isFalse();
        assertThat(fold(hook, read).confirmed()).isTrue();
        assertThat(fold(read, hook).confirmed()).isTrue();
        assertThat(fold(hook, won("r", "999").at(-1).readAt(1)).confirmed()).isFalse();
        assertThat(fold(hook, read, won("x", "5000").at(2)).confirmed()).isFalse();
        assertThat(fold(hook, read, won("x", "1000").at(2)).confirmed()).isTrue();
        assertThat(fold(won("s", "1000").signed()).confirmed()).isTrue();
    }

    @Test
    void theTimeOfWinningHasToBeConfirmedToo() {
        ChangeJson read = won("r", "1000").says("wonAt", "2026-11-20T10:00:00Z").readAt(1);

        assertThat(fold(won("h", "1000").says("wonAt", "2026-12-01T10:00:00Z").at(2), read)
                        .confirmed())
                .isFalse();
        assertThat(fold(won("h", "1000").says("wonAt", "2026-11-20T10:00:00Z").at(2), read)
                        .confirmed())
                .isTrue();
    }

    @Test
    void aDealIsWonWhenItsCrmSaysElseAtTheBeginningOfTheStretch() {
        EntityFold inferred = fold(
                change("a").at(0).says("status", "won"),
                change("b").at(1).says("status", "open"),
                change("c").at(2).says("status", "won"),
                change("d").at(9).says("status", "won"));
        EntityFold stated = fold(change("a").at(3).says("status", "won").says("closedAt", "2026-11-20T10:00:00Z"));
        EntityFold ofAnEarlierStretch = inferred.with(
                change("e").at(0).says("wonAt", "2026-11-01T10:00:00Z").read());

        assertThat(inferred.wonAt()).contains(NOON.plusSeconds(120));
        assertThat(stated.wonAt()).contains(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(ofAnEarlierStretch.wonAt()).contains(NOON.plusSeconds(120));
        assertThat(inferred.with(change("f").at(10).says("status", "lost").read())
                        .wonAt())
                .isEmpty();
    }

    @Test
    void aCurrencyThatTheCrmStatedCountsMoreThanOneThatWasAssumed() {
        ChangeJson stated = change("a").at(0).says("currency", "USD");
        ChangeJson assumed = change("b").at(5).says("currency", "EUR").assumedCurrency();

        assertThat(fold(stated, assumed).currency()).contains("USD");
        assertThat(fold(assumed).currency()).contains("EUR");
    }

    @Test
    void anAmountThatNobodyOwnsIsNoChange() {
        assertThat(KnownChanges.read(change("a").says("amount", "1e999999999").bytes()))
                .isEmpty();
    }

    @Test
    void aThousandUpdatesLeaveASmallRow() {
        EntityFold fold = EntityFold.NOTHING;
        for (int i = 0; i < 1000; i++) {
            fold = fold.with(won("k" + i, "10").at(i).full().read());
        }

        assertThat(fold.claims()).hasSize(1);
        assertThat(FoldText.write(fold).length()).isLessThan(6_000);
        assertThat(fold.wonAt()).contains(NOON);
    }

    @Test
    void theNewestReadIsRemembered() {
        EntityFold fold = fold(
                won("r2", "1").at(5).readAt(9),
                won("r1", "2").at(4).readAt(8),
                won("h", "3").at(10));

        assertThat(fold.lastRead().map(EntityFold.LastRead::key)).isEqualTo(Optional.of("r2"));
    }

    @Test
    void whatIsNoChangeIsPassedOverAndWhatIsOldIsAWebhookOfTheEntitysKind() {
        assertThat(KnownChanges.read("{}".getBytes())).isEmpty();
        assertThat(KnownChanges.read(new byte[0])).isEmpty();
        assertThat(KnownChanges.read(change("a").put("occurredAt", "yesterday").bytes()))
                .isEmpty();
        assertThat(KnownChanges.read(change("a").says("amount", "much").bytes()))
                .isEmpty();
        KnownChange old =
                change("a").without("origin", "kind", "crmId", "needsHydration").read();
        assertThat(old.kind()).isEqualTo("deal");
        assertThat(old.crmId()).isEqualTo("7");
        assertThat(old.needsHydration()).isFalse();
        assertThat(change("n").put("id", "note-7").read().idSpace()).isEqualTo("note");
    }

    private static ChangeJson won(String key, String amount) {
        return change(key).says("owner", "ann").says("status", "won").says("amount", amount);
    }

    private static EntityFold fold(ChangeJson... changes) {
        EntityFold fold = EntityFold.NOTHING;
        for (ChangeJson one : changes) {
            fold = fold.with(one.read());
        }
        return FoldText.read(FoldText.write(fold));
    }
}
