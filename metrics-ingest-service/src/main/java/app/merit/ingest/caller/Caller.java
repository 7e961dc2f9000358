package app.merit.ingest.caller;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The person of the request's token. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;
    private final JsonWebToken token;

    Caller(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    public Person person() {
        Object employee = token.getClaim("employee");
        Object user = token.getClaim("preferred_username");
        String subject = token.getSubject() == null ? identity.getPrincipal().getName() : token.getSubject();
        if (employee != null) {
            return new Person(employee.toString(), subject);
        }
        return new Person(user == null ? subject : user.toString(), subject);
    }
}
