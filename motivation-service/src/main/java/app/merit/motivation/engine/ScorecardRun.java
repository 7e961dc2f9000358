package app.merit.motivation.engine;

import static app.merit.motivation.engine.Words.say;

import app.merit.motivation.engine.number.Fraction;
import app.merit.motivation.engine.result.ComponentResult;
import app.merit.motivation.engine.scheme.Band;
import app.merit.motivation.engine.scheme.LocalText;
import app.merit.motivation.engine.scheme.Scorecard;
import app.merit.motivation.engine.scheme.Scorecard.Line;
import app.merit.motivation.engine.scheme.Scorecard.Missing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates B x sum of weight x k(attainment), by days of the version in the month. */
record ScorecardRun(Scorecard scorecard, Pay pay, Reading reading) {
    private static final int SHOWN_DECIMALS = 6;
    private static final Fraction HUNDREDTH = Fraction.percent(BigDecimal.ONE);

    ComponentResult evaluate() {
        Map<Line, Optional<Attainment>> attained = new LinkedHashMap<>();
        scorecard.lines().forEach(l -> attained.put(l, reading.attainment(l.kpi(), l.subjectOrOwn())));
        var counted = weightCounted(attained);
        List<SliceDraft> drafts = new ArrayList<>();
        attained.forEach((line, attainment) -> drafts.add(slice(line, attainment, counted)));
        return pay.line(
                scorecard,
                drafts,
                amount -> say(
                        "Бонус {} {}{}, взвешенный по {} KPI: {} {}",
                        "Bonus {} {}{}, weighted over {} KPIs: {} {}",
                        scorecard.onTargetAmount(),
                        pay.currency(),
                        shareInWords(),
                        drafts.size(),
                        amount,
                        pay.currency()));
    }

    private LocalText shareInWords() {
        var days = reading.shareOfMonth();
        return days.equals(Fraction.ONE) ? say("", "") : say(" x доля дней {}", " x share of days {}", days);
    }

    /** The weight that makes up 100 %: all of it, or that of the lines that have an attainment. */
    private Fraction weightCounted(Map<Line, Optional<Attainment>> attained) {
        if (scorecard.missing() != Missing.RE_WEIGHTED) {
            return Fraction.of(100);
        }
        return attained.entrySet().stream()
                .filter(e -> e.getValue().isPresent())
                .map(e -> Fraction.of(e.getKey().weightPercent()))
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    private SliceDraft slice(Line line, Optional<Attainment> attainment, Fraction counted) {
        var ruled = attainment.or(this::standIn);
        var pays = ruled.map(a -> band(line, a)).map(Band::payPercent).orElse(BigDecimal.ZERO);
        var share = counted.signum() == 0
                ? Fraction.ZERO
                : Fraction.of(line.weightPercent()).over(counted);
        var exact = Fraction.of(scorecard.onTargetAmount())
                .times(reading.shareOfMonth())
                .times(share)
                .times(Fraction.percent(pays));
        var draft = new SliceDraft((_, amount) -> say(
                "{}: {} x вес {} % x {} % ({}) = {} {}",
                "{}: {} x weight {} % x {} % ({}) = {} {}",
                reading.nameOf(line.kpi()),
                Fraction.of(scorecard.onTargetAmount()).times(reading.shareOfMonth()),
                share.times(Fraction.of(100)),
                pays,
                inWords(attainment),
                amount,
                pay.currency()));
        draft.kpi = line.kpi();
        draft.weightPercent = line.weightPercent();
        draft.payPercent = pays;
        draft.attainment = attainment.map(ScorecardRun::shown).orElse(null);
        draft.add(Fraction.ZERO, exact);
        return draft;
    }

    private Optional<Attainment> standIn() {
        return scorecard.missing() == Missing.ZERO
                ? Optional.of(new Attainment.Ratio(Fraction.ZERO))
                : Optional.empty();
    }

    /** An attainment below the first band takes the first band. */
    private static Band band(Line line, Attainment attainment) {
        var ladder = Ladder.of(line.bands(), true, HUNDREDTH);
        int place =
                switch (attainment) {
                    case Attainment.Top _ -> ladder.size() - 1;
                    case Attainment.Ratio(var value) -> Math.max(0, ladder.place(value));
                };
        return line.bands().get(place);
    }

    private static @Nullable BigDecimal shown(Attainment attainment) {
        return switch (attainment) {
            case Attainment.Top _ -> null;
            case Attainment.Ratio(var value) -> value.display(SHOWN_DECIMALS);
        };
    }

    private LocalText inWords(Optional<Attainment> attainment) {
        if (attainment.isEmpty()) {
            return switch (scorecard.missing()) {
                case ZERO -> say("значения нет: считается 0", "no value: counts as 0");
                case EXCLUDED -> say("значения нет: строка исключена", "no value: the line is excluded");
                case RE_WEIGHTED -> say("значения нет: вес у остальных", "no value: its weight goes to the others");
            };
        }
        return switch (attainment.get()) {
            case Attainment.Top _ -> say("факт не выше 0: верх таблицы", "fact not above 0: top of the table");
            case Attainment.Ratio(var value) ->
                say(
                        "выполнение {} %",
                        "attainment {} %", value.times(Fraction.of(100)).display(2));
        };
    }
}
