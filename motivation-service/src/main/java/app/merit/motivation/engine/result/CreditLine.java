package app.merit.motivation.engine.result;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one deal (or activity) adds to a slice.
 *
 * @param x the part of the credit that this slice pays for
 * @param marks warnings its KPI carries, e.g. {@code unconfirmed}; absent if none
 */
public record CreditLine(
        String source,
        String entity,
        String id,
        LocalDate day,
        BigDecimal x,
        BigDecimal amount,
        @Nullable List<String> marks) {}
