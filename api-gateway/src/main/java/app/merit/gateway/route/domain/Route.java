package app.merit.gateway.route.domain;

import java.net.URI;
import java.time.Duration;

/**
 * One part of the public path space and the service behind it.
 *
 * @param name used in logs and metrics
 * @param prefix whole path segments, no slash at the end, e.g. {@code /api/metrics}
 * @param upstream base address; the path is passed on unchanged
 * @param maxBodyBytes largest request body
 * @param patience longest time without a byte from the service, before and within an answer
 */
public record Route(String name, String prefix, URI upstream, Access access, long maxBodyBytes, Duration patience) {

    /** Who may pass. */
    public enum Access {
        /** Anybody: the service itself checks who sends. */
        OPEN,
        /** A bearer token, or the portal's session. */
        LOGIN
    }

    public Route {
        if (!prefix.matches("(/[a-z0-9-]+)+")) {
            throw new IllegalArgumentException("prefix of route " + name + " must be whole segments: " + prefix);
        }
        if (upstream.getHost() == null
                || !(upstream.getPath().isEmpty() || upstream.getPath().equals("/"))) {
            throw new IllegalArgumentException("url of route " + name + " must be scheme, host and port: " + upstream);
        }
        if (maxBodyBytes <= 0 || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("limits of route " + name + " must be positive");
        }
    }

    boolean covers(String path) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    /** Port of the upstream, with the default of its scheme. */
    public int port() {
        if (upstream.getPort() > 0) {
            return upstream.getPort();
        }
        return isTls() ? 443 : 80;
    }

    public boolean isTls() {
        return "https".equals(upstream.getScheme());
    }
}
