package app.merit.gateway.proxy;

import app.merit.gateway.guard.domain.HeaderRules;
import app.merit.gateway.limits.BodyTooLargeException;
import app.merit.gateway.limits.LimitedBody;
import app.merit.gateway.login.Caller;
import app.merit.gateway.problem.Problem;
import app.merit.gateway.problem.Refusals;
import app.merit.gateway.route.domain.Route;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

/** What happens to one request on its way to the service, and to the answer on its way back. */
final class Exchange implements ProxyInterceptor {
    private static final Logger LOG = Logger.getLogger(Exchange.class);

    private final RoutingContext context;
    private final Route route;
    private final Optional<Caller> caller;
    private final String scheme;
    private final Refusals refusals;
    private @Nullable LimitedBody limited;

    Exchange(RoutingContext context, Route route, Optional<Caller> caller, String scheme, Refusals refusals) {
        this.context = context;
        this.route = route;
        this.caller = caller;
        this.scheme = scheme;
        this.refusals = refusals;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext proxying) {
        HttpServerRequest request = context.request();
        MultiMap headers = proxying.request().headers();
        HeaderRules.refusedUpstream(headers.names(), headers.getAll(HttpHeaders.CONNECTION))
                .forEach(headers::remove);
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", scheme);
        if (request.getHeader(HttpHeaders.HOST) != null) {
            headers.set("X-Forwarded-Host", request.getHeader(HttpHeaders.HOST));
        }
        caller.ifPresent(known -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + known.accessToken()));
        limitBody(proxying);
        return proxying.sendRequest().recover(failure -> Future.succeededFuture(answer(proxying, problem(failure))));
    }

    private void limitBody(ProxyContext proxying) {
        Body body = proxying.request().getBody();
        if (body.length() >= 0) {
            return;
        }
        limited = new LimitedBody(
                body.stream(),
                route.maxBodyBytes(),
                () -> context.request().connection().close());
        proxying.request().setBody(Body.body(limited));
    }

    private ProxyResponse answer(ProxyContext proxying, Problem problem) {
        refusals.count(problem);
        ProxyResponse response = proxying.request().release().response();
        if (problem.status() == Problem.unavailable().status()) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Refusals.RETRY_AFTER_SECONDS);
        }
        return response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .setBody(Body.body(Buffer.buffer(problem.json())));
    }

    private Problem problem(Throwable failure) {
        if (failure instanceof BodyTooLargeException || (limited != null && limited.isExceeded())) {
            return Problem.payloadTooLarge(route.maxBodyBytes());
        }
        // A caller who went away ends the request behind us on purpose.
        LOG.logf(
                context.response().closed() ? Level.DEBUG : Level.WARN,
                "Route %s: %s",
                route.name(),
                failure.toString());
        return UpstreamFailure.problem(failure, route.access());
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext proxying) {
        MultiMap headers = proxying.response().headers();
        HeaderRules.refusedDownstream(headers.names(), headers.getAll(HttpHeaders.CONNECTION))
                .forEach(headers::remove);
        String location = headers.get(HttpHeaders.LOCATION);
        if (location != null) {
            headers.set(HttpHeaders.LOCATION, withoutUpstream(location));
        }
        return proxying.sendResponse();
    }

    /** A service knows only its own address; the path alone is right for the caller. */
    private String withoutUpstream(String location) {
        String inside = route.upstream().getScheme() + "://" + route.upstream().getAuthority();
        return location.startsWith(inside + "/") ? location.substring(inside.length()) : location;
    }
}
