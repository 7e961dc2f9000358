package app.merit.metrics.definition.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The number to reach for a KPI, subject and period; the latest version counts. */
public record Target(
        String kpi,
        String subject,
        String period,
        BigDecimal value,
        @Nullable String currency) {}
