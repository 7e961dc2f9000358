package app.merit.service;

import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * A token is good for one role only: this artifact accepts two audiences, and each path wants its own. Without it a
 * token minted for the ingest API would open the metrics API.
 */
class AudienceFilter {
    private static final Map<String, String> AUDIENCES =
            Map.of("/api/metrics", "merit-metrics", "/api/ingest", "merit-ingest");

    private final Instance<JsonWebToken> token;

    AudienceFilter(Instance<JsonWebToken> token) {
        this.token = token;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        var wanted = audienceOf(request.getUriInfo().getPath());
        if (wanted == null || request.getSecurityContext().getUserPrincipal() == null) {
            return;
        }
        var audience = token.get().getAudience();
        if (audience == null || !audience.contains(wanted)) {
            throw new AuthenticationFailedException("The token is for another service");
        }
    }

    private static @Nullable String audienceOf(String path) {
        return AUDIENCES.entrySet().stream()
                .filter(e -> path.equals(e.getKey()) || path.startsWith(e.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
