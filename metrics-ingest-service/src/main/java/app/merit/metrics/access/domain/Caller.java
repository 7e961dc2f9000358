package app.merit.metrics.access.domain;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks.
 *
 * @param employee the employee that the token names; empty for administrators
 */
public record Caller(Optional<String> employee, Set<String> roles) {
    private static final Set<String> SEE_ALL_VALUES = Set.of("kpi-admin", "comp-admin", "payroll", "auditor");

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** True for the roles that see the KPI values of anybody. */
    public boolean seesEverybody() {
        return !Collections.disjoint(roles, SEE_ALL_VALUES);
    }
}
