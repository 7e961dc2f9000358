package app.merit.motivation.engine;

import static app.merit.motivation.engine.Words.say;

import app.merit.motivation.engine.RateTable.Step;
import app.merit.motivation.engine.input.Credit;
import app.merit.motivation.engine.input.DateSpan;
import app.merit.motivation.engine.input.Fact;
import app.merit.motivation.engine.number.Fraction;
import app.merit.motivation.engine.result.ComponentResult;
import app.merit.motivation.engine.scheme.Commission;
import app.merit.motivation.engine.scheme.Commission.Accumulation;
import app.merit.motivation.engine.scheme.Commission.Basis;
import app.merit.motivation.engine.scheme.Commission.Missing;
import app.merit.motivation.engine.scheme.Commission.Mode;
import app.merit.motivation.engine.scheme.LocalText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates a commission: finds x and what was earned before, places them in the table, pays the difference. */
record CommissionRun(Commission commission, Pay pay, Reading reading) {

    ComponentResult evaluate() {
        if (commission.accumulate() == Accumulation.QUARTER && !window().paysNow()) {
            return nothing(say(
                    "{}: выплачивается с последним месяцем квартала",
                    "{}: paid with the last month of the quarter",
                    reading.nameOf(commission.kpi())));
        }
        var table = table();
        if (table.isEmpty()) {
            return nothing(say(
                    "{}: выполнение цели неизвестно, ничего не начислено",
                    "{}: the attainment is unknown, nothing is paid",
                    reading.nameOf(commission.placingKpi())));
        }
        return pays(table.get());
    }

    private ComponentResult pays(RateTable table) {
        var out = slices();
        return switch (commission.accumulate()) {
            case DEAL -> {
                byDeal().forEach(deal -> table.walk(Fraction.ZERO, deal, out));
                yield pay.line(commission, out.drafts(), amount -> inWords(steps(), null, amount));
            }
            case PERIOD -> {
                table.walk(Fraction.ZERO, steps(), out);
                yield pay.line(commission, out.drafts(), amount -> inWords(steps(), null, amount));
            }
            case QUARTER -> {
                var whole = new ArrayList<>(priorSteps());
                whole.addAll(steps());
                table.walk(Fraction.ZERO, whole, out);
                yield pay.line(commission, out.drafts(), amount -> inWords(whole, null, amount));
            }
            case YEAR_TO_DATE -> yearToDate(table, out);
        };
    }

    /** Rounds F itself, not its differences, so that the months of a year add up to F of the year exactly. */
    private ComponentResult yearToDate(RateTable table, TierSlices out) {
        var prior = sum(priorSteps());
        var before = slices();
        table.walk(Fraction.ZERO, List.of(new Step(null, prior)), before);
        table.walk(prior, steps(), out);
        var amount = pay.round(before.exact().plus(out.exact())).subtract(pay.round(before.exact()));
        return pay.line(commission, out.drafts(), amount, a -> inWords(steps(), prior, a));
    }

    private TierSlices slices() {
        return new TierSlices(commission, pay.currency());
    }

    /** Empty where an attainment that is not known should place x. */
    private Optional<RateTable> table() {
        if (!commission.byAttainment()) {
            return Optional.of(new RateTable(commission, Ladder.of(commission.tiers(), false, Fraction.ONE), null));
        }
        var attainment = reading.attainment(commission.placingKpi(), commission.subjectOrOwn());
        if (attainment.isEmpty()) {
            return commission.missing() == Missing.FIRST_TIER ? Optional.of(attainedTable(0)) : Optional.empty();
        }
        return Optional.of(commission.mode() == Mode.FLAT ? attainedTable(place(attainment.get())) : targetTable());
    }

    private RateTable attainedTable(int tier) {
        return new RateTable(commission, attainmentLadder(), tier);
    }

    /** Parts of x between attainments: the bounds are those shares of the target. */
    private RateTable targetTable() {
        var target = reading.inputs()
                .fact(
                        commission.kpi(),
                        commission.subjectOrOwn(),
                        reading.inputs().period())
                .map(Fact::target)
                .map(Fraction::of)
                .orElseThrow();
        var unit = target.times(Fraction.percent(BigDecimal.ONE));
        return new RateTable(commission, Ladder.of(commission.tiers(), true, unit), null);
    }

    private int place(Attainment attainment) {
        return switch (attainment) {
            case Attainment.Top _ -> commission.tiers().size() - 1;
            case Attainment.Ratio(var value) -> Math.max(0, attainmentLadder().place(value));
        };
    }

    private Ladder attainmentLadder() {
        return Ladder.of(commission.tiers(), true, Fraction.percent(BigDecimal.ONE));
    }

    private Window window() {
        return new Window(reading.inputs());
    }

    private List<Step> steps() {
        return commission.basis() == Basis.CREDITS
                ? asSteps(reading.ownCredits(commission.kpi(), pay.currency()))
                : valueStep();
    }

    private List<Step> valueStep() {
        var month = reading.inputs().period();
        var share = reading.shareOfAssignedDays(reading.inputs().versionDays(), month);
        var subject = commission.subjectOrOwn();
        return List.of(new Step(
                null, value(reading.fact(commission.kpi(), subject, month)).times(share)));
    }

    private List<Step> priorSteps() {
        return commission.basis() == Basis.CREDITS
                ? asSteps(
                        reading.priorCredits(commission.kpi(), window().start(commission.accumulate()), pay.currency()))
                : List.of(new Step(null, priorValue()));
    }

    private Fraction priorValue() {
        var sum = Fraction.ZERO;
        for (var days : window().priorDaysByMonth(commission.accumulate()).entrySet()) {
            var fact = reading.inputs().fact(commission.kpi(), commission.subjectOrOwn(), days.getKey());
            List<DateSpan> spans = days.getValue();
            sum = sum.plus(value(fact).times(reading.shareOfAssignedDays(spans, days.getKey())));
        }
        return sum;
    }

    private Fraction value(Optional<Fact> fact) {
        if (fact.map(Fact::currency).filter(c -> !c.equals(pay.currency())).isPresent()) {
            reading.marks().add("currency-differs:" + fact.get().currency());
            return Fraction.ZERO;
        }
        return fact.flatMap(f -> f.value(reading.kpi(commission.kpi()))).orElse(Fraction.ZERO);
    }

    private List<List<Step>> byDeal() {
        Map<String, List<Step>> deals = new LinkedHashMap<>();
        for (Credit credit : reading.ownCredits(commission.kpi(), pay.currency())) {
            deals.computeIfAbsent(credit.deal(), _ -> new ArrayList<>()).add(new Step(credit, Fraction.of(credit.x())));
        }
        return List.copyOf(deals.values());
    }

    private static List<Step> asSteps(List<Credit> credits) {
        return credits.stream().map(c -> new Step(c, Fraction.of(c.x()))).toList();
    }

    private static Fraction sum(List<Step> steps) {
        return steps.stream().map(Step::x).reduce(Fraction.ZERO, Fraction::plus);
    }

    private ComponentResult nothing(LocalText why) {
        return pay.line(commission, List.of(), _ -> why);
    }

    private LocalText inWords(List<Step> steps, @Nullable Fraction prior, BigDecimal amount) {
        var x = sum(steps);
        var earned = prior == null
                ? say("", "")
                : say(" сверх {} с начала года", " on top of {} since the start of the year", prior);
        return say(
                "{} ({}): {}{} = {} {}",
                "{} ({}): {}{} = {} {}",
                reading.nameOf(commission.kpi()),
                mode(),
                x,
                earned,
                amount,
                pay.currency());
    }

    private LocalText mode() {
        return switch (commission.mode()) {
            case FLAT -> say("вся сумма по ставке достигнутой ступени", "all at the rate of the tier reached");
            case STEP -> say("каждая часть по ставке своей ступени", "each part at the rate of its tier");
            case INTERPOLATED -> say("суммы ступеней, последняя по доле", "amounts of the tiers, the last pro rata");
        };
    }
}
