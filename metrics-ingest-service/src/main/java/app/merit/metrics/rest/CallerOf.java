package app.merit.metrics.rest;

import app.merit.metrics.access.domain.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller, from the token of the request. */
@RequestScoped
class CallerOf {
    private static final String EMPLOYEE = "employee";

    private final SecurityIdentity identity;
    private final JsonWebToken token;

    CallerOf(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    Caller caller() {
        Object employee = token.getClaim(EMPLOYEE);
        return new Caller(Optional.ofNullable(employee).map(Object::toString), identity.getRoles());
    }

    /** When the token ends. */
    Instant until() {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }
}
