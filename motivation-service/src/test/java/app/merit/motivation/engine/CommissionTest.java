package app.merit.motivation.engine;

import static app.merit.motivation.engine.EngineFixture.Given.inputs;
import static app.merit.motivation.engine.EngineFixture.attained;
import static app.merit.motivation.engine.EngineFixture.attainedTier;
import static app.merit.motivation.engine.EngineFixture.commission;
import static app.merit.motivation.engine.EngineFixture.credit;
import static app.merit.motivation.engine.EngineFixture.fact;
import static app.merit.motivation.engine.EngineFixture.fixedTier;
import static app.merit.motivation.engine.EngineFixture.number;
import static app.merit.motivation.engine.EngineFixture.scheme;
import static app.merit.motivation.engine.EngineFixture.threeTiers;
import static app.merit.motivation.engine.EngineFixture.tier;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.motivation.engine.EngineFixture.Given;
import app.merit.motivation.engine.result.Result;
import app.merit.motivation.engine.result.Slice;
import app.merit.motivation.engine.scheme.Commission;
import app.merit.motivation.engine.scheme.Commission.Accumulation;
import app.merit.motivation.engine.scheme.Commission.Basis;
import app.merit.motivation.engine.scheme.Commission.Missing;
import app.merit.motivation.engine.scheme.Commission.Mode;
import app.merit.motivation.engine.scheme.Tier;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommissionTest {
    private static Result pays(Commission commission, Given given) {
        return Engine.evaluate(scheme(commission), given.build());
    }

    private static String total(Commission commission, Given given) {
        return pays(commission, given).total().amount().toPlainString();
    }

    private static Commission of(Mode mode, Accumulation accumulate) {
        return commission(mode, accumulate, threeTiers());
    }

    @Test
    void stepPaysEachPartAtItsOwnRate() {
        var result = pays(of(Mode.STEP, Accumulation.PERIOD), inputs().credits(credit("1", "2026-11-03", "250000")));

        assertThat(result.total().amount()).isEqualTo("10500.00");
        assertThat(result.components().getFirst().slices())
                .extracting(Slice::amount)
                .containsExactly(number("3000.00"), number("7500.00"));
    }

    @Test
    void flatPaysTheWholeAtTheRateReached() {
        assertThat(total(of(Mode.FLAT, Accumulation.PERIOD), inputs().credits(credit("1", "2026-11-03", "250000"))))
                .isEqualTo("12500.00");
    }

    @Test
    void yearToDatePaysTheDifferenceOfF() {
        var given = inputs().credits(credit("1", "2026-03-03", "90000"), credit("2", "2026-11-03", "40000"));

        var result = pays(of(Mode.STEP, Accumulation.YEAR_TO_DATE), given);

        assertThat(result.total().amount()).isEqualTo("1800.00");
        assertThat(result.components().getFirst().slices())
                .extracting(Slice::amount)
                .containsExactly(number("300.00"), number("1500.00"));
    }

    @Test
    void yearToDateFlatReRatesWhatWasEarnedBefore() {
        var given = inputs().credits(credit("1", "2026-03-03", "90000"), credit("2", "2026-11-03", "40000"));

        // 130,000 x 5 % - 90,000 x 3 %
        assertThat(total(of(Mode.FLAT, Accumulation.YEAR_TO_DATE), given)).isEqualTo("3800.00");
    }

    @ParameterizedTest
    @CsvSource({"99999.99, 3000.00", "100000, 5000.00", "100000.01, 5000.00", "300000, 21000.00", "0, 0.00"})
    void aBoundBelongsToTheTierAboveIt(String x, String expected) {
        assertThat(total(of(Mode.FLAT, Accumulation.PERIOD), inputs().credits(credit("1", "2026-11-03", x))))
                .isEqualTo(expected);
    }

    @Test
    void aBoundCanBeGivenToTheTierBelow() {
        var below = new Tier(number("0"), number("100000"), null, null, true, number("3"), null, null, null);
        var table = commission(Mode.FLAT, Accumulation.PERIOD, List.of(below, tier("100000", null, "5")));

        assertThat(total(table, inputs().credits(credit("1", "2026-11-03", "100000"))))
                .isEqualTo("3000.00");
        assertThat(total(table, inputs().credits(credit("1", "2026-11-03", "100001"))))
                .isEqualTo("5000.05");
    }

    @Test
    void perDealReadsTheTableForEachDealAlone() {
        var given = inputs().credits(credit("1", "2026-11-03", "90000"), credit("2", "2026-11-04", "150000"));

        // 90,000 x 3 % + (100,000 x 3 % + 50,000 x 5 %)
        assertThat(total(of(Mode.STEP, Accumulation.DEAL), given)).isEqualTo("8200.00");
    }

    @Test
    void aQuarterIsPaidWithItsLastMonth() {
        var commission = of(Mode.STEP, Accumulation.QUARTER);
        var given = inputs().credits(credit("1", "2026-10-03", "90000"), credit("2", "2026-11-03", "40000"));
        var december = inputs().period(YearMonth.of(2026, 12))
                .credits(credit("1", "2026-10-03", "90000"), credit("2", "2026-11-03", "40000"));

        assertThat(total(commission, given)).isEqualTo("0.00");
        assertThat(total(commission, december)).isEqualTo("4500.00");
    }

    @Test
    void aQuarterIsPaidEarlierToWhoeverLeavesTheScheme() {
        var given = inputs().paidOn("2026-11-01", "2026-11-16")
                .inScheme("2026-01-01", "2026-11-16")
                .credits(credit("1", "2026-10-03", "90000"), credit("2", "2026-11-03", "40000"));

        assertThat(total(of(Mode.STEP, Accumulation.QUARTER), given)).isEqualTo("4500.00");
    }

    @Test
    void interpolatedPaysFullTiersAndTheLastOneProRata() {
        var tiers = List.of(
                fixedTier("0", "100", "500", null),
                fixedTier("100", "200", "1000", null),
                fixedTier("200", null, null, null));

        assertThat(total(
                        commission(Mode.INTERPOLATED, Accumulation.PERIOD, tiers),
                        inputs().credits(credit("1", "2026-11-03", "150"))))
                .isEqualTo("1000.00");
        assertThat(total(
                        commission(Mode.INTERPOLATED, Accumulation.PERIOD, tiers),
                        inputs().credits(credit("1", "2026-11-03", "5000"))))
                .isEqualTo("1500.00");
    }

    @Test
    void aFixedAmountIsPaidOnEntryOrForEachDeal() {
        var onEntry = List.of(
                fixedTier("0", "100", "10", Tier.FixedPer.ENTRY), fixedTier("100", null, "25", Tier.FixedPer.ENTRY));
        var eachDeal = List.of(
                fixedTier("0", "100", "10", Tier.FixedPer.DEAL), fixedTier("100", null, "25", Tier.FixedPer.DEAL));
        var given = inputs().credits(credit("1", "2026-11-03", "60"), credit("2", "2026-11-04", "60"));

        assertThat(total(commission(Mode.STEP, Accumulation.PERIOD, onEntry), given))
                .isEqualTo("35.00");
        assertThat(total(commission(Mode.FLAT, Accumulation.PERIOD, onEntry), given))
                .isEqualTo("25.00");
        assertThat(total(commission(Mode.FLAT, Accumulation.PERIOD, eachDeal), given))
                .isEqualTo("50.00");
        assertThat(total(commission(Mode.STEP, Accumulation.PERIOD, onEntry), inputs()))
                .isEqualTo("0.00");
    }

    @Test
    void attainmentPlacesTheWholeOrTheParts() {
        var tiers = List.of(attainedTier("0", "100", "2"), attainedTier("100", null, "4"));
        var given = inputs().credits(credit("1", "2026-11-03", "150000")).facts(fact("revenue", "150000", "100000"));

        assertThat(total(attained(Mode.FLAT, null, tiers), given)).isEqualTo("6000.00");
        assertThat(total(attained(Mode.STEP, null, tiers), given)).isEqualTo("4000.00");
    }

    @Test
    void anAttainmentExactlyAtTheBoundIsNotLostToRounding() {
        var tiers = List.of(attainedTier("0", "33.34", "2"), attainedTier("33.34", null, "4"));
        var given = inputs().credits(credit("1", "2026-11-03", "100")).facts(fact("revenue", "1", "3"));

        assertThat(total(attained(Mode.FLAT, null, tiers), given)).isEqualTo("2.00");
    }

    @Test
    void aMissingAttainmentTakesTheRuleOfTheScheme() {
        var tiers = List.of(attainedTier("0", "100", "2"), attainedTier("100", null, "4"));
        var given = inputs().credits(credit("1", "2026-11-03", "1000")).facts(fact("revenue", "1000", null));

        var zero = pays(attained(Mode.FLAT, Missing.ZERO, tiers), given);

        assertThat(zero.total().amount()).isEqualTo("0.00");
        assertThat(zero.marks()).containsExactly("target-missing:revenue");
        assertThat(total(attained(Mode.FLAT, Missing.FIRST_TIER, tiers), given)).isEqualTo("20.00");
    }

    @Test
    void onlyCreditsOfOwnDaysInTheSchemeCount() {
        var given = inputs().paidOn("2026-11-16", "2026-12-01")
                .credits(
                        credit("1", "2026-11-15", "1000"),
                        credit("2", "2026-11-16", "1000"),
                        credit("3", "2026-12-01", "1000"),
                        credit("boris", "4", "2026-11-20", "1000"));

        assertThat(total(of(Mode.STEP, Accumulation.PERIOD), given)).isEqualTo("30.00");
    }

    @Test
    void aValueIsSharedByTheDaysOfTheAssignment() {
        var byValue = commission(Basis.VALUE, Mode.STEP, Accumulation.PERIOD, threeTiers());
        var value = fact("revenue", "30000", null);

        assertThat(total(byValue, inputs().facts(value))).isEqualTo("900.00");
        assertThat(total(byValue, inputs().facts(value).paidOn("2026-11-01", "2026-11-11")))
                .as("10 of 30 assigned days")
                .isEqualTo("300.00");
        assertThat(total(
                        byValue,
                        inputs().facts(value)
                                .assigned("2026-11-21", "2027-01-01")
                                .paidOn("2026-11-21", "2026-12-01")))
                .as("a newcomer's value was all earned in the scheme")
                .isEqualTo("900.00");
    }

    @Test
    void aNegativeSumPaysNothingAndAReversalTakesBackItsOwnPart() {
        var table = of(Mode.STEP, Accumulation.PERIOD);

        assertThat(total(table, inputs().credits(credit("1", "2026-11-03", "-500"))))
                .isEqualTo("0.00");
        assertThat(total(
                        table,
                        inputs().credits(credit("1", "2026-11-03", "110000"), credit("2", "2026-11-04", "-20000"))))
                .isEqualTo("2700.00");
    }

    @Test
    void anotherCurrencyIsNotPaidAndIsNamed() {
        var result = Engine.evaluate(
                scheme("USD", of(Mode.STEP, Accumulation.PERIOD)),
                inputs().credits(credit("1", "2026-11-03", "1000")).build());

        assertThat(result.total().amount()).isEqualTo("0.00");
        assertThat(result.marks()).containsExactly("currency-differs:EUR");
    }

    @Test
    void formulasSayInBothLanguagesHowTheAmountCameAbout() {
        var slice = pays(of(Mode.STEP, Accumulation.PERIOD), inputs().credits(credit("1", "2026-11-03", "250000")))
                .components()
                .getFirst()
                .slices()
                .getLast();

        assertThat(slice.formula().en()).isEqualTo("150,000 x 5 % (from 100,000 to 300,000) = 7,500.00 EUR");
        assertThat(slice.formula().ru())
                .isEqualTo("150\u00a0000 x 5 % (от 100\u00a0000 до 300\u00a0000) = 7\u00a0500,00 EUR");
    }
}
