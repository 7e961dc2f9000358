package app.merit.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How people reach the gateway. */
@ConfigMapping(prefix = "merit.gateway.edge")
public interface EdgeConfig {
    /**
     * Whether the public address is https, here or at a proxy in front. Makes cookies {@code Secure}, sends HSTS, and
     * is the scheme that {@code Origin} must have.
     */
    @WithDefault("false")
    boolean tls();

    default String scheme() {
        return tls() ? "https" : "http";
    }
}
