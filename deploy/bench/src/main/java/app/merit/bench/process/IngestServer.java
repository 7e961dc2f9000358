package app.merit.bench.process;

import app.merit.embedded.Checkout;
import app.merit.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The packaged service with the role ingest and nothing else, with as many {@code standard} sources as asked for. */
public final class IngestServer implements Server {
    private static final String SOURCE = "bench-";

    private final Engines engines;
    private final Path folder;
    private final Path sources;
    private final int port;
    private Process process;

    private IngestServer(Engines engines, Path folder, Path sources, int port) {
        this.engines = engines;
        this.folder = folder;
        this.sources = sources;
        this.port = port;
        this.process = launch();
        awaitReady();
    }

    public static IngestServer start(Engines engines, Path folder, int sources, String secret) throws IOException {
        Path file = Files.createTempFile(folder, "sources", ".properties");
        Files.writeString(
                file,
                IntStream.rangeClosed(1, sources)
                        .mapToObj(number -> """
                                merit.sources.%1$s%2$d.type=standard
                                merit.sources.%1$s%2$d.currency=EUR
                                merit.sources.%1$s%2$d.secrets.k1=%3$s
                                """.formatted(SOURCE, number, secret))
                        .collect(Collectors.joining()));
        return new IngestServer(engines, folder, file, Ports.free());
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public String path() {
        return "/webhooks/" + SOURCE + "%d";
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Ends it at once, as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it again on the same port after a kill. */
    public void startAgain() {
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        Child.end(process);
    }

    private Process launch() {
        Path application = Checkout.root().resolve("metrics-ingest-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(application)) {
            throw new IllegalStateException(application + " is missing: the service is not built");
        }
        List<String> arguments = new ArrayList<>(Child.SERVER_FLAGS);
        arguments.addAll(
                List.of("-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", application.toString()));
        Map<String, String> environment = new HashMap<>(engines.environment());
        environment.putAll(Map.of(
                "MERIT_ROLES", "ingest",
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                // Nobody logs in here, and the start would wait for the login server.
                "QUARKUS_OIDC_TENANT_ENABLED", "false",
                "QUARKUS_CONFIG_LOCATIONS", sources.toUri().toString()));
        return Child.start(arguments, environment, log());
    }

    private void awaitReady() {
        Readiness.await(process, url() + "/q/health/ready", status -> status == 200, log());
    }

    private Path log() {
        return folder.resolve("ingest.log");
    }
}
