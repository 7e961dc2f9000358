package app.merit.gateway.proxy;

import app.merit.gateway.EdgeConfig;
import app.merit.gateway.login.Caller;
import app.merit.gateway.problem.Refusals;
import app.merit.gateway.route.domain.Route;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Streams requests to services and their answers back. */
@ApplicationScoped
class Upstreams {
    private static final Logger LOG = Logger.getLogger(Upstreams.class);

    private final HttpClient client;
    private final Refusals refusals;
    private final EdgeConfig edge;
    private final ProxyConfig config;

    Upstreams(HttpClient client, Refusals refusals, EdgeConfig edge, ProxyConfig config) {
        this.client = client;
        this.refusals = refusals;
        this.edge = edge;
        this.config = config;
    }

    void forward(RoutingContext context, Route route, Optional<Caller> caller) {
        context.request().pause();
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(proxying -> connect(context, route))
                .addInterceptor(new Exchange(context, route, caller, edge.scheme(), refusals))
                .handle(context.request());
    }

    private Future<HttpClientRequest> connect(RoutingContext context, Route route) {
        RequestOptions options = new RequestOptions()
                .setHost(route.upstream().getHost())
                .setPort(route.port())
                .setSsl(route.isTls())
                .setConnectTimeout(config.connectTimeout().toMillis())
                .setIdleTimeout(route.patience().toMillis());
        return client.request(options).onSuccess(request -> {
            request.exceptionHandler(failure -> LOG.debugf("Route %s: %s", route.name(), failure.toString()));
            // A caller who has gone must not leave a stream or a costly query running.
            context.addEndHandler(sent -> {
                if (sent.failed()) {
                    request.reset();
                }
            });
            if (context.response().closed()) {
                request.reset();
            }
        });
    }
}
