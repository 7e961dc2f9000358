package app.merit.gateway.guard;

import app.merit.gateway.guard.domain.RawTarget;
import app.merit.gateway.problem.Problem;
import app.merit.gateway.problem.Refusals;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** First in line: refuses requests that could mean different things to us and to the service behind us. */
@ApplicationScoped
class RequestGuard {
    private static final int BEFORE_ALL_BUT_HEADERS = 1000;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Refusals refusals;

    RequestGuard(Refusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_BUT_HEADERS);
    }

    private void check(RoutingContext context) {
        fault(context.request()).ifPresentOrElse(problem -> refusals.refuse(context, problem), context::next);
    }

    private static Optional<Problem> fault(HttpServerRequest request) {
        if (!METHODS.contains(request.method().name())) {
            return Optional.of(Problem.methodNotAllowed(request.method().name()));
        }
        return new RawTarget(request.uri())
                .fault()
                .map(detail -> Problem.badRequest("malformed-path", detail))
                .or(() -> framingFault(request));
    }

    /**
     * Two readings of where a body ends are how requests are smuggled. Netty has refused differing lengths already and
     * has dropped a length beside {@code chunked}; what is left is refused here.
     */
    private static Optional<Problem> framingFault(HttpServerRequest request) {
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        List<String> lengths = request.headers().getAll(HttpHeaders.CONTENT_LENGTH);
        if (!encodings.isEmpty()
                && (encodings.size() > 1 || !encodings.getFirst().equalsIgnoreCase("chunked"))) {
            return Optional.of(Problem.badRequest("malformed-framing", "Transfer-Encoding may only be chunked."));
        }
        if (lengths.size() > 1 || (!encodings.isEmpty() && !lengths.isEmpty())) {
            return Optional.of(Problem.badRequest("malformed-framing", "The length of the body is stated twice."));
        }
        if (request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            return Optional.of(Problem.badRequest("malformed-host", "There may be one Host header."));
        }
        if (request.headers().getAll(HttpHeaders.AUTHORIZATION).size() > 1) {
            return Optional.of(Problem.badRequest("malformed-authorization", "There may be one Authorization header."));
        }
        return Optional.empty();
    }
}
