package app.merit.motivation.engine;

import static app.merit.motivation.engine.EngineFixture.commission;
import static app.merit.motivation.engine.EngineFixture.credit;
import static app.merit.motivation.engine.EngineFixture.scheme;
import static app.merit.motivation.engine.EngineFixture.tier;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.motivation.engine.EngineFixture.Given;
import app.merit.motivation.engine.input.Credit;
import app.merit.motivation.engine.input.Inputs;
import app.merit.motivation.engine.number.Fraction;
import app.merit.motivation.engine.number.LargestRemainder;
import app.merit.motivation.engine.result.Result;
import app.merit.motivation.engine.scheme.Commission.Accumulation;
import app.merit.motivation.engine.scheme.Commission.Mode;
import app.merit.motivation.engine.scheme.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for every table and every set of credits. */
class EngineProperties {
    private static Result evaluate(Mode mode, Accumulation accumulate, List<Tier> tiers, Inputs inputs) {
        return Engine.evaluate(scheme(commission(mode, accumulate, tiers)), inputs);
    }

    private static BigDecimal paid(Mode mode, Accumulation accumulate, List<Tier> tiers, Inputs inputs) {
        return evaluate(mode, accumulate, tiers, inputs).total().amount();
    }

    @Property(tries = 300)
    void everyLevelAddsUpToTheOneAbove(
            @ForAll("tables") List<Tier> tiers,
            @ForAll("credits") List<Credit> credits,
            @ForAll("modes") Mode mode,
            @ForAll Accumulation accumulate) {
        var result = evaluate(
                mode, accumulate, tiers, Given.inputs().credits(credits).build());

        assertThat(sum(result.components().stream()
                        .map(c -> c.amount().amount())
                        .toList()))
                .isEqualByComparingTo(result.total().amount());
        for (var component : result.components()) {
            assertThat(sum(component.slices().stream().map(s -> s.amount()).toList()))
                    .isEqualByComparingTo(component.amount().amount());
            for (var slice : component.slices()) {
                if (slice.credits() != null) {
                    assertThat(sum(slice.credits().stream().map(c -> c.amount()).toList()))
                            .isEqualByComparingTo(slice.amount());
                }
            }
        }
    }

    @Property(tries = 300)
    void moreNeverPaysLessInAStepTable(
            @ForAll("tables") List<Tier> tiers, @ForAll("money") BigDecimal some, @ForAll("money") BigDecimal more) {
        var less = Given.inputs().credits(credit("1", "2026-11-03", some.toPlainString()));
        var total =
                Given.inputs().credits(credit("1", "2026-11-03", some.add(more).toPlainString()));

        assertThat(paid(Mode.STEP, Accumulation.PERIOD, tiers, total.build()))
                .isGreaterThanOrEqualTo(paid(Mode.STEP, Accumulation.PERIOD, tiers, less.build()));
    }

    @Property(tries = 300)
    void theOrderOfCreditsDoesNotMatter(
            @ForAll("tables") List<Tier> tiers,
            @ForAll("credits") List<Credit> credits,
            @ForAll("modes") Mode mode,
            @ForAll Accumulation accumulate,
            @ForAll long seed) {
        var shuffled = new ArrayList<>(credits);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(evaluate(
                        mode,
                        accumulate,
                        tiers,
                        Given.inputs().credits(shuffled).build()))
                .isEqualTo(evaluate(
                        mode, accumulate, tiers, Given.inputs().credits(credits).build()));
    }

    @Property(tries = 150)
    void theMonthsOfAYearAddUpToFOfTheYear(
            @ForAll("tables") List<Tier> tiers, @ForAll("credits") List<Credit> credits, @ForAll("modes") Mode mode) {
        var months = BigDecimal.ZERO;
        for (int month = 1; month <= 12; month++) {
            var given = Given.inputs().period(YearMonth.of(2026, month)).credits(credits);
            months = months.add(paid(mode, Accumulation.YEAR_TO_DATE, tiers, given.build()));
        }
        var whole = sum(credits.stream().map(Credit::x).toList());
        var atOnce = Given.inputs()
                .period(YearMonth.of(2026, 12))
                .credits(credit("all", "2026-12-31", whole.toPlainString()));

        assertThat(months).isEqualByComparingTo(paid(mode, Accumulation.PERIOD, tiers, atOnce.build()));
    }

    @Property(tries = 500)
    void largestRemainderLosesNoMinorUnit(@ForAll("fractions") List<Fraction> parts) {
        var exact = parts.stream().reduce(Fraction.ZERO, Fraction::plus);
        var whole = exact.round(2, RoundingMode.HALF_UP);

        var split = LargestRemainder.split(whole, parts);

        assertThat(sum(split)).isEqualByComparingTo(whole);
        for (int i = 0; i < parts.size(); i++) {
            var away = Fraction.of(split.get(i)).minus(parts.get(i));
            assertThat(away.max(away.negate()))
                    .as("no part moves by a whole minor unit")
                    .isLessThan(Fraction.of(new BigDecimal("0.01")));
        }
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Provide
    Arbitrary<BigDecimal> money() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("500000"))
                .ofScale(2);
    }

    @Provide
    Arbitrary<Mode> modes() {
        return Arbitraries.of(Mode.STEP, Mode.FLAT);
    }

    @Provide
    Arbitrary<List<Tier>> tables() {
        var bounds =
                Arbitraries.integers().between(1, 400_000).set().ofMinSize(0).ofMaxSize(4);
        var rates = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("100"))
                .ofScale(3)
                .list()
                .ofSize(5);
        return Combinators.combine(bounds, rates).as((set, list) -> {
            var sorted = set.stream().sorted().toList();
            var tiers = new ArrayList<Tier>();
            for (int i = 0; i <= sorted.size(); i++) {
                var from = i == 0 ? "0" : sorted.get(i - 1).toString();
                var to = i == sorted.size() ? null : sorted.get(i).toString();
                tiers.add(tier(from, to, list.get(i).toPlainString()));
            }
            return tiers;
        });
    }

    @Provide
    Arbitrary<List<Credit>> credits() {
        var x = Arbitraries.bigDecimals()
                .between(new BigDecimal("-20000"), new BigDecimal("90000"))
                .ofScale(3);
        var day = Arbitraries.integers().between(0, 364);
        return Combinators.combine(day, x)
                .as((d, amount) ->
                        credit("d" + d, LocalDate.of(2026, 1, 1).plusDays(d).toString(), amount.toPlainString()))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Fraction>> fractions() {
        var number = Arbitraries.integers().between(-1_000_000, 1_000_000);
        var divisor = Arbitraries.integers().between(1, 997);
        return Combinators.combine(number, divisor)
                .as((n, d) -> Fraction.of(n).over(Fraction.of(d)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }
}
