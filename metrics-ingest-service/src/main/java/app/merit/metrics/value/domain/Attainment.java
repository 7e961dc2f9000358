package app.merit.metrics.value.domain;

import app.merit.metrics.kpi.domain.Kpi;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How much of a target is reached, for display: four places, half up. */
public final class Attainment {
    private static final int PLACES = 4;
    private static final int PERCENT_PLACES = 2;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Attainment() {}

    /** Empty with no fact, a target of zero, or a lower-is-better fact of zero (the top of any table). */
    public static Optional<BigDecimal> of(Kpi kpi, KpiValue value, BigDecimal target) {
        if (value.value() == null || target.signum() == 0) {
            return Optional.empty();
        }
        var fact =
                kpi.unit() == Kpi.Unit.PERCENT ? value.numerator().movePointRight(PERCENT_PLACES) : value.numerator();
        var wanted = target.multiply(value.denominator());
        return switch (kpi.direction()) {
            case HIGHER -> Optional.of(divide(fact, wanted));
            case LOWER -> {
                if (kpi.mirrored()) {
                    yield Optional.of(divide(TWO.multiply(wanted).subtract(fact), wanted));
                }
                yield fact.signum() == 0 ? Optional.empty() : Optional.of(divide(wanted, fact));
            }
        };
    }

    private static BigDecimal divide(BigDecimal above, BigDecimal below) {
        return above.divide(below, PLACES, RoundingMode.HALF_UP);
    }
}
