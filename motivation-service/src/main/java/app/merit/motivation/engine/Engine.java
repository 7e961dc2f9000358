package app.merit.motivation.engine;

import app.merit.motivation.engine.input.Inputs;
import app.merit.motivation.engine.number.Fraction;
import app.merit.motivation.engine.result.ComponentResult;
import app.merit.motivation.engine.result.Money;
import app.merit.motivation.engine.result.Result;
import app.merit.motivation.engine.scheme.Commission;
import app.merit.motivation.engine.scheme.Component;
import app.merit.motivation.engine.scheme.SchemeVersion;
import app.merit.motivation.engine.scheme.Scorecard;
import app.merit.motivation.engine.scheme.TeamOverride;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The one engine: what a scheme version pays for given inputs.
 *
 * <p>A pure function: no clock, no database, no random; the same arguments give the same tree, whatever the order of the
 * credits. Every amount is exact until the end of its line.
 */
public final class Engine {
    private Engine() {}

    /**
     * Evaluates a version that passed the checks.
     *
     * @return the tree total, component, slice, credit; at every level the parts add up exactly
     * @throws IllegalArgumentException if the inputs lack the traits of a KPI the version names
     */
    public static Result evaluate(SchemeVersion scheme, Inputs inputs) {
        var pay = new Pay(scheme);
        SortedSet<String> marks = new TreeSet<>();
        List<ComponentResult> components = new ArrayList<>();
        for (Component component : scheme.components()) {
            components.add(evaluate(component, pay, new Reading(inputs, marks)));
        }
        var total = components.stream().map(c -> c.amount().amount()).reduce(pay.round(Fraction.ZERO), BigDecimal::add);
        return new Result(new Money(total, scheme.currency()), components, List.copyOf(marks));
    }

    private static ComponentResult evaluate(Component component, Pay pay, Reading reading) {
        return switch (component) {
            case Commission commission -> new CommissionRun(commission, pay, reading).evaluate();
            case Scorecard scorecard -> new ScorecardRun(scorecard, pay, reading).evaluate();
            case TeamOverride override -> new OverrideRun(override, pay, reading).evaluate();
        };
    }
}
