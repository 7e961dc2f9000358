package app.merit.metrics.value.domain;

import app.merit.metrics.kpi.domain.Kpi;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A KPI of a subject in a period.
 *
 * @param value numerator / denominator (times 100 for percent), decimals + 4 places, half up; null with an empty denominator
 * @param numerator exact; what engines use
 * @param denominator exact; `1` for counts and sums
 * @param marks `unconfirmed`, `moment-inferred`, `recomputing`, `partial`
 */
public record KpiValue(
        @Nullable BigDecimal value,
        @Nullable String currency,
        BigDecimal numerator,
        BigDecimal denominator,
        @Nullable Instant newestChangeAt,
        long revision,
        List<String> marks) {
    /** Places of a value beyond those of its KPI. */
    public static final int EXTRA_PLACES = 4;

    private static final int PERCENT_PLACES = 2;

    public static KpiValue of(Kpi kpi, @Nullable String currency, Sums sums, boolean recomputing, boolean partial) {
        var quotient = kpi.quotient();
        var numerator = exact(sums.numerator(), kpi.unit() == Kpi.Unit.MONEY ? kpi.decimals() : 0);
        var denominator = quotient ? exact(sums.denominator(), 0) : BigDecimal.ONE;
        return new KpiValue(
                divide(kpi, numerator, denominator).orElse(null),
                currency,
                numerator,
                denominator,
                sums.newestChangeAt(),
                sums.revision(),
                marks(sums, recomputing, partial));
    }

    private static Optional<BigDecimal> divide(Kpi kpi, BigDecimal numerator, BigDecimal denominator) {
        if (denominator.signum() == 0) {
            return Optional.empty();
        }
        var scaled = kpi.unit() == Kpi.Unit.PERCENT ? numerator.movePointRight(PERCENT_PLACES) : numerator;
        return Optional.of(scaled.divide(denominator, kpi.decimals() + EXTRA_PLACES, RoundingMode.HALF_UP));
    }

    /** The same number with no more places than it needs, so that its text does not tell how it was summed up. */
    private static BigDecimal exact(BigDecimal number, int leastPlaces) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO.setScale(leastPlaces);
        }
        var bare = number.stripTrailingZeros();
        return bare.scale() < leastPlaces ? bare.setScale(leastPlaces) : bare;
    }

    private static List<String> marks(Sums sums, boolean recomputing, boolean partial) {
        var marks = new ArrayList<String>();
        if (sums.unconfirmed() > 0) {
            marks.add("unconfirmed");
        }
        if (sums.inferred() > 0) {
            marks.add("moment-inferred");
        }
        if (recomputing) {
            marks.add("recomputing");
        }
        if (partial) {
            marks.add("partial");
        }
        return List.copyOf(marks);
    }
}
