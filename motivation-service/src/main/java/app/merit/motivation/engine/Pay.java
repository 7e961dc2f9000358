package app.merit.motivation.engine;

import app.merit.motivation.engine.number.Fraction;
import app.merit.motivation.engine.number.LargestRemainder;
import app.merit.motivation.engine.result.ComponentResult;
import app.merit.motivation.engine.result.Money;
import app.merit.motivation.engine.result.Slice;
import app.merit.motivation.engine.scheme.Component;
import app.merit.motivation.engine.scheme.LocalText;
import app.merit.motivation.engine.scheme.SchemeVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/** Rounds the lines of one scheme version and keeps their parts adding up. */
final class Pay {
    private final SchemeVersion scheme;
    private final Currency currency;

    Pay(SchemeVersion scheme) {
        this.scheme = scheme;
        this.currency = Currency.getInstance(scheme.currency());
    }

    String currency() {
        return scheme.currency();
    }

    BigDecimal round(Fraction exact) {
        return scheme.roundingOrDefault().round(exact, currency);
    }

    /** A line whose amount is the sum of its slices, rounded once. */
    ComponentResult line(Component component, List<SliceDraft> drafts, Function<BigDecimal, LocalText> formula) {
        var exact = drafts.stream().map(SliceDraft::exact).reduce(Fraction.ZERO, Fraction::plus);
        return line(component, drafts, round(exact), formula);
    }

    /** A line whose rounded amount is given; the slices are fitted to it. */
    ComponentResult line(
            Component component, List<SliceDraft> drafts, BigDecimal amount, Function<BigDecimal, LocalText> formula) {
        var parts = LargestRemainder.split(
                amount, drafts.stream().map(SliceDraft::exact).toList());
        var slices = new ArrayList<Slice>();
        for (int i = 0; i < drafts.size(); i++) {
            slices.add(drafts.get(i).rounded(parts.get(i)));
        }
        return new ComponentResult(
                component.code(),
                component.kind(),
                component.name(),
                new Money(amount, currency()),
                formula.apply(amount),
                slices);
    }
}
