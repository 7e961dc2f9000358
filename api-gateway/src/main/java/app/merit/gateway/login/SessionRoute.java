package app.merit.gateway.login;

import app.merit.gateway.GatewayPaths;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code GET /api/session}: who is logged in, for the portal. */
@ApplicationScoped
class SessionRoute {
    private static final int BEFORE_PROXY = 90;

    private final Callers callers;

    SessionRoute(Callers callers) {
        this.callers = callers;
    }

    void register(@Observes Router router) {
        router.get(GatewayPaths.SESSION)
                .order(BEFORE_PROXY)
                .handler(context -> callers.require(context, caller -> answer(context, caller)));
    }

    private static void answer(RoutingContext context, Caller caller) {
        JsonObject session = new JsonObject().put("name", caller.name());
        caller.employee().ifPresent(code -> session.put("employee", code));
        session.put("roles", new JsonArray(caller.roles()))
                .put("expiresAt", caller.expiresAt().toString());
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        context.response().end(session.encode());
    }
}
