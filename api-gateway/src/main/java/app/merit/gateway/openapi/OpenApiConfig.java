package app.merit.gateway.openapi;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The merged API document. */
@ConfigMapping(prefix = "merit.gateway.openapi")
interface OpenApiConfig {
    /** How long a service's document is kept before it is asked again. */
    @WithDefault("PT60S")
    Duration keep();

    /** How long a service that did not answer is left alone. */
    @WithDefault("PT5S")
    Duration retry();

    /** Longest wait for one service. */
    @WithDefault("PT3S")
    Duration patience();
}
