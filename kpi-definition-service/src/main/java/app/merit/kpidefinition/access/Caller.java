package app.merit.kpidefinition.access;

import app.merit.kpidefinition.document.Author;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks, as the verified token says. */
@RequestScoped
public class Caller {
    private static final List<String> KNOWN =
            List.of(Roles.EMPLOYEE, Roles.KPI_ADMIN, Roles.COMP_ADMIN, Roles.PAYROLL, Roles.OPS, Roles.AUDITOR);
    private static final List<String> READERS =
            List.of(Roles.KPI_ADMIN, Roles.COMP_ADMIN, Roles.PAYROLL, Roles.AUDITOR);

    private final SecurityIdentity identity;
    private final JsonWebToken token;
    private final Clock clock;

    Caller(SecurityIdentity identity, JsonWebToken token, Clock clock) {
        this.identity = identity;
        this.token = token;
        this.clock = clock;
    }

    /** The employee code; empty for somebody who is none. */
    public Optional<String> employee() {
        return token.<Object>claim("employee").map(Object::toString).filter(code -> !code.isBlank());
    }

    /** Whether the caller may read the whole organisation and all definitions. */
    public boolean readsAll() {
        return READERS.stream().anyMatch(identity::hasRole);
    }

    /** Whether the caller works with the system without having to be an employee. */
    public boolean isStaff() {
        return readsAll() || identity.hasRole(Roles.OPS);
    }

    public List<String> roles() {
        Set<String> held = identity.getRoles();
        return KNOWN.stream().filter(held::contains).toList();
    }

    /** The caller as the author of what is saved now; PostgreSQL keeps microseconds. */
    public Author author() {
        return new Author(token.getName(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
