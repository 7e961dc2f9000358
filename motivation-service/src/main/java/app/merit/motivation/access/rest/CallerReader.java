package app.merit.motivation.access.rest;

import app.merit.motivation.access.domain.Reader;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of a request as the token names them. */
@RequestScoped
public class CallerReader {
    private final SecurityIdentity identity;
    private final JsonWebToken token;

    CallerReader(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    public Reader reader() {
        return new Reader(identity.getPrincipal().getName(), employee(), identity.getRoles());
    }

    /** When the token ends. */
    public Instant expiry() {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }

    private Optional<String> employee() {
        Object claim = token.getClaim("employee");
        return claim instanceof String code && !code.isBlank() ? Optional.of(code) : Optional.empty();
    }
}
