package app.merit.kpidefinition.kpi.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a KPI is counted from a day on, until the next version.
 *
 * @param sources names of the sources the entity may come from
 * @param currency ISO code; null: the company's reporting currency, or no money at all
 */
public record KpiVersion(
        LocalDate from,
        Entity entity,
        List<String> sources,
        Moment moment,
        List<Condition> filter,
        Measure measure,
        Attribution attribution,
        @Nullable String currency) {}
