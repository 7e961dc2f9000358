package app.merit.kpidefinition.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

@Readiness
@ApplicationScoped
class TopicsReady implements HealthCheck {
    private final RelayLoop loop;

    TopicsReady(RelayLoop loop) {
        this.loop = loop;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("definition-topics")
                .status(loop.ready())
                .build();
    }
}
