package app.merit.motivation.engine.number;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * How the amount of a line is rounded, once, at its end.
 *
 * @param mode how a half is settled; default half up (away from zero)
 * @param decimals places of the rounded amount; absent = the minor unit of the currency (EUR 2, JPY 0, KWD 3)
 */
public record Rounding(Mode mode, @Nullable Integer decimals) {
    public static final Rounding DEFAULT = new Rounding(Mode.HALF_UP, null);

    public enum Mode {
        HALF_UP(RoundingMode.HALF_UP),
        HALF_EVEN(RoundingMode.HALF_EVEN),
        DOWN(RoundingMode.DOWN);

        private final RoundingMode java;

        Mode(RoundingMode java) {
            this.java = java;
        }

        @Override
        public String toString() {
            return Word.of(this);
        }
    }

    public Rounding {
        mode = mode == null ? Mode.HALF_UP : mode;
    }

    /** The amount with as many decimals as the currency has, rounded to {@link #decimals} places. */
    public BigDecimal round(Fraction amount, Currency currency) {
        int minor = currency.getDefaultFractionDigits();
        return amount.round(decimals == null ? minor : decimals, mode.java).setScale(minor, RoundingMode.UNNECESSARY);
    }
}
