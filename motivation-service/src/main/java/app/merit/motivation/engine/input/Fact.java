package app.merit.motivation.engine.input;

import app.merit.motivation.engine.number.Fraction;
import app.merit.motivation.engine.scheme.Subject;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of a KPI in a month with its target.
 *
 * @param numerator exact; the value is numerator / denominator (x 100 for percent)
 * @param denominator 0 = the KPI has no value
 * @param target absent if nobody set one
 */
public record Fact(
        String kpi,
        Subject subject,
        YearMonth period,
        BigDecimal numerator,
        BigDecimal denominator,
        @Nullable String currency,
        @Nullable BigDecimal target,
        List<String> marks) {
    public Fact {
        marks = List.copyOf(marks);
    }

    /** The exact value; empty where the denominator is 0. */
    public Optional<Fraction> value(Kpi traits) {
        if (denominator.signum() == 0) {
            return Optional.empty();
        }
        var quotient = Fraction.of(numerator, denominator);
        return Optional.of(traits.unit() == Kpi.Unit.PERCENT ? quotient.times(Fraction.of(100)) : quotient);
    }
}
