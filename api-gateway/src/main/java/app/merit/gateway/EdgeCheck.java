package app.merit.gateway;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stops the start in production where sessions would not be safe. */
@ApplicationScoped
class EdgeCheck {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
    private static final int SECRET_LENGTH = 32;

    private final EdgeConfig edge;
    private final String host;
    private final String sessionSecret;

    EdgeCheck(
            EdgeConfig edge,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.oidc.token-state-manager.encryption-secret") String sessionSecret) {
        this.edge = edge;
        this.host = host;
        this.sessionSecret = sessionSecret;
    }

    void check(@Observes StartupEvent started) {
        if (ConfigUtils.isProfileActive("prod")) {
            fault(edge.tls(), host, sessionSecret).ifPresent(fault -> {
                throw new IllegalStateException(fault);
            });
        }
    }

    /** Why these settings must not serve people; empty if they may. */
    static Optional<String> fault(boolean tls, String host, String sessionSecret) {
        if (!tls && !LOOPBACK.contains(host)) {
            return Optional.of("Sessions over plain http are for loopback only: set MERIT_GATEWAY_TLS=true behind TLS,"
                    + " or QUARKUS_HTTP_HOST=127.0.0.1");
        }
        if (sessionSecret.length() < SECRET_LENGTH || sessionSecret.startsWith("fake-")) {
            return Optional.of(
                    "MERIT_SESSION_SECRET must be a secret of its own of at least " + SECRET_LENGTH + " characters");
        }
        return Optional.empty();
    }
}
