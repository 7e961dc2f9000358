package app.merit.gateway.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.HashMap;
import java.util.Map;

/** One small server in place of each service; what it saw is asked of it over HTTP. */
public class StubServices implements QuarkusTestResourceLifecycleManager {
    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        config.put("MERIT_INGEST_URL", url(start("ingest")));
        config.put("MERIT_METRICS_URL", url(start("metrics")));
        config.put("MERIT_DEFINITION_URL", url(start("definition")));
        config.put("MERIT_MOTIVATION_URL", url(start("motivation")));
        config.put("merit.gateway.routes.slow.prefix", "/api/slow");
        config.put("merit.gateway.routes.slow.url", url(start("slow")));
        config.put("merit.gateway.routes.slow.patience", "PT0.3S");
        config.put("merit.gateway.routes.down.prefix", "/api/down");
        config.put("merit.gateway.routes.down.url", "http://127.0.0.1:1");
        config.put("merit.gateway.routes.downhooks.prefix", "/webhooks/down");
        config.put("merit.gateway.routes.downhooks.url", "http://127.0.0.1:1");
        config.put("merit.gateway.routes.downhooks.access", "open");
        config.put("merit.gateway.limits.sources.tiny.per-minute", "1");
        config.put("merit.gateway.limits.sources.tiny.burst", "2");
        config.put("merit.gateway.limits.subject-per-minute", "1");
        config.put("merit.gateway.limits.subject-burst", "200");
        config.put("merit.gateway.limits.address-burst", "5000");
        return config;
    }

    private HttpServer start(String service) {
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        return vertx.createHttpServer(options)
                .requestHandler(new StubService(service))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.actualPort();
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
