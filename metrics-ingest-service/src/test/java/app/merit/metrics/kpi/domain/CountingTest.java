package app.merit.metrics.kpi.domain;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.metrics.state.domain.Changes;
import app.merit.metrics.state.domain.EntityState;
import app.merit.metrics.state.domain.FieldValue;
import app.merit.metrics.state.domain.Fields;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountingTest {
    private static final Kpi REVENUE = Kpis.kpi(Kpi.Unit.MONEY, new MomentKind.Won(), new Measure.Sum(Fields.AMOUNT));
    private static final LocalDate DAY_15 = LocalDate.of(2026, 11, 15);

    private static EntityState state(Changes.Builder... changes) {
        return EntityState.of(Arrays.stream(changes).map(Changes.Builder::build).toList(), Duration.ofHours(2));
    }

    private static Outcome count(Kpi kpi, Changes.Builder... changes) {
        return Kpis.counting().count(kpi, state(changes));
    }

    private static Contribution only(Kpi kpi, Changes.Builder... changes) {
        var outcome = count(kpi, changes);
        assertThat(outcome.contributions()).hasSize(1);
        return outcome.contributions().getFirst();
    }

    private static Reason.Code reason(Kpi kpi, Changes.Builder... changes) {
        var outcome = count(kpi, changes);
        return outcome.reason().orElseThrow().code();
    }

    private static Changes.Builder open() {
        return Changes.at("2026-11-10T09:00:00Z")
                .created()
                .owner("a")
                .status("open")
                .amount("100");
    }

    private static Changes.Builder won() {
        return Changes.at("2026-11-15T12:00:00Z").status("won");
    }

    @Test
    void aWonDealCountsForItsOwnerOnTheDayOfTheWin() {
        var contribution = only(REVENUE, open(), won());
        assertThat(contribution.employee()).isEqualTo("anna");
        assertThat(contribution.day()).isEqualTo(DAY_15);
        assertThat(contribution.numerator()).isEqualByComparingTo("100");
    }

    @Test
    void anOpenLostOrReopenedDealDoesNotCount() {
        assertThat(reason(REVENUE, open())).isEqualTo(Reason.Code.MOMENT_NOT_REACHED);
        var reopened = Changes.at("2026-11-16T12:00:00Z").status("open");
        assertThat(reason(REVENUE, open(), won(), reopened)).isEqualTo(Reason.Code.MOMENT_NOT_REACHED);
    }

    @Test
    void aDealWonAgainCountsAtTheNewMomentAndAnOldWonTimeDoesNotStick() {
        var stated = won().time(Fields.WON_AT, "2026-11-15T11:59:00Z");
        var reopened = Changes.at("2026-11-16T12:00:00Z").status("open");
        var again = Changes.at("2026-11-20T12:00:00Z").status("won");
        assertThat(only(REVENUE, open(), stated, reopened, again).day()).isEqualTo("2026-11-20");
    }

    @Test
    void theCrmsOwnTimeOfTheWinGoesBeforeThatOfTheChange() {
        var late = Changes.at("2026-11-20T12:00:00Z").status("won").time(Fields.WON_AT, "2026-11-15T11:00:00Z");
        assertThat(only(REVENUE, open(), late).day()).isEqualTo(DAY_15);
        // Said later than the status, but while the deal still is won.
        var afterwards = Changes.at("2026-11-21T12:00:00Z").time(Fields.WON_AT, "2026-11-14T11:00:00Z");
        assertThat(only(REVENUE, open(), won(), afterwards).day()).isEqualTo("2026-11-14");
    }

    @Test
    void anAmountCorrectedAfterTheWinChangesTheDayOfTheWin() {
        var corrected = Changes.at("2026-11-25T12:00:00Z").amount("70");
        var contribution = only(REVENUE, open(), won(), corrected);
        assertThat(contribution.day()).isEqualTo(DAY_15);
        assertThat(contribution.numerator()).isEqualByComparingTo("70");
    }

    @Test
    void theOwnerIsTheOneOnceAllChangesOfThatInstantAreApplied() {
        var sameInstant = Changes.at("2026-11-15T12:00:00Z").owner("b");
        assertThat(only(REVENUE, open(), won(), sameInstant).employee()).isEqualTo("boris");
        var later = Changes.at("2026-11-15T12:00:01Z").owner("b");
        assertThat(only(REVENUE, open(), won(), later).employee()).isEqualTo("anna");
    }

    @Test
    void aWinToldLateBelongsToTheOwnerOfItsOwnTime() {
        var moved = Changes.at("2026-11-17T12:00:00Z").owner("b");
        var toldLate =
                Changes.at("2026-11-20T12:00:00Z").status("won").owner("b").time(Fields.WON_AT, "2026-11-15T11:00:00Z");
        assertThat(only(REVENUE, open(), moved, toldLate).employee()).isEqualTo("anna");
    }

    @Test
    void aWholeSecondOfTheCrmCoversEventsWithinIt() {
        var handOver = Changes.at("2026-11-15T12:00:00.400Z").owner("b");
        var win = Changes.at("2026-11-15T12:00:00.500Z").status("won").time(Fields.WON_AT, "2026-11-15T12:00:00Z");
        assertThat(only(REVENUE, open(), handOver, win).employee()).isEqualTo("boris");
    }

    @Test
    void createdAsWonCountsAtItsCreation() {
        var born = Changes.at("2026-11-16T09:00:00Z")
                .created()
                .owner("a")
                .status("won")
                .amount("5")
                .time(Fields.CREATED_AT, "2026-11-15T09:00:00Z");
        assertThat(only(REVENUE, born).day()).isEqualTo(DAY_15);
    }

    @Test
    void otherAttributionsTakeOtherOwners() {
        var changes = new Changes.Builder[] {
            open(),
            Changes.at("2026-11-12T09:00:00Z").owner("b"),
            won(),
            Changes.at("2026-11-20T09:00:00Z").owner("x")
        };
        var sum = new Measure.Sum(Fields.AMOUNT);
        var won = new MomentKind.Won();
        assertThat(only(Kpis.kpi(Kpi.Unit.MONEY, won, sum, Attribution.OWNER_AT_CREATION), changes)
                        .employee())
                .isEqualTo("anna");
        assertThat(only(REVENUE, changes).employee()).isEqualTo("boris");
        assertThat(only(Kpis.kpi(Kpi.Unit.MONEY, won, sum, Attribution.OWNER_NOW), changes)
                        .crmUser())
                .isEqualTo("x");
    }

    @Test
    void sharesSplitExactlyAndTheRestIsNobodys() {
        var shares = new FieldValue.Shares(List.of(
                new FieldValue.Share("a", new BigDecimal("33.33")),
                new FieldValue.Share("b", new BigDecimal("33.33"))));
        var kpi = Kpis.kpi(Kpi.Unit.MONEY, new MomentKind.Won(), new Measure.Sum(Fields.AMOUNT), Attribution.SHARES);
        var parts = count(kpi, open().amount("100.01"), won().value(Fields.SHARES, shares))
                .contributions();
        assertThat(parts).extracting(Contribution::employee).containsExactlyInAnyOrder("anna", "boris", "");
        assertThat(parts.stream().map(Contribution::numerator).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100.01");
    }

    @Test
    void aForeignCurrencyWaitsForARate() {
        var dollars = Changes.at("2026-11-15T12:00:00Z").text(Fields.CURRENCY, "USD");
        assertThat(reason(REVENUE, open(), won(), dollars)).isEqualTo(Reason.Code.CURRENCY_RATE_MISSING);
        var count = Kpis.kpi(Kpi.Unit.COUNT, new MomentKind.Won(), new Measure.Count());
        assertThat(count(count, open(), won(), dollars).contributions()).hasSize(1);
    }

    @Test
    void aDeletedDealDoesNotCountAndAnUnknownOwnersCountsForNobody() {
        assertThat(reason(
                        REVENUE,
                        open(),
                        won(),
                        Changes.at("2026-11-16T09:00:00Z").deleted()))
                .isEqualTo(Reason.Code.DELETED);
        var strange = open().owner("stranger");
        assertThat(only(REVENUE, strange, won()).employee()).isEmpty();
        assertThat(reason(REVENUE, strange, won())).isEqualTo(Reason.Code.OWNER_UNKNOWN);
        assertThat(reason(REVENUE, open().cleared(Fields.OWNER), won())).isEqualTo(Reason.Code.NO_OWNER);
    }

    @Test
    void eachDayIsCountedByTheVersionInForceOnIt() {
        var sum = new Measure.Sum(Fields.AMOUNT);
        var first = Kpis.version(
                1,
                LocalDate.of(2026, 11, 1),
                DAY_15,
                new MomentKind.Won(),
                List.of(),
                sum,
                Attribution.OWNER_AT_MOMENT);
        var second = Kpis.version(
                2,
                DAY_15,
                null,
                new MomentKind.Won(),
                List.of(new Condition.Equals(Fields.PIPELINE, "p")),
                sum,
                Attribution.OWNER_AT_MOMENT);
        var kpi = Kpis.kpi(Kpi.Unit.MONEY, first, second);
        assertThat(reason(kpi, open(), won())).isEqualTo(Reason.Code.FILTER);
        assertThat(only(kpi, open(), Changes.at("2026-11-14T12:00:00Z").status("won"))
                        .version())
                .isEqualTo(1);
        assertThat(only(kpi, open().text(Fields.PIPELINE, "p"), won()).version())
                .isEqualTo(2);
        var early = Changes.at("2026-10-31T12:00:00Z")
                .created()
                .owner("a")
                .status("won")
                .amount("1");
        assertThat(reason(kpi, early)).isEqualTo(Reason.Code.OUTSIDE_VALIDITY);
    }

    @Test
    void stageEntriesCountLatestOrEach() {
        var changes = new Changes.Builder[] {
            Changes.at("2026-11-01T09:00:00Z").created().owner("a").text(Fields.STAGE, "demo"),
            Changes.at("2026-11-02T09:00:00Z").text(Fields.STAGE, "offer"),
            Changes.at("2026-11-03T09:00:00Z").text(Fields.STAGE, "demo")
        };
        var every = Kpis.kpi(Kpi.Unit.COUNT, new MomentKind.StageEntered("demo", true), new Measure.Count());
        var latest = Kpis.kpi(Kpi.Unit.COUNT, new MomentKind.StageEntered("demo", false), new Measure.Count());
        assertThat(count(every, changes).contributions()).hasSize(2);
        assertThat(only(latest, changes).day()).isEqualTo("2026-11-03");
    }

    @Test
    void aWonDealIsOneOfOneAndALostOneNoneOfOne() {
        var rate = Kpis.kpi(Kpi.Unit.PERCENT, new MomentKind.Closed(), Kpis.winRate());
        var win = only(rate, open(), won());
        assertThat(List.of(win.numerator(), win.denominator())).containsExactly(BigDecimal.ONE, BigDecimal.ONE);
        var loss = only(rate, open(), Changes.at("2026-11-15T12:00:00Z").status("lost"));
        assertThat(List.of(loss.numerator(), loss.denominator())).containsExactly(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(reason(rate, open())).isEqualTo(Reason.Code.MOMENT_NOT_REACHED);
    }

    @Test
    void anActivityCountsAtTheLatestChangeToDone() {
        var calls = Kpis.kpi(Kpi.Unit.COUNT, new MomentKind.ActivityDone(), new Measure.Count());
        var planned =
                Changes.at("2026-11-01T09:00:00Z").of(Changes.CALL).owner("a").flag(Fields.DONE, false);
        var done = Changes.at("2026-11-02T09:00:00Z").of(Changes.CALL).flag(Fields.DONE, true);
        var undone = Changes.at("2026-11-03T09:00:00Z").of(Changes.CALL).flag(Fields.DONE, false);
        var again = Changes.at("2026-11-04T09:00:00Z").of(Changes.CALL).flag(Fields.DONE, true);
        assertThat(only(calls, planned, done).day()).isEqualTo("2026-11-02");
        assertThat(reason(calls, planned, done, undone)).isEqualTo(Reason.Code.MOMENT_NOT_REACHED);
        assertThat(only(calls, planned, done, undone, again).day()).isEqualTo("2026-11-04");
        assertThat(reason(REVENUE, planned)).isEqualTo(Reason.Code.WRONG_ENTITY);
    }

    @Test
    void aMomentWithoutAnyTimeOfTheCrmIsMarked() {
        assertThat(only(REVENUE, open(), won().timeless()).inferred()).isTrue();
        assertThat(only(REVENUE, open(), won()).inferred()).isFalse();
        assertThat(only(REVENUE, open(), won().timeless().time(Fields.WON_AT, "2026-11-15T11:00:00Z"))
                        .inferred())
                .isFalse();
    }

    @ParameterizedTest(name = "{0} is {1} in Berlin")
    @CsvSource({
        "2026-11-15T22:59:59.999Z, 2026-11-15",
        "2026-11-15T23:00:00Z, 2026-11-16",
        // The clocks go forward on 29 March and back on 25 October.
        "2026-03-28T22:59:59.999Z, 2026-03-28",
        "2026-03-28T23:00:00Z, 2026-03-29",
        "2026-03-29T21:59:59.999Z, 2026-03-29",
        "2026-03-29T22:00:00Z, 2026-03-30",
        "2026-10-24T22:00:00Z, 2026-10-25",
        "2026-10-25T22:59:59.999Z, 2026-10-25",
        "2026-10-25T23:00:00Z, 2026-10-26"
    })
    void theDayOfTheCompanysZoneCounts(String at, LocalDate day) {
        var early = Changes.at("2026-01-10T09:00:00Z").created().owner("a").amount("1");
        assertThat(only(REVENUE, early, Changes.at(at).status("won")).day()).isEqualTo(day);
    }

    @Test
    void moneyOfTwoCurrenciesIsNotAddedUpInAPercentageEither() {
        var all = new Measure.Part(new Measure.Sum(Fields.AMOUNT), Optional.empty(), List.of());
        var won = new Measure.Part(new Measure.Sum(Fields.AMOUNT), Optional.of(new MomentKind.Won()), List.of());
        var share = Kpis.kpi(Kpi.Unit.PERCENT, new MomentKind.Created(), new Measure.Ratio(won, all));
        var dollars = open().text(Fields.CURRENCY, "USD");
        assertThat(reason(share, dollars, won())).isEqualTo(Reason.Code.CURRENCY_RATE_MISSING);
        assertThat(count(share, open(), won()).contributions()).isNotEmpty();
    }
}
