package app.merit.gateway.proxy;

import app.merit.gateway.GatewayPaths;
import app.merit.gateway.guard.domain.RawTarget;
import app.merit.gateway.login.Callers;
import app.merit.gateway.problem.Problem;
import app.merit.gateway.problem.Refusals;
import app.merit.gateway.route.domain.Route;
import app.merit.gateway.route.domain.RouteTable;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Sends each request of a program where its route says; what has no route is not there. */
@ApplicationScoped
class ProxyRoute {
    private static final Logger LOG = Logger.getLogger(ProxyRoute.class);
    private static final int AFTER_OWN_ROUTES = 100;

    private final RouteTable routes;
    private final Callers callers;
    private final Upstreams upstreams;
    private final Refusals refusals;

    ProxyRoute(RouteTable routes, Callers callers, Upstreams upstreams, Refusals refusals) {
        this.routes = routes;
        this.callers = callers;
        this.upstreams = upstreams;
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.route().order(AFTER_OWN_ROUTES).handler(this::handle).failureHandler(this::fail);
    }

    private void handle(RoutingContext context) {
        String path = new RawTarget(context.request().uri()).path();
        Optional<Route> route = routes.find(path);
        if (route.isEmpty()) {
            refuseOrLeaveToPortal(context, path);
            return;
        }
        switch (route.get().access()) {
            case OPEN -> upstreams.forward(context, route.get(), Optional.empty());
            case LOGIN ->
                callers.require(context, caller -> upstreams.forward(context, route.get(), Optional.of(caller)));
        }
    }

    private void refuseOrLeaveToPortal(RoutingContext context, String path) {
        if (GatewayPaths.isForPrograms(path)) {
            refusals.refuse(context, Problem.notFound());
            return;
        }
        context.next();
    }

    private void fail(RoutingContext context) {
        if (!GatewayPaths.isForPrograms(context.request().path())) {
            context.next();
            return;
        }
        LOG.error("A request failed", context.failure());
        refusals.refuse(context, Problem.internal());
    }
}
