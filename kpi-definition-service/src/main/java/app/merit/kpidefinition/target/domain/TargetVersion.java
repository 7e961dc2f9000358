package app.merit.kpidefinition.target.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One decision about a target.
 *
 * @param value in the unit of the KPI; not negative
 * @param currency ISO code for KPIs in money, else null
 * @param author login of who set it
 * @param cause why it was revised: resources, people, market, process or other
 */
public record TargetVersion(
        BigDecimal value,
        @Nullable String currency,
        String author,
        @Nullable String cause,
        @Nullable String note,
        Instant at) {
    boolean saysTheSameAs(TargetVersion other) {
        return value.compareTo(other.value) == 0
                && Objects.equals(currency, other.currency)
                && Objects.equals(cause, other.cause)
                && Objects.equals(note, other.note);
    }
}
