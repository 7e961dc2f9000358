package app.merit.motivation.engine;

import static app.merit.motivation.engine.Words.say;

import app.merit.motivation.engine.input.Credit;
import app.merit.motivation.engine.input.DateSpan;
import app.merit.motivation.engine.number.Fraction;
import app.merit.motivation.engine.result.ComponentResult;
import app.merit.motivation.engine.scheme.LocalText;
import app.merit.motivation.engine.scheme.TeamOverride;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Evaluates a head's share of the results of the people of the subtree: one slice for each person. */
record OverrideRun(TeamOverride override, Pay pay, Reading reading) {

    ComponentResult evaluate() {
        var people = new TreeMap<>(reading.inputs().team());
        people.remove(reading.inputs().employee());
        if (override.ownCount()) {
            people.put(reading.inputs().employee(), reading.inputs().versionDays());
        }
        var drafts = new ArrayList<SliceDraft>();
        people.forEach((employee, days) -> slice(employee, days, drafts));
        return pay.line(
                override,
                drafts,
                amount -> say(
                        "{} от результатов людей подразделения («{}»): {} {}",
                        "{} of the results of the people of the subtree ({}): {} {}",
                        rateInWords(),
                        reading.nameOf(override.kpi()),
                        amount,
                        pay.currency()));
    }

    private void slice(String employee, List<DateSpan> days, List<SliceDraft> drafts) {
        var credits = reading.teamCredits(override.kpi(), employee, days, pay.currency());
        if (credits.isEmpty()) {
            return;
        }
        var draft = new SliceDraft((x, amount) ->
                say("{}: {} x {} = {} {}", "{}: {} x {} = {} {}", employee, x, rateInWords(), amount, pay.currency()));
        draft.employee = employee;
        draft.kpi = override.kpi();
        draft.ratePercent = override.ratePercent();
        for (Credit credit : credits) {
            var x = Fraction.of(credit.x());
            draft.add(credit, x, x.times(rate()));
        }
        drafts.add(draft);
    }

    private Fraction rate() {
        if (override.ratePercent() != null) {
            return Fraction.percent(override.ratePercent());
        }
        return override.amountPerUnit() == null ? Fraction.ZERO : Fraction.of(override.amountPerUnit());
    }

    private LocalText rateInWords() {
        if (override.ratePercent() != null) {
            return say("{} %", "{} %", override.ratePercent());
        }
        return say("{} {} за единицу", "{} {} a unit", rate(), pay.currency());
    }
}
