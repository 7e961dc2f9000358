package app.merit.gateway.proxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The connections to the services. */
@ConfigMapping(prefix = "merit.gateway.upstream")
interface ProxyConfig {
    /** Longest wait for a connection. */
    @WithDefault("PT2S")
    Duration connectTimeout();

    /** Connections to each service; each open event stream holds one. A higher value costs memory and file handles. */
    @WithDefault("2000")
    int connections();

    /** Requests that may wait for a connection before new ones get 503. */
    @WithDefault("500")
    int waiting();
}
