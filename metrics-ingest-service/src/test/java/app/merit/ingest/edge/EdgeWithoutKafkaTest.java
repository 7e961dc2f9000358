package app.merit.ingest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.embedded.EmbeddedKafka;
import app.merit.ingest.TopicReader;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.messaging.IngestConfig;
import app.merit.ingest.messaging.KafkaClients;
import app.merit.ingest.messaging.KafkaInbox;
import app.merit.ingest.messaging.TopicConfig;
import app.merit.ingest.messaging.TopicSetup;
import app.merit.ingest.normalise.Normalise;
import app.merit.ingest.normalise.NormaliserLoop;
import app.merit.ingest.normalise.NormaliserMeters;
import app.merit.ingest.reconcile.Outages;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole edge over HTTP, with a broker that is not there, goes away and comes back. */
class EdgeWithoutKafkaTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Sources sources = new OneSource();
    private int port;

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aBrokerThatIsNotThereIsA503InTimeForEachOfManyRequests() throws Exception {
        serve(clients("127.0.0.1:" + freePort()));

        assertBusyInTime(post("1"));
        List<Answered> many =
                IntStream.range(0, 20).parallel().mapToObj(i -> post("" + i)).toList();
        assertThat(many).allSatisfy(EdgeWithoutKafkaTest::assertBusyInTime);
        // The edge itself is well: a wrong secret is still told apart.
        assertThat(post("1", "/webhooks/amo/wrong").response().statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsAcknowledgedSurvivesABrokerThatDiesAndComesBack(@TempDir Path folder) throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.temporary(folder));
        KafkaClients clients = clients(kafka.bootstrapServers());
        refusesATopicThatForgets(kafka, clients);
        new TopicSetup(clients, new TwoPartitions(), sources).ensure(Duration.ofSeconds(20));
        serve(clients);
        NormaliserLoop normaliser = normaliser(clients);
        Thread.ofPlatform().daemon().start(normaliser::run);
        try {
            assertThat(post("1").response().statusCode()).isEqualTo(200);
            kafka.kill();
            assertBusyInTime(post("2"));
            assertBusyInTime(post("3"));
            kafka.startAgain();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> post("4").response().statusCode() == 200);

            try (TopicReader deals = new TopicReader(kafka.bootstrapServers(), "crm.deals");
                    TopicReader letters = new TopicReader(kafka.bootstrapServers(), "crm.dead-letters")) {
                deals.await(found -> found.key().equals("amo:1"));
                deals.await(found -> found.key().equals("amo:4"));
                assertThat(letters.poll()).isEmpty();
            }
        } finally {
            normaliser.stop();
            kafka.close();
        }
    }

    private void refusesATopicThatForgets(EmbeddedKafka kafka, KafkaClients clients) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("crm.deals", 1, (short) 1)))
                    .all()
                    .get();
            Assertions.assertThatThrownBy(
                            () -> new TopicSetup(clients, new TwoPartitions(), sources).ensure(Duration.ofSeconds(20)))
                    .isInstanceOf(TopicSetup.WrongRetention.class)
                    .hasMessageContaining("crm.deals has retention.ms=604800000, it must be -1");
            admin.deleteTopics(List.of("crm.deals")).all().get();
            Awaitility.await().until(() -> !admin.listTopics().names().get().contains("crm.deals"));
        }
    }

    private static void assertBusyInTime(Answered answered) {
        assertThat(answered.response().statusCode()).isEqualTo(503);
        assertThat(answered.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(answered.took()).isLessThan(LIMIT);
    }

    private record Answered(HttpResponse<String> response, Duration took) {}

    private Answered post(String id) {
        return post(id, "/webhooks/amo/fake-url-secret");
    }

    private Answered post(String id, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("leads[add][0][id]=" + id + "&leads[add][0][status_id]=41"))
                .build();
        Instant start = Instant.now();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answered(response, Duration.between(start, Instant.now()));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private void serve(KafkaClients clients) {
        EdgeMeters meters = new EdgeMeters(
                new SimpleMeterRegistry(),
                sources,
                new SignatureFailures(),
                new Accepted(),
                new Oversized(),
                new LastEvents(),
                new Unwatched());
        AcceptWebhook accept = new AcceptWebhook(sources, new KafkaInbox(clients), meters, Clock.systemUTC());
        WebhookRoute route = new WebhookRoute(
                vertx, accept, new BodyBudget(32 * 1024 * 1024), new EdgeAnswers(new ObjectMapper(), meters));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(route::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = server.actualPort();
    }

    private NormaliserLoop normaliser(KafkaClients clients) {
        return new NormaliserLoop(
                clients,
                new Defaults(),
                new Normalise(sources),
                new KafkaInbox(clients),
                new NormaliserMeters(new SimpleMeterRegistry()),
                Clock.systemUTC());
    }

    private KafkaClients clients(String servers) {
        return new KafkaClients(Map.of("bootstrap.servers", servers), sources);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private record TwoPartitions() implements TopicConfig {
        @Override
        public int partitions() {
            return 2;
        }

        @Override
        public short replication() {
            return 1;
        }
    }

    private record Defaults() implements IngestConfig {
        @Override
        public String group() {
            return "normaliser";
        }

        @Override
        public Duration reportEvery() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration silentAfter() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration startWait() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Optional<String> key() {
            return Optional.empty();
        }

        @Override
        public Optional<String> previousKey() {
            return Optional.empty();
        }
    }

    private record OneSource() implements Sources {
        @Override
        public Optional<SourceSettings> find(String name) {
            return all().stream().filter(source -> source.name().equals(name)).findFirst();
        }

        @Override
        public Collection<SourceSettings> all() {
            return List.of(new SourceSettings(
                    "amo",
                    "amocrm",
                    List.of(new Secret("k1", "fake-url-secret")),
                    Optional.of("EUR"),
                    Set.of(),
                    1_048_576,
                    Map.of(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty()));
        }
    }

    /** Nobody compares anything with a CRM here. */
    private static final class Unwatched implements Outages {
        @Override
        public void noteNotKept(String source, Instant at) {}

        @Override
        public void noteOversized(String source, Instant at) {}

        @Override
        public void noteFailures(String source, Instant at, long count) {}
    }
}
