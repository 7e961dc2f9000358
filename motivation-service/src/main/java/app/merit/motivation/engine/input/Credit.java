package app.merit.motivation.engine.input;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one deal or activity adds to an additive KPI of one employee on one day.
 *
 * @param x the numerator of the contribution, exact
 * @param currency of x, if the KPI is money
 */
public record Credit(
        String kpi,
        String employee,
        String source,
        String entity,
        String id,
        LocalDate day,
        BigDecimal x,
        @Nullable String currency,
        List<String> marks) {
    /** By day, then by identity: the order of arrival never matters. */
    public static final Comparator<Credit> BY_DAY = Comparator.comparing(Credit::day)
            .thenComparing(Credit::source)
            .thenComparing(Credit::entity)
            .thenComparing(Credit::id)
            .thenComparing(Credit::employee)
            .thenComparing(Credit::x);

    public Credit {
        marks = List.copyOf(marks);
    }

    /** The entity it came from: one deal may have several credits. */
    public String deal() {
        return source + ":" + entity + ":" + id;
    }
}
