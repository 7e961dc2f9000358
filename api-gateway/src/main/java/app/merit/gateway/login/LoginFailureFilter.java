package app.merit.gateway.login;

import app.merit.gateway.problem.Problem;
import app.merit.gateway.problem.Refusals;
import io.quarkus.oidc.OIDCException;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** A page that cannot be shown because Keycloak is down is unavailable (503), not broken (500). */
@ApplicationScoped
class LoginFailureFilter {
    private static final Logger LOG = Logger.getLogger(LoginFailureFilter.class);
    private static final int BEFORE_OTHER_FAILURE_HANDLERS = 80;

    private final Refusals refusals;

    LoginFailureFilter(Refusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_OTHER_FAILURE_HANDLERS).failureHandler(this::answer);
    }

    private void answer(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure == null
                || !(HttpSecurityRecorder.DefaultAuthFailureHandler.extractRootCause(failure)
                        instanceof OIDCException unavailable)) {
            context.next();
            return;
        }
        LOG.warnf("Nobody can log in: %s", unavailable.getMessage());
        refusals.refuse(context, Problem.loginUnavailable());
    }
}
