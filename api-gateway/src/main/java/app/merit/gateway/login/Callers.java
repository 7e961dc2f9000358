package app.merit.gateway.login;

import app.merit.gateway.EdgeConfig;
import app.merit.gateway.guard.domain.SameOrigin;
import app.merit.gateway.limits.LimitsFilter;
import app.merit.gateway.problem.Problem;
import app.merit.gateway.problem.Refusals;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Finds out who calls the API; a program gets a problem where a browser would get a login page. */
@ApplicationScoped
public class Callers {
    private static final Logger LOG = Logger.getLogger(Callers.class);

    private final IdentityProviderManager identities;
    private final LimitsFilter limits;
    private final Refusals refusals;
    private final EdgeConfig edge;

    Callers(IdentityProviderManager identities, LimitsFilter limits, Refusals refusals, EdgeConfig edge) {
        this.identities = identities;
        this.limits = limits;
        this.refusals = refusals;
        this.edge = edge;
    }

    /** Hands the caller on, or answers 401, 403, 429 or 503. The body is left unread meanwhile. */
    public void require(RoutingContext context, Consumer<Caller> next) {
        context.request().pause();
        // Quarkus would answer a failed login itself, with a redirect; the subscriber below does it instead.
        BiConsumer<RoutingContext, Throwable> leaveToUs = (unused, failure) -> {};
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, leaveToUs);
        QuarkusHttpUser.getSecurityIdentity(context, identities)
                .subscribe()
                .with(identity -> admit(context, identity, next), failure -> refuse(context, failure));
    }

    private void admit(RoutingContext context, SecurityIdentity identity, Consumer<Caller> next) {
        AccessTokenCredential token = identity.getCredential(AccessTokenCredential.class);
        if (identity.isAnonymous() || token == null) {
            refuseAnonymous(context);
            return;
        }
        boolean session = !context.request().headers().contains(HttpHeaders.AUTHORIZATION);
        Optional<String> foreign = session ? foreignOrigin(context.request()) : Optional.empty();
        if (foreign.isPresent()) {
            refusals.refuse(context, Problem.forbidden("cross-site-request", foreign.get()));
            return;
        }
        Caller caller = Caller.of(token.getToken(), session);
        if (!limits.isTooOftenFor(caller.subject(), context)) {
            next.accept(caller);
        }
    }

    private Optional<String> foreignOrigin(HttpServerRequest request) {
        String ownOrigin = edge.scheme() + "://" + request.getHeader(HttpHeaders.HOST);
        return SameOrigin.fault(
                request.method().name(),
                ownOrigin,
                request.headers().getAll(HttpHeaders.ORIGIN),
                request.headers().getAll(SameOrigin.MARK));
    }

    private void refuse(RoutingContext context, Throwable failure) {
        Throwable cause = HttpSecurityRecorder.DefaultAuthFailureHandler.extractRootCause(failure);
        if (cause instanceof AuthenticationException) {
            refuseAnonymous(context);
            return;
        }
        LOG.warn("A caller could not be verified", cause);
        refusals.refuse(context, Problem.loginUnavailable());
    }

    private void refuseAnonymous(RoutingContext context) {
        context.response().putHeader("WWW-Authenticate", "Bearer realm=\"merit\"");
        refusals.refuse(context, Problem.unauthorized());
    }
}
