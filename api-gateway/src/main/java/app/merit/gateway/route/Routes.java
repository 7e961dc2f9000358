package app.merit.gateway.route;

import app.merit.gateway.route.domain.Route;
import app.merit.gateway.route.domain.RouteTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the route table from the configuration, once. */
@Singleton
class Routes {
    @Produces
    @Singleton
    RouteTable table(RoutesConfig config) {
        return new RouteTable(config.routes().entrySet().stream()
                .map(entry -> route(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static Route route(String name, RoutesConfig.RouteConfig config) {
        return new Route(
                name,
                config.prefix(),
                config.url(),
                config.access(),
                config.maxBody().asLongValue(),
                config.patience());
    }
}
