package app.merit.metrics.messaging;

import app.merit.service.Role;
import app.merit.service.Roles;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the definitions are in and changes are read; a process without the role is always ready. */
@Readiness
class MetricsReady implements HealthCheck {
    private final Roles roles;
    private final MetricsRole role;

    MetricsReady(Roles roles, MetricsRole role) {
        this.roles = roles;
        this.role = role;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("metrics")
                .status(!roles.runs(Role.METRICS) || role.ready())
                .withData("lagRecords", role.lagRecords())
                .build();
    }
}
