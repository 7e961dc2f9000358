package app.merit.ingest.read;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A CRM on this machine: deals by id, stages, tokens; answers can be scripted. */
public final class FakeCrm implements AutoCloseable {
    /** @param retryAfter header, empty for none */
    public record Answer(int status, String body, String retryAfter) {
        public static Answer status(int status) {
            return new Answer(status, "{}", "");
        }
    }

    private final HttpServer server;
    private final Map<String, String> deals = new ConcurrentHashMap<>();
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> loginTypes = new CopyOnWriteArrayList<>();
    public final AtomicInteger renewals = new AtomicInteger();
    public final AtomicInteger stageCalls = new AtomicInteger();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile String token = "fake-token-0";
    private volatile String refreshToken = "fake-refresh-0";
    private volatile String stages = "{\"s1\":\"open\",\"s2\":\"won\"}";

    public FakeCrm() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/deals", this::deal);
        server.createContext("/api/stages", exchange -> {
            stageCalls.incrementAndGet();
            answer(exchange, authorised(exchange) ? new Answer(200, stages, "") : Answer.status(401));
        });
        server.createContext("/oauth/token", this::renew);
        server.createContext("/api/users", exchange -> {
            boolean json =
                    "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, json ? new Answer(200, body, "") : Answer.status(415));
        });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void deal(String id, String owner, String stage, String amount, String modifiedAt) {
        deals.put(
                id,
                "{\"id\":\"%s\",\"owner\":\"%s\",\"stage\":\"%s\",\"amount\":%s,\"modifiedAt\":\"%s\"}"
                        .formatted(id, owner, stage, amount, modifiedAt));
    }

    public void raw(String id, String json) {
        deals.put(id, json);
    }

    public void remove(String id) {
        deals.remove(id);
    }

    /** The next answer to a read of a deal. */
    public void next(Answer answer) {
        script.add(answer);
    }

    public void stages(String json) {
        stages = json;
    }

    /** From now on the token is no longer good. */
    public void expireToken() {
        token = "fake-token-unknown-to-all";
    }

    /** Nor can it be renewed. */
    public void revokeLogin() {
        expireToken();
        refreshToken = "fake-refresh-revoked";
    }

    /** Request lines of reads, without those of lookups and logins. */
    public List<String> calls() {
        return calls;
    }

    /** Media types of the requests to renew a login. */
    public List<String> loginTypes() {
        return loginTypes;
    }

    /** From now on no deal is answered before the CRM is closed. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    private void awaitHeld() {
        try {
            held.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void deal(HttpExchange exchange) throws IOException {
        awaitHeld();
        calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("X-Fake"));
        Answer scripted = script.poll();
        if (scripted != null) {
            answer(exchange, scripted);
        } else if (!authorised(exchange)) {
            answer(exchange, Answer.status(401));
        } else {
            String path = exchange.getRequestURI().getPath();
            String found = path.equals("/api/deals")
                    ? "[" + String.join(",", deals.values()) + "]"
                    : deals.get(path.substring(path.lastIndexOf('/') + 1));
            answer(exchange, found == null ? Answer.status(404) : new Answer(200, found, ""));
        }
    }

    private boolean authorised(HttpExchange exchange) {
        return ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private synchronized void renew(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        loginTypes.add(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!body.equals("grant_type=refresh_token&token=" + refreshToken)) {
            answer(exchange, Answer.status(400));
            return;
        }
        int number = renewals.incrementAndGet();
        token = "fake-token-" + number;
        refreshToken = "fake-refresh-" + number;
        answer(
                exchange,
                new Answer(200, "{\"token\":\"%s\",\"refreshToken\":\"%s\"}".formatted(token, refreshToken), ""));
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (!answer.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
        }
        if (answer.status() == 302) {
            exchange.getResponseHeaders().set("Location", "/api/deals/elsewhere");
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        held.countDown();
        server.stop(0);
    }
}
