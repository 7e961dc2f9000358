package app.merit.service;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The API of a role that this process does not run is not there. */
class RoleFilter {
    private static final Map<String, Role> PATHS = Map.of("/api/metrics", Role.METRICS, "/api/ingest", Role.INGEST);

    private final Roles roles;

    RoleFilter(Roles roles) {
        this.roles = roles;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        PATHS.forEach((prefix, role) -> {
            if (path.startsWith(prefix) && !roles.runs(role)) {
                throw Problem.notFound("This process does not run the role that answers this.")
                        .asException();
            }
        });
    }
}
