package app.merit.gateway.problem;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Answers with a problem and counts it: {@code merit.gateway.refusals} by {@code reason}. */
@ApplicationScoped
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);

    /** For {@code Retry-After} of a 503. */
    public static final String RETRY_AFTER_SECONDS = "5";

    private static final int UNAVAILABLE = 503;

    private final MeterRegistry meters;

    Refusals(MeterRegistry meters) {
        this.meters = meters;
    }

    public void refuse(RoutingContext request, Problem problem) {
        count(problem);
        LOG.debugf("%s refused: %s (%s)", request.request().method(), problem.slug(), problem.detail());
        if (problem.status() == UNAVAILABLE && !request.response().headWritten()) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        problem.send(request);
    }

    public void count(Problem problem) {
        meters.counter("merit.gateway.refusals", "reason", problem.slug()).increment();
    }
}
