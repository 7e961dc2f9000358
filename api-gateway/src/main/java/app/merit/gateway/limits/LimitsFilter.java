package app.merit.gateway.limits;

import app.merit.gateway.GatewayPaths;
import app.merit.gateway.guard.domain.RawTarget;
import app.merit.gateway.problem.Problem;
import app.merit.gateway.problem.Refusals;
import app.merit.gateway.route.domain.Route;
import app.merit.gateway.route.domain.RouteTable;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Second in line, before anybody is logged in: how much and how often. */
@ApplicationScoped
public class LimitsFilter {
    private static final int AFTER_GUARD = 900;
    private static final long OWN_BODY_BYTES = 64 * 1024;
    /** A refused body up to this many times the limit is read to its end, so that the sender sees the answer. */
    static final long DRAINED_TIMES = 16;

    private final LimitsConfig config;
    private final RateLimits rates;
    private final RouteTable routes;
    private final Refusals refusals;

    LimitsFilter(LimitsConfig config, RateLimits rates, RouteTable routes, Refusals refusals) {
        this.config = config;
        this.rates = rates;
        this.routes = routes;
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_GUARD);
    }

    private void check(RoutingContext context) {
        String path = new RawTarget(context.request().uri()).path();
        long limitBytes = routes.find(path).map(Route::maxBodyBytes).orElse(OWN_BODY_BYTES);
        if (isTooLarge(context, limitBytes) || isTooOften(context, path)) {
            return;
        }
        context.next();
    }

    private boolean isTooLarge(RoutingContext context, long limitBytes) {
        String stated = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long bytes = stated == null ? 0 : Long.parseLong(stated);
        if (bytes <= limitBytes) {
            return false;
        }
        if (bytes > limitBytes * DRAINED_TIMES) {
            context.addEndHandler(sent -> context.request().connection().close());
        }
        refusals.refuse(context, Problem.payloadTooLarge(limitBytes));
        return true;
    }

    private boolean isTooOften(RoutingContext context, String path) {
        String address = CallerAddress.of(context.request());
        if (GatewayPaths.isBelow(path, GatewayPaths.WEBHOOKS)) {
            String source = sourceOf(path);
            // By address too: a stranger who knows a source's name must not use up what its CRM may send.
            return isRefused(context, "webhook " + source + " " + address, webhookRate(source));
        }
        return isRefused(context, "address " + address, new Rate(config.addressPerMinute(), config.addressBurst()));
    }

    /** Counts a request of a logged-in subject; true if it was answered with 429. */
    public boolean isTooOftenFor(String subject, RoutingContext context) {
        return isRefused(context, "subject " + subject, new Rate(config.subjectPerMinute(), config.subjectBurst()));
    }

    private Rate webhookRate(String source) {
        LimitsConfig.SourceLimit own = config.sources().get(source);
        return own == null
                ? new Rate(config.webhookPerMinute(), config.webhookBurst())
                : new Rate(own.perMinute(), own.burst());
    }

    private boolean isRefused(RoutingContext context, String caller, Rate rate) {
        Duration wait = rates.take(caller, rate);
        if (wait.isZero()) {
            return false;
        }
        long seconds = wait.plusNanos(999_999_999).toSeconds();
        context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        refusals.refuse(context, Problem.tooManyRequests());
        return true;
    }

    private static String sourceOf(String path) {
        String[] segments = path.split("/", -1);
        return segments.length > 2 ? segments[2] : "";
    }
}
