package app.merit.motivation.engine.input;

import app.merit.motivation.engine.number.Word;
import app.merit.motivation.engine.scheme.LocalText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine and the checks know of a KPI definition.
 *
 * @param name for people to read
 * @param decimals places in which a value is shown
 * @param currencies of its versions, for money; more than one if versions differ
 * @param monthly its target period is the month
 * @param additive all its versions count or sum, so that credits are parts of the value
 */
public record Kpi(
        String code,
        LocalText name,
        Unit unit,
        int decimals,
        Direction direction,
        AttainmentRule attainment,
        List<String> currencies,
        boolean monthly,
        boolean additive) {
    public Kpi {
        currencies = List.copyOf(currencies);
    }

    public enum Unit {
        COUNT,
        MONEY,
        PERCENT,
        DURATION;

        @Override
        public String toString() {
            return Word.of(this);
        }
    }

    public enum Direction {
        HIGHER,
        LOWER;

        @Override
        public String toString() {
            return Word.of(this);
        }
    }

    /** How a lower-is-better KPI is set against its target. */
    public enum AttainmentRule {
        /** target / fact. */
        RATIO,
        /** 2 - fact / target. */
        MIRROR;

        @Override
        public String toString() {
            return Word.of(this);
        }
    }

    /** The single currency of all versions, if it is money in one currency. */
    public @Nullable String currency() {
        return currencies.size() == 1 ? currencies.getFirst() : null;
    }
}
