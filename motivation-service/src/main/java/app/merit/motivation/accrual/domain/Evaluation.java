package app.merit.motivation.accrual.domain;

import app.merit.motivation.accrual.domain.AccrualResult.AccrualComponent;
import app.merit.motivation.accrual.domain.AccrualResult.PaidScheme;
import app.merit.motivation.engine.Engine;
import app.merit.motivation.engine.input.DateSpan;
import app.merit.motivation.engine.input.Inputs;
import app.merit.motivation.engine.result.ComponentResult;
import app.merit.motivation.engine.result.Money;
import app.merit.motivation.engine.result.Result;
import app.merit.motivation.scheme.domain.Applicable.Paid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Evaluates every scheme version that pays a person in a month, each for its own days, and adds the results up. */
public final class Evaluation {
    private Evaluation() {}

    /**
     * @param paid versions with their days of the month; none = nothing is paid any more
     * @param inputs of a version
     * @param currency of a total of nothing
     */
    public static AccrualResult of(AccrualKey key, List<Paid> paid, Function<Paid, Inputs> inputs, String currency) {
        var components = new ArrayList<AccrualComponent>();
        var marks = new TreeSet<String>();
        for (Paid scheme : paid) {
            Result result = Engine.evaluate(scheme.version(), inputs.apply(scheme));
            result.components().forEach(c -> components.add(component(scheme, c)));
            marks.addAll(result.marks());
        }
        var totals = totals(
                components,
                paid.isEmpty() ? currency : paid.getFirst().version().currency());
        return new AccrualResult(
                key.employee(),
                key.period(),
                paid.stream().map(Evaluation::scheme).toList(),
                totals.getFirst(),
                totals.size() == 1 ? null : totals.subList(1, totals.size()),
                components,
                List.copyOf(marks));
    }

    private static List<Money> totals(List<AccrualComponent> components, String first) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        sums.put(first, zero(first));
        components.forEach(c -> sums.merge(c.amount().currency(), c.amount().amount(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(e -> new Money(e.getValue(), e.getKey()))
                .toList();
    }

    private static BigDecimal zero(String currency) {
        return BigDecimal.ZERO.setScale(
                Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()));
    }

    private static PaidScheme scheme(Paid paid) {
        return new PaidScheme(paid.scheme().code(), paid.number(), joined(paid.days()));
    }

    private static List<DateSpan> joined(List<DateSpan> days) {
        var joined = new ArrayList<DateSpan>();
        @Nullable DateSpan open = null;
        for (DateSpan span : days) {
            if (open != null && span.from().equals(open.until())) {
                open = new DateSpan(open.from(), span.until());
                joined.set(joined.size() - 1, open);
            } else {
                open = span;
                joined.add(span);
            }
        }
        return joined;
    }

    private static AccrualComponent component(Paid paid, ComponentResult component) {
        return new AccrualComponent(
                paid.scheme().code(),
                paid.number(),
                component.code(),
                component.kind(),
                component.name(),
                component.amount(),
                component.formula(),
                component.slices());
    }
}
