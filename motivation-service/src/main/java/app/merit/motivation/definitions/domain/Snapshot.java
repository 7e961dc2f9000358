package app.merit.motivation.definitions.domain;

import app.merit.motivation.engine.check.Known;
import app.merit.motivation.engine.input.Kpi;
import app.merit.motivation.engine.scheme.Scheme;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * All definitions at one moment.
 *
 * @param change number of the last change it holds
 */
public record Snapshot(
        long change, Company company, Organisation organisation, Map<String, Kpi> kpis, List<Scheme> schemes) {
    public Snapshot {
        kpis = Map.copyOf(kpis);
        schemes = List.copyOf(schemes);
    }

    public Known known() {
        return new Known(kpis, organisation.positions(), organisation.parents().keySet());
    }

    /** Today in the company's zone. */
    public LocalDate today(Clock clock) {
        return LocalDate.now(clock.withZone(company.zone()));
    }

    /** The day whose head chain counts for a period: its last day, or today while it runs. */
    public LocalDate dayOfAccess(YearMonth period, Clock clock) {
        var today = today(clock);
        return period.equals(YearMonth.from(today)) ? today : period.atEndOfMonth();
    }
}
