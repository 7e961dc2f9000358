package app.merit.local.simulator.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Serves the REST APIs of simulated accounts on 127.0.0.1, each below a path of its own. */
public final class RestServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param port 0 for any free one */
    public RestServer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Serves the account below {@code /name}, or as the only one if the name is empty; returns the address up to where
     * the vendor's paths begin.
     */
    public String serve(String name, RestApi api) {
        String prefix = name.isEmpty() ? "" : "/" + name;
        String base = "http://127.0.0.1:" + server.getAddress().getPort() + prefix;
        server.createContext(prefix + "/", exchange -> handle(exchange, api, base));
        return base;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void handle(HttpExchange exchange, RestApi api, String base) throws IOException {
        try (exchange) {
            RestRequest request = request(exchange, base);
            TimeUnit.NANOSECONDS.sleep(api.slowness().toNanos());
            RestAnswer answer = answered(api, request);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.body().map(Json::bytes).orElse(new byte[0]);
            if (body.length > 0) {
                exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
            }
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A parameter that is no number where one is expected is the caller's fault, as with the real ones. */
    private static RestAnswer answered(RestApi api, RestRequest request) {
        try {
            return api.call(request);
        } catch (NumberFormatException | java.time.DateTimeException malformed) {
            return RestAnswer.of(400, Json.object().put("error", String.valueOf(malformed.getMessage())));
        }
    }

    private static RestRequest request(HttpExchange exchange, String base) throws IOException {
        URI uri = exchange.getRequestURI();
        String prefix = URI.create(base).getPath();
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getLast()));
        String query = uri.getRawQuery();
        return new RestRequest(
                exchange.getRequestMethod(),
                uri.getPath().substring(prefix.length()),
                query == null ? Map.of() : RestRequest.pairs(query),
                headers,
                exchange.getRequestBody().readAllBytes(),
                base);
    }
}
