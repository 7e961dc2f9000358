package app.merit.metrics.state.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityStateTest {
    private static final Duration WINDOW = Duration.ofHours(2);

    private static EntityState state(Changes.Builder... changes) {
        return EntityState.of(Arrays.stream(changes).map(Changes.Builder::build).toList(), WINDOW);
    }

    @Test
    void theLaterChangeOfAFieldCounts() {
        var state = state(
                Changes.at("2026-11-01T10:00:00Z").owner("b"),
                Changes.at("2026-11-01T09:00:00Z").owner("a"));
        assertThat(state.text(Fields.OWNER)).contains("b");
    }

    @Test
    void anAbsentFieldKeepsItsValueAndANullClearsIt() {
        var kept = state(
                Changes.at("2026-11-01T09:00:00Z").owner("a"),
                Changes.at("2026-11-01T10:00:00Z").status("open"));
        assertThat(kept.text(Fields.OWNER)).contains("a");

        var cleared = state(
                Changes.at("2026-11-01T09:00:00Z").owner("a"),
                Changes.at("2026-11-01T10:00:00Z").cleared(Fields.OWNER));
        assertThat(cleared.value(Fields.OWNER)).isEmpty();
    }

    @Test
    void customFieldsMergeKeyByKeyAndAreClearedTogether() {
        var one = Changes.at("2026-11-01T09:00:00Z").text("custom.a", "1").text("custom.b", "1");
        var two = Changes.at("2026-11-01T10:00:00Z").text("custom.b", "2");
        assertThat(state(one, two).text("custom.a")).contains("1");
        assertThat(state(one, two).text("custom.b")).contains("2");

        var clear = Changes.at("2026-11-01T11:00:00Z").cleared(Fields.CUSTOM).text("custom.c", "3");
        assertThat(state(one, two, clear).value("custom.a")).isEmpty();
        assertThat(state(one, two, clear).text("custom.c")).contains("3");
    }

    @Test
    void theDefaultCurrencyStandsInOnlyWhereNoneWasEverStated() {
        var dollars = Changes.at("2026-11-01T09:00:00Z").text(Fields.CURRENCY, "USD");
        var delta = Changes.at("2026-11-01T10:00:00Z").text(Fields.ASSUMED_CURRENCY, "EUR");
        var before = Changes.at("2026-11-01T08:00:00Z").text(Fields.ASSUMED_CURRENCY, "EUR");
        var none = Changes.at("2026-11-01T11:00:00Z").cleared(Fields.CURRENCY);

        assertThat(state(delta, before).text(Fields.CURRENCY)).contains("EUR");
        assertThat(state(dollars, delta).text(Fields.CURRENCY)).contains("USD");
        assertThat(state(before, dollars).text(Fields.CURRENCY)).contains("USD");
        assertThat(state(delta, none).text(Fields.CURRENCY)).contains("EUR");
        assertThat(state(dollars, delta, none).text(Fields.CURRENCY)).isEmpty();
        assertThat(state(delta).said(Fields.ASSUMED_CURRENCY)).isEmpty();
    }

    @Test
    void ofEqualDedupeKeysTheSmallestStampCounts() {
        var first = Changes.at("2026-11-01T09:00:00Z").key("k").owner("a");
        var again = Changes.at("2026-11-01T09:05:00Z").key("k").owner("b");
        assertThat(state(again, first).text(Fields.OWNER)).contains("a");
        assertThat(state(again, first).changes()).hasSize(1);
    }

    @Test
    void atOneInstantTheVersionOfTheCrmDecidesFirst() {
        var nine = Changes.at("2026-11-01T09:00:00Z").version("9").owner("nine");
        var ten = Changes.at("2026-11-01T09:00:00Z").version("010").owner("ten");
        // The old value says the contrary, but the version is asked first.
        nine.was(Fields.OWNER, "ten");
        assertThat(state(ten, nine).text(Fields.OWNER)).contains("ten");
        assertThat(state(ten, nine).ties()).isEmpty();
    }

    @Test
    void atOneInstantAChangeFollowsTheOneWhoseValueItReplaces() {
        var won = Changes.at("2026-11-01T09:00:00Z").status("won").was(Fields.STATUS, "open");
        var lost = Changes.at("2026-11-01T09:00:00Z").status("lost").was(Fields.STATUS, "won");
        assertThat(state(lost, won).text(Fields.STATUS)).contains("lost");
        assertThat(state(won, lost).ties()).isEmpty();
    }

    @Test
    void whatOnlyTheDigestDecidesIsListed() {
        var one = Changes.at("2026-11-01T09:00:00Z").owner("a");
        var other = Changes.at("2026-11-01T09:00:00Z").owner("b");
        assertThat(state(one, other).ties()).containsExactly(Fields.OWNER);
        assertThat(state(one, other).text(Fields.OWNER))
                .isEqualTo(state(other, one).text(Fields.OWNER));
    }

    @Test
    void contradictoryOldValuesStillGiveOneOrder() {
        var a = Changes.at("2026-11-01T09:00:00Z").owner("a").was(Fields.OWNER, "c");
        var b = Changes.at("2026-11-01T09:00:00Z").owner("b").was(Fields.OWNER, "a");
        var c = Changes.at("2026-11-01T09:00:00Z").owner("c").was(Fields.OWNER, "b");
        var owner = state(a, b, c).text(Fields.OWNER);
        assertThat(List.of(state(c, b, a), state(b, a, c), state(b, c, a)))
                .allMatch(s -> s.text(Fields.OWNER).equals(owner));
    }

    @Test
    void aDeletionIsLiftedByARestoreOrALaterSnapshotButNotByADelta() {
        var created = Changes.at("2026-11-01T09:00:00Z").created().owner("a");
        var deleted = Changes.at("2026-11-01T10:00:00Z").deleted();
        assertThat(state(created, deleted).deleted()).isTrue();
        assertThat(state(created, deleted, Changes.at("2026-11-01T11:00:00Z").owner("b"))
                        .deleted())
                .isTrue();
        assertThat(state(created, deleted, Changes.at("2026-11-01T11:00:00Z").full())
                        .deleted())
                .isFalse();
        assertThat(state(created, deleted, Changes.at("2026-11-01T11:00:00Z").restores())
                        .deleted())
                .isFalse();
        assertThat(state(created, deleted, Changes.at("2026-11-01T09:30:00Z").full())
                        .deleted())
                .isTrue();
    }

    @Test
    void aRepeatedDeletionWithoutATimeIsTheSameOnlyWithinTheWindowAndWithoutARestoreBetween() {
        var deleted = Changes.at("2026-11-01T10:00:00Z").deleted().timeless().key("d");
        var snapshot = Changes.at("2026-11-01T10:30:00Z").full();
        var soon = Changes.at("2026-11-01T11:00:00Z").deleted().timeless().key("d");
        var late = Changes.at("2026-11-01T12:00:01Z").deleted().timeless().key("d");
        var restored = Changes.at("2026-11-01T10:45:00Z").restores();
        assertThat(state(deleted, snapshot, soon).deleted()).isFalse();
        assertThat(state(deleted, snapshot, late).deleted()).isTrue();
        assertThat(state(deleted, restored, soon).deleted()).isTrue();
    }

    @Test
    void repeatedAssertionsAreOneRunAndALateMiddleChangeSplitsIt() {
        var won = Changes.at("2026-11-01T09:00:00Z").status("won");
        var wonAgain = Changes.at("2026-11-03T09:00:00Z").status("won");
        assertThat(state(won, wonAgain).runs(Fields.STATUS)).hasSize(1);

        var openBetween = Changes.at("2026-11-02T09:00:00Z").status("open");
        var runs = state(won, wonAgain, openBetween).runs(Fields.STATUS);
        assertThat(runs).hasSize(3);
        assertThat(runs.getLast().first().change().occurredAt()).isEqualTo("2026-11-03T09:00:00Z");
    }

    @Test
    void moneyFromAnUnsignedSourceIsUnconfirmed() {
        assertThat(state(Changes.at("2026-11-01T09:00:00Z")
                                .unsigned()
                                .owner("a")
                                .amount("5"))
                        .unconfirmed())
                .isTrue();
        assertThat(state(Changes.at("2026-11-01T09:00:00Z").owner("a").amount("5"))
                        .unconfirmed())
                .isFalse();
        assertThat(state(Changes.at("2026-11-01T09:00:00Z").unsigned().owner("a"))
                        .unconfirmed())
                .isFalse();
    }

    private static Changes.Builder unsignedWin() {
        return Changes.at("2026-11-01T09:00:00Z")
                .unsigned()
                .owner("a")
                .status("won")
                .amount("5");
    }

    @Test
    void aReadOfTheSameOwnerStatusAmountAndTimeConfirms() {
        var read = Changes.at("2026-11-01T09:00:00Z")
                .full()
                .owner("a")
                .status("won")
                .amount("5.00");
        assertThat(state(unsignedWin(), read).unconfirmed()).isFalse();
        assertThat(state(read, unsignedWin()).unconfirmed()).isFalse();
        var later = Changes.at("2026-11-02T09:00:00Z").unsigned().text("custom.a", "x");
        assertThat(state(unsignedWin(), read, later).unconfirmed()).isFalse();
        var sameAgain = Changes.at("2026-11-02T09:00:00Z").unsigned().amount("5");
        assertThat(state(unsignedWin(), read, sameAgain).unconfirmed()).isFalse();
    }

    @Test
    void aReadOfSomethingElseOrOfAnEarlierTimeDoesNotConfirm() {
        var otherOwner = Changes.at("2026-11-01T09:00:00Z")
                .full()
                .owner("b")
                .status("won")
                .amount("5");
        var win = unsignedWin().was(Fields.OWNER, "b");
        assertThat(state(win, otherOwner).text(Fields.OWNER)).contains("a");
        assertThat(state(win, otherOwner).unconfirmed()).isTrue();

        var earlier = Changes.at("2026-11-01T08:00:00Z")
                .full()
                .owner("a")
                .status("won")
                .amount("5");
        var reopened = Changes.at("2026-11-01T08:30:00Z").unsigned().status("open");
        assertThat(state(earlier, reopened, unsignedWin()).unconfirmed()).isTrue();

        var delta = Changes.at("2026-11-01T09:30:00Z").owner("a");
        assertThat(state(unsignedWin(), delta).unconfirmed()).isTrue();

        var raised = Changes.at("2026-11-02T09:00:00Z").unsigned().amount("50");
        var read = Changes.at("2026-11-01T09:00:00Z")
                .full()
                .owner("a")
                .status("won")
                .amount("5");
        assertThat(state(unsignedWin(), read, raised).unconfirmed()).isTrue();

        var otherTime = Changes.at("2026-11-01T09:00:01Z").unsigned().time(Fields.WON_AT, "2026-10-31T09:00:00Z");
        var timed = Changes.at("2026-11-01T09:00:00Z")
                .full()
                .owner("a")
                .status("won")
                .amount("5")
                .time(Fields.WON_AT, "2026-11-01T09:00:00Z");
        assertThat(state(unsignedWin(), timed).unconfirmed()).isFalse();
        assertThat(state(unsignedWin(), timed, otherTime).unconfirmed()).isTrue();
    }
}
