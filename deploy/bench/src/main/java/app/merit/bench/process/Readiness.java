package app.merit.bench.process;

import app.merit.local.process.Tail;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/** Waits until a server answers as it should. */
final class Readiness {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private static final int LINES = 20;

    private Readiness() {}

    static void await(Process process, String url, IntPredicate ready, Path log) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, request, ready)) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw new IllegalStateException(url + " does not answer; " + log + " ends with:\n" + end(log));
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a server was starting", interrupted);
        }
    }

    private static String end(Path log) {
        try {
            return String.join("\n", Tail.of(log, LINES));
        } catch (IOException unreadable) {
            return "(unreadable)";
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request, IntPredicate ready)
            throws InterruptedException {
        try {
            return ready.test(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException notYet) {
            return false;
        }
    }
}
