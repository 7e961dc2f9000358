package app.merit.motivation.engine.check;

import app.merit.motivation.engine.input.Kpi;
import java.util.Map;
import java.util.Set;

/** What a scheme may name: KPI definitions, positions and departments that exist. */
public record Known(Map<String, Kpi> kpis, Set<String> positions, Set<String> departments) {
    public Known {
        kpis = Map.copyOf(kpis);
        positions = Set.copyOf(positions);
        departments = Set.copyOf(departments);
    }
}
