package app.merit.metrics.kpi.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a KPI is measured on the days on which this version is in force.
 *
 * @param from first day in force
 * @param until the day after the last one; null: still in force
 * @param sources sources that the entity may come from
 * @param currency what money is counted in; null: the reporting currency
 */
public record KpiVersion(
        int number,
        LocalDate from,
        @Nullable LocalDate until,
        String entity,
        Set<String> sources,
        MomentKind moment,
        List<Condition> filter,
        Measure measure,
        Attribution attribution,
        @Nullable String currency) {
    public KpiVersion {
        sources = Set.copyOf(sources);
        filter = List.copyOf(filter);
    }

    boolean inForceOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
