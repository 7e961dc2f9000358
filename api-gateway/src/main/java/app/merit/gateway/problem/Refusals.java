package app.merit.gateway.problem;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Answers with a problem and counts it: {@code merit.gateway.refusals} by {@code reason}. */
@ApplicationScoped
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final MeterRegistry meters;

    Refusals(MeterRegistry meters) {
        this.meters = meters;
    }

    public void refuse(RoutingContext request, Problem problem) {
        count(problem);
        LOG.debugf("%s refused: %s (%s)", request.request().method(), problem.slug(), problem.detail());
        problem.send(request);
    }

    public void count(Problem problem) {
        meters.counter("merit.gateway.refusals", "reason", problem.slug()).increment();
    }
}
