package app.merit.motivation.engine;

import app.merit.motivation.engine.input.Fact;
import app.merit.motivation.engine.input.Kpi;
import app.merit.motivation.engine.number.Fraction;
import java.util.Optional;

/** A fact set against its target. */
public sealed interface Attainment {
    /** An exact ratio; 1 = on target. */
    record Ratio(Fraction value) implements Attainment {}

    /** A lower-is-better fact of 0 or below it: better than every bound of a table. */
    record Top() implements Attainment {}

    /** Empty where the fact is missing or the target is missing or 0. */
    static Optional<Attainment> of(Fact fact, Kpi kpi) {
        var target = fact.target();
        if (target == null || target.signum() == 0) {
            return Optional.empty();
        }
        return fact.value(kpi).map(value -> against(value, Fraction.of(target), kpi));
    }

    private static Attainment against(Fraction value, Fraction target, Kpi kpi) {
        return switch (kpi.direction()) {
            case HIGHER -> new Ratio(value.over(target));
            case LOWER ->
                switch (kpi.attainment()) {
                    case MIRROR -> new Ratio(Fraction.of(2).minus(value.over(target)));
                    case RATIO -> value.signum() <= 0 ? new Top() : new Ratio(target.over(value));
                };
        };
    }
}
