package app.merit.gateway.proxy;

import app.merit.gateway.problem.Problem;
import app.merit.gateway.route.domain.Route;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/** What a caller is told when a service does not answer. */
final class UpstreamFailure {
    private UpstreamFailure() {}

    static Problem problem(Throwable failure, Route.Access access) {
        return switch (failure) {
            case ConnectException _,
                    UnknownHostException _,
                    NoRouteToHostException _,
                    ConnectionPoolTooBusyException _ -> Problem.unavailable();
            // A sender of webhooks understands "come again" (503) better than any other failure.
            case Throwable _ when access == Route.Access.OPEN -> Problem.unavailable();
            case TimeoutException _ -> Problem.timeout();
            default -> Problem.badGateway();
        };
    }
}
