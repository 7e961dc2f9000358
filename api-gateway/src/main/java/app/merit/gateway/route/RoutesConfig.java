package app.merit.gateway.route;

import app.merit.gateway.route.domain.Route;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The services behind the gateway, by a name of their own. */
@ConfigMapping(prefix = "merit.gateway.routes")
interface RoutesConfig {
    @WithParentName
    Map<String, RouteConfig> routes();

    /** One part of the public path space. */
    interface RouteConfig {
        /** Path prefix in whole segments, without a slash at the end; it is passed on unchanged. */
        String prefix();

        /** Scheme, host and port of the service. */
        URI url();

        /** {@code login} (token or session) or {@code open} (the service itself checks who sends). */
        @WithDefault("login")
        Route.Access access();

        /** Largest request body; a higher value lets one caller hold a connection and the service for longer. */
        @WithDefault("1M")
        MemorySize maxBody();

        /**
         * Longest silence of the service before and within an answer. Must be longer than the heartbeat of its event
         * streams (10 s); a higher value keeps callers of a hanging service waiting.
         */
        @WithDefault("PT30S")
        Duration patience();
    }
}
