package app.merit.gateway.guard;

import app.merit.gateway.EdgeConfig;
import app.merit.gateway.GatewayPaths;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Headers that tell browsers how little to allow; on every answer, also on those of services. */
@ApplicationScoped
class SecurityHeaders {
    private static final int BEFORE_ALL = 2000;
    private static final String FOR_PAGES = """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; \
            connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
            frame-ancestors 'none'""";
    private static final String FOR_PROGRAMS = "default-src 'none'; frame-ancestors 'none'";
    private static final String HALF_A_YEAR = "max-age=15552000";

    private final EdgeConfig edge;

    SecurityHeaders(EdgeConfig edge) {
        this.edge = edge;
    }

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.addHeadersEndHandler(written -> set(context));
                    context.next();
                },
                BEFORE_ALL);
    }

    private void set(RoutingContext context) {
        String path = context.request().path() == null ? "" : context.request().path();
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", GatewayPaths.isForPrograms(path) ? FOR_PROGRAMS : FOR_PAGES);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        if (edge.tls()) {
            headers.set("Strict-Transport-Security", HALF_A_YEAR);
        }
        headers.set(
                HttpHeaders.CACHE_CONTROL, cacheControl(path, context.response().getStatusCode()));
    }

    /** The build puts a hash of the content into the names below {@code /assets}; all else may be about a person. */
    private static String cacheControl(String path, int status) {
        return path.startsWith("/assets/") && status == 200 ? "private, max-age=31536000, immutable" : "no-store";
    }
}
