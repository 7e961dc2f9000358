package app.merit.kpidefinition.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Callers who are not known or not allowed, told as problem documents. */
class AccessProblems {
    @ServerExceptionMapper
    public Response badToken(AuthenticationFailedException refused) {
        return unauthorized();
    }

    @ServerExceptionMapper
    public Response noToken(UnauthorizedException refused) {
        return unauthorized();
    }

    @ServerExceptionMapper
    public Response noRole(ForbiddenException refused) {
        return Problem.of(403, "forbidden", "Forbidden", "Your roles do not allow this.")
                .response();
    }

    private static Response unauthorized() {
        return Problem.of(401, "unauthorized", "Unauthorized", "A valid access token for this service is needed.")
                .response();
    }
}
