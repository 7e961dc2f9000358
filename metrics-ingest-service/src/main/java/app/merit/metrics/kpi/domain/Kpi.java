package app.merit.metrics.kpi.domain;

import app.merit.metrics.period.domain.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A KPI with all its versions.
 *
 * @param decimals places that people see; values have four more
 * @param mirrored attainment of a lower-is-better KPI is `2 - fact/target`
 * @param targetPeriod the kind of period that its values are published for
 * @param versions oldest first
 */
public record Kpi(
        String code,
        Names names,
        Unit unit,
        int decimals,
        Direction direction,
        boolean mirrored,
        Period.Kind targetPeriod,
        List<KpiVersion> versions) {

    public enum Unit {
        COUNT,
        MONEY,
        PERCENT,
        DURATION
    }

    public enum Direction {
        HIGHER,
        LOWER
    }

    /** What people call it, in Russian and English. */
    public record Names(@Nullable String ru, @Nullable String en) {}

    public Kpi {
        versions = List.copyOf(versions);
    }

    /** True if its values are quotients; the kind of measure never changes between versions. */
    public boolean quotient() {
        return !versions.isEmpty() && versions.getLast().measure().quotient();
    }

    /** The currency of its values, null if it is not money; the currency of a KPI never changes between versions. */
    public @Nullable String currency(String reportingCurrency) {
        if (unit != Unit.MONEY) {
            return null;
        }
        var stated = versions.isEmpty() ? null : versions.getLast().currency();
        return stated == null ? reportingCurrency : stated;
    }
}
