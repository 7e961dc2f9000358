package app.merit.metrics.kpi.domain;

import java.util.List;
import java.util.Optional;

/**
 * What an entity is to a KPI.
 *
 * @param contributions in a fixed order; empty if it does not count
 * @param reason why it does not count; or, beside contributions, why nobody in person gets them
 */
public record Outcome(List<Contribution> contributions, Optional<Reason> reason) {
    public Outcome {
        contributions = List.copyOf(contributions);
    }

    static Outcome not(Reason.Code code, String detail) {
        return new Outcome(List.of(), Optional.of(new Reason(code, detail)));
    }
}
