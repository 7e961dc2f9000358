package app.merit.gateway.health;

import app.merit.gateway.GatewayPaths;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * {@code /q/health/ready} and {@code /q/health/live} for whoever balances load: up or down and nothing else. Everything
 * else below {@code /q} is on the management port only.
 */
@ApplicationScoped
class HealthRoute {
    private static final int BEFORE_PROXY = 90;

    private final SmallRyeHealthReporter reporter;

    HealthRoute(SmallRyeHealthReporter reporter) {
        this.reporter = reporter;
    }

    void register(@Observes Router router) {
        router.get(GatewayPaths.HEALTH + "/ready")
                .order(BEFORE_PROXY)
                .handler(context -> answer(context, reporter.getReadinessAsync()));
        router.get(GatewayPaths.HEALTH + "/live")
                .order(BEFORE_PROXY)
                .handler(context -> answer(context, reporter.getLivenessAsync()));
    }

    private static void answer(RoutingContext context, Uni<SmallRyeHealth> health) {
        health.subscribe().with(result -> answer(context, result.isDown()), context::fail);
    }

    private static void answer(RoutingContext context, boolean down) {
        context.response().setStatusCode(down ? 503 : 200).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        context.response()
                .end(new JsonObject().put("status", down ? "DOWN" : "UP").encode());
    }
}
