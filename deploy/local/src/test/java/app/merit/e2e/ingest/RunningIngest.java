package app.merit.e2e.ingest;

import app.merit.embedded.Checkout;
import app.merit.embedded.EmbeddedKafka;
import app.merit.embedded.EmbeddedPostgres;
import app.merit.embedded.Ports;
import app.merit.embedded.ServiceDatabase;
import app.merit.embedded.TestTokens;
import app.merit.local.process.Ending;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The packaged metrics-ingest-service with the role ingest alone, on a real Kafka and a real PostgreSQL. */
final class RunningIngest implements AutoCloseable {
    private static final ServiceDatabase DATABASE = new ServiceDatabase("ingest", "fake-owner", "fake-service");
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final Process process;
    private final String url;

    private RunningIngest(EmbeddedKafka kafka, EmbeddedPostgres postgres, Process process, String url) {
        this.kafka = kafka;
        this.postgres = postgres;
        this.process = process;
        this.url = url;
    }

    /** @param settings lines of its configuration: sources and what shortens waits */
    static RunningIngest start(Path folder, String settings) throws IOException, SQLException {
        Path file = Files.writeString(folder.resolve("sources.properties"), settings);
        EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.temporary(folder));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.temporary(folder));
        DATABASE.create(postgres);
        int port = Ports.free();
        Path log = folder.resolve("ingest.log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-jar",
                        Checkout.root()
                                .resolve("metrics-ingest-service/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|MERIT|KAFKA|SMALLRYE|MP)_.*"));
        builder.environment().putAll(environment(kafka, postgres, port, file));
        RunningIngest running = new RunningIngest(kafka, postgres, builder.start(), "http://127.0.0.1:" + port);
        running.awaitReady(log);
        return running;
    }

    private static Map<String, String> environment(
            EmbeddedKafka kafka, EmbeddedPostgres postgres, int port, Path file) {
        return Map.ofEntries(
                Map.entry("MERIT_ROLES", "ingest"),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                Map.entry("QUARKUS_CONFIG_LOCATIONS", file.toUri().toString()),
                // Tokens are verified by a key alone; an address of a login server must not be set beside it.
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", ""),
                Map.entry("QUARKUS_OIDC_PUBLIC_KEY", TestTokens.publicKey()),
                Map.entry("QUARKUS_OIDC_TOKEN_ISSUER", TestTokens.ISSUER),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                Map.entry("MERIT_INGEST_DB_URL", postgres.url(DATABASE.name())),
                Map.entry("MERIT_INGEST_DB_USER", DATABASE.service()),
                Map.entry("MERIT_INGEST_DB_PASSWORD", DATABASE.servicePassword()),
                Map.entry("MERIT_INGEST_DB_OWNER_USER", DATABASE.owner()),
                Map.entry("MERIT_INGEST_DB_OWNER_PASSWORD", DATABASE.ownerPassword()));
    }

    private void awaitReady(Path log) {
        try {
            Awaitility.await().atMost(START_LIMIT).until(() -> !process.isAlive() || isReady());
        } catch (org.awaitility.core.ConditionTimeoutException late) {
            close();
            throw new IllegalStateException("Not ready; it said:\n" + read(log), late);
        }
        if (!process.isAlive()) {
            close();
            throw new IllegalStateException("It ended; it said:\n" + read(log));
        }
    }

    private boolean isReady() throws IOException, InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "/q/health/ready")).build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    String url() {
        return url;
    }

    DealTopic deals() {
        return new DealTopic(kafka.bootstrapServers());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return exchange(request(path).GET(), 200);
    }

    /** Asks for a comparison of the source; returns its id. */
    String reconcile(String source) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/api/ingest/reconciliations")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.createObjectNode().put("source", source).toString()));
        return exchange(request, 202).required("id").asText();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + TestTokens.token("merit-ingest", "olga.ops", "ops"));
    }

    private static JsonNode exchange(HttpRequest.Builder request, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        Ending.end(process.toHandle(), Duration.ofSeconds(20));
        List.<AutoCloseable>of(postgres, kafka).forEach(RunningIngest::end);
    }

    private static void end(AutoCloseable engine) {
        try {
            engine.close();
        } catch (Exception left) {
            throw new IllegalStateException("An engine did not end", left);
        }
    }
}
