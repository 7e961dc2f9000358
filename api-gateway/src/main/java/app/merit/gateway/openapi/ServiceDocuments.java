package app.merit.gateway.openapi;

import app.merit.gateway.openapi.domain.OpenApiPart;
import app.merit.gateway.route.domain.Route;
import app.merit.gateway.route.domain.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Asks each service for its OpenAPI document, now and then. */
@ApplicationScoped
class ServiceDocuments {
    private static final Logger LOG = Logger.getLogger(ServiceDocuments.class);
    private static final String PATH = "/q/openapi?format=json";

    private final HttpClient client;
    private final OpenApiConfig config;
    private final Clock clock;
    private final Map<URI, Route> services = new LinkedHashMap<>();
    private final Map<URI, ServiceDocument> known = new ConcurrentHashMap<>();

    ServiceDocuments(HttpClient client, OpenApiConfig config, RouteTable routes, Clock clock) {
        this.client = client;
        this.config = config;
        this.clock = clock;
        // Roles of one process describe themselves in one document.
        routes.routes().forEach(route -> services.putIfAbsent(route.upstream(), route));
    }

    /** One part for each service, also for those that are down. */
    Future<List<OpenApiPart>> parts() {
        List<Future<OpenApiPart>> parts =
                services.values().stream().map(this::part).toList();
        return Future.all(parts).map(all -> all.<OpenApiPart>list());
    }

    private Future<OpenApiPart> part(Route service) {
        ServiceDocument before = known.getOrDefault(service.upstream(), ServiceDocument.NEVER_ASKED);
        if (!before.isDue(clock.instant(), config.keep(), config.retry())) {
            return Future.succeededFuture(before.part(service.name()));
        }
        return fetch(service)
                .map(fresh -> before.answered(fresh, clock.instant()))
                .otherwise(failure -> {
                    LOG.infof("No OpenAPI document of %s: %s", service.name(), failure.toString());
                    return before.silent(clock.instant());
                })
                .onSuccess(now -> known.put(service.upstream(), now))
                .map(now -> now.part(service.name()));
    }

    private Future<Map<String, Object>> fetch(Route service) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(service.upstream().getHost())
                .setPort(service.port())
                .setSsl(service.isTls())
                .setTimeout(config.patience().toMillis())
                .setURI(PATH);
        return client.request(options)
                .compose(request -> request.send().compose(ServiceDocuments::body))
                .map(OpenApiText::read);
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        return response.statusCode() == 200
                ? response.body()
                : Future.failedFuture("it answered " + response.statusCode());
    }
}
