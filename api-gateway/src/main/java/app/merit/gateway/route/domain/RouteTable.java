package app.merit.gateway.route.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All routes; what none of them covers is not passed on. */
public record RouteTable(List<Route> routes) {
    public RouteTable {
        routes = routes.stream()
                .sorted(Comparator.comparingInt((Route route) -> route.prefix().length())
                        .reversed()
                        .thenComparing(Route::prefix))
                .toList();
        long prefixes = routes.stream().map(Route::prefix).distinct().count();
        if (prefixes != routes.size()) {
            throw new IllegalArgumentException("two routes have the same prefix");
        }
    }

    /** The route with the longest prefix that covers the path. */
    public Optional<Route> find(String path) {
        return routes.stream().filter(route -> route.covers(path)).findFirst();
    }
}
