package app.merit.ingest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.ingest.Signing;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.reconcile.Outages;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the edge does with bodies that are too long or too many, over HTTP. */
class EdgeBoundsTest {
    private static final String SIGNING = "whsec_ZmFrZS1zaWduaW5nLWtleS1vZi0zMi1ieXRlcy0wMDAx";
    private static final int LIMIT = 2_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> lost = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch kafkaAnswers = new CountDownLatch(1);
    private final Oversized oversized = new Oversized();
    private boolean kafkaWaits;
    private int port;

    @BeforeEach
    void serve() {
        Sources sources = new TwoSources();
        EdgeMeters meters = new EdgeMeters(
                new SimpleMeterRegistry(),
                sources,
                new SignatureFailures(),
                new Accepted(),
                oversized,
                new LastEvents(),
                new Noted());
        AcceptWebhook accept = new AcceptWebhook(sources, _ -> keep(), meters, Clock.systemUTC());
        WebhookRoute route =
                new WebhookRoute(vertx, accept, new BodyBudget(3 * LIMIT), new EdgeAnswers(new ObjectMapper(), meters));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(route::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = server.actualPort();
    }

    @AfterEach
    void stop() {
        kafkaAnswers.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void atTheLimitABodyIsKeptAndOneMoreByteIsALossThatIsNoted() throws Exception {
        assertThat(post("amo", "fake-url-secret", "x".repeat(LIMIT))).isEqualTo(200);
        assertThat(lost).isEmpty();
        assertThat(post("amo", "fake-url-secret", "x".repeat(LIMIT + 1))).isEqualTo(413);
        // So long that it is not kept for a proof: the secret in the address needs none of it.
        assertThat(post("amo", "fake-url-secret", "x".repeat(10 * LIMIT))).isEqualTo(413);
        assertThat(lost).containsExactly("oversized amo", "oversized amo");
        assertThat(oversized.drain()).containsEntry("amo", 2L);
    }

    @Test
    void whoIsNotProvenIsRefusedWithoutANote() throws Exception {
        assertThat(post("amo", "wrong-secret", "x".repeat(LIMIT + 1))).isEqualTo(413);
        assertThat(post("amo", "wrong-secret", "x".repeat(10 * LIMIT))).isEqualTo(413);
        assertThat(lost).isEmpty();
    }

    @Test
    void aSignatureIsProvenUpToTwiceTheLimit() throws Exception {
        assertThat(signed("x".repeat(2 * LIMIT))).isEqualTo(413);
        assertThat(lost).containsExactly("oversized std");
        assertThat(signed("x".repeat(2 * LIMIT + 1))).isEqualTo(413);
        assertThat(lost).hasSize(1);
    }

    @Test
    void bodiesThatTogetherTakeTooMuchAreAskedToComeAgain() throws Exception {
        kafkaWaits = true;
        var waiting = IntStream.range(0, 3)
                .mapToObj(_ -> client.sendAsync(
                        request("amo", "fake-url-secret", "x".repeat(LIMIT - 500))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .toList();
        org.awaitility.Awaitility.await().until(() -> post("amo", "fake-url-secret", "x".repeat(LIMIT)) == 503);
        kafkaAnswers.countDown();
        assertThat(waiting)
                .allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(200));
        assertThat(post("amo", "fake-url-secret", "x".repeat(LIMIT))).isEqualTo(200);
    }

    private boolean keep() {
        try {
            if (kafkaWaits) {
                kafkaAnswers.await();
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int signed(String body) throws Exception {
        String id = UUID.randomUUID().toString();
        long at = Instant.now().getEpochSecond();
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/std"))
                                .header("Content-Type", "application/cloudevents+json")
                                .header("webhook-id", id)
                                .header("webhook-timestamp", Long.toString(at))
                                .header("webhook-signature", Signing.standard(SIGNING, id, at, body))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private int post(String source, String secret, String body) throws Exception {
        return client.send(request(source, secret, body).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private HttpRequest.Builder request(String source, String secret, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/" + source + "/" + secret))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private final class Noted implements Outages {
        @Override
        public void noteNotKept(String source, Instant at) {
            lost.add("not-kept " + source);
        }

        @Override
        public void noteOversized(String source, Instant at) {
            lost.add("oversized " + source);
        }

        @Override
        public void noteFailures(String source, Instant at, long count) {
            lost.add("failures " + source);
        }
    }

    private record TwoSources() implements Sources {
        @Override
        public Optional<SourceSettings> find(String name) {
            return all().stream().filter(source -> source.name().equals(name)).findFirst();
        }

        @Override
        public Collection<SourceSettings> all() {
            return List.of(
                    SourceSettings.of("amo", "amocrm", List.of(new Secret("k1", "fake-url-secret")))
                            .withMaxBodyBytes(LIMIT),
                    SourceSettings.of("std", "standard", List.of(new Secret("s1", SIGNING)))
                            .withMaxBodyBytes(LIMIT));
        }
    }
}
