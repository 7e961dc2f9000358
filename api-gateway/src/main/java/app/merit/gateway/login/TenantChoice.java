package app.merit.gateway.login;

import app.merit.gateway.GatewayPaths;
import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request is logged in by its bearer token or by the portal's session cookie; never by both.
 *
 * <p>The portal is the default tenant of quarkus-oidc, programs are the tenant {@value #BEARER}.
 */
@ApplicationScoped
class TenantChoice implements TenantResolver {
    static final String BEARER = "bearer";
    private static final String SESSION_COOKIE = "q_session";

    @Override
    public @Nullable String resolve(RoutingContext context) {
        if (context.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            return BEARER;
        }
        boolean program = GatewayPaths.isForPrograms(context.request().path());
        return program && !hasSession(context) ? BEARER : null;
    }

    private static boolean hasSession(RoutingContext context) {
        return context.request().cookies().stream()
                .anyMatch(cookie -> cookie.getName().startsWith(SESSION_COOKIE));
    }
}
