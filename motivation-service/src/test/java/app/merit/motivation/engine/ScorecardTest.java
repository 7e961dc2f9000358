package app.merit.motivation.engine;

import static app.merit.motivation.engine.EngineFixture.Given.inputs;
import static app.merit.motivation.engine.EngineFixture.fact;
import static app.merit.motivation.engine.EngineFixture.kpi;
import static app.merit.motivation.engine.EngineFixture.line;
import static app.merit.motivation.engine.EngineFixture.money;
import static app.merit.motivation.engine.EngineFixture.scheme;
import static app.merit.motivation.engine.EngineFixture.scorecard;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.motivation.engine.EngineFixture.Given;
import app.merit.motivation.engine.input.Kpi;
import app.merit.motivation.engine.input.Kpi.AttainmentRule;
import app.merit.motivation.engine.input.Kpi.Direction;
import app.merit.motivation.engine.input.Kpi.Unit;
import app.merit.motivation.engine.scheme.Scorecard;
import app.merit.motivation.engine.scheme.Scorecard.Missing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScorecardTest {
    private static String total(Scorecard scorecard, Given given) {
        return Engine.evaluate(scheme(scorecard), given.build())
                .total()
                .amount()
                .toPlainString();
    }

    private static Scorecard twoLines(Missing missing) {
        return scorecard("1000", missing, line("revenue", "60"), line("calls", "40"));
    }

    private static Given given() {
        return inputs().kpi(money("calls"));
    }

    @ParameterizedTest
    @CsvSource({"79.99, 0.00", "80, 500.00", "99.99, 500.00", "100, 1000.00", "250, 1000.00"})
    void theBandOfTheAttainmentGivesK(String fact, String expected) {
        var one = scorecard("1000", Missing.ZERO, line("revenue", "100"));

        assertThat(total(one, inputs().facts(fact("revenue", fact, "100")))).isEqualTo(expected);
    }

    @Test
    void linesAreWeighted() {
        var facts = given().facts(fact("revenue", "100", "100"), fact("calls", "90", "100"));

        assertThat(total(twoLines(Missing.ZERO), facts)).isEqualTo("800.00");
    }

    @ParameterizedTest
    @CsvSource({"ZERO, 600.00", "EXCLUDED, 600.00", "RE_WEIGHTED, 1000.00"})
    void aMissingValueTakesTheRuleOfTheScheme(Missing rule, String expected) {
        assertThat(total(twoLines(rule), given().facts(fact("revenue", "100", "100"))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Missing.class)
    void nothingKnownPaysNothing(Missing rule) {
        assertThat(total(twoLines(rule), given())).isEqualTo("0.00");
    }

    @Test
    void zeroMeansAnAttainmentOfZeroAndNotNoPay() {
        var generous = new Scorecard.Line(
                "revenue", null, EngineFixture.number("100"), java.util.List.of(EngineFixture.band("0", null, "30")));

        assertThat(total(scorecard("1000", Missing.ZERO, generous), inputs())).isEqualTo("300.00");
        assertThat(total(scorecard("1000", Missing.EXCLUDED, generous), inputs()))
                .isEqualTo("0.00");
    }

    @ParameterizedTest
    @CsvSource({
        "LOWER, RATIO, 10, 8, 500.00", // 8/10 = 80 %
        "LOWER, RATIO, 0, 8, 1000.00", // top of the table
        "LOWER, RATIO, -1, 8, 1000.00", // better still
        "LOWER, MIRROR, 10, 8, 0.00", // 2 - 10/8 = 75 %
        "LOWER, MIRROR, 9, 8, 500.00", // 87.5 %
        "HIGHER, RATIO, 8, 10, 500.00"
    })
    void attainmentFollowsTheDirectionOfTheKpi(
            Direction direction, AttainmentRule rule, String fact, String target, String expected) {
        Kpi kpi = kpi("defects", Unit.COUNT, direction, rule);
        var one = scorecard("1000", Missing.ZERO, line("defects", "100"));

        assertThat(total(one, inputs().kpi(kpi).facts(fact("defects", fact, target))))
                .isEqualTo(expected);
    }

    @Test
    void aTargetOfZeroIsAMissingAttainment() {
        var result = Engine.evaluate(
                scheme(scorecard("1000", Missing.EXCLUDED, line("revenue", "100"))),
                inputs().facts(fact("revenue", "100", "0")).build());

        assertThat(result.total().amount()).isEqualTo("0.00");
        assertThat(result.marks()).containsExactly("attainment-missing:revenue");
    }

    @Test
    void aRatioIsComparedByItsExactParts() {
        Kpi winRate = kpi("win-rate", Unit.PERCENT, Direction.HIGHER, AttainmentRule.RATIO);
        var one = scorecard("1000", Missing.ZERO, line("win-rate", "100"));
        var twoOfThree = fact("win-rate", EngineFixture.NOVEMBER, "2", "3", "66.67");

        assertThat(total(one, inputs().kpi(winRate).facts(twoOfThree)))
                .as("66.666... of 66.67 is below target")
                .isEqualTo("500.00");
    }

    @Test
    void theWordsNameTheKpiAndTellOfDaysOnlyWhereSomeAreMissing() {
        var one = scheme(scorecard("1000", Missing.ZERO, line("revenue", "100")));
        var whole = inputs().facts(fact("revenue", "100", "100"));
        var half = inputs().paidOn("2026-11-16", "2026-12-01").facts(fact("revenue", "100", "100"));

        var paid = Engine.evaluate(one, whole.build()).components().getFirst();

        assertThat(paid.formula().en()).isEqualTo("Bonus 1,000 EUR, weighted over 1 KPIs: 1,000.00 EUR");
        assertThat(paid.formula().ru()).startsWith("Бонус 1\u00a0000 EUR, взвешенный");
        assertThat(paid.slices().getFirst().formula().ru()).startsWith("по-русски revenue: ");
        assertThat(paid.slices().getFirst().formula().en()).startsWith("in English revenue: ");
        assertThat(Engine.evaluate(one, half.build())
                        .components()
                        .getFirst()
                        .formula()
                        .en())
                .startsWith("Bonus 1,000 EUR x share of days 0.5, weighted");
    }

    @Test
    void aPartOfTheMonthPaysItsShareOfDays() {
        var one = scorecard("1000", Missing.ZERO, line("revenue", "100"));

        assertThat(total(one, inputs().paidOn("2026-11-16", "2026-12-01").facts(fact("revenue", "100", "100"))))
                .isEqualTo("500.00");
    }
}
