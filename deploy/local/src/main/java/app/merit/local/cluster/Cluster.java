package app.merit.local.cluster;

import app.merit.local.process.Part;
import app.merit.local.process.Progress;
import app.merit.local.process.Supervisor;
import app.merit.local.state.DataDirectory;
import app.merit.local.state.Secrets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The seven parts and the order in which they start: engines side by side, services once Kafka and PostgreSQL answer. */
public final class Cluster {
    /** Start order, also the order in which parts are listed. */
    public static final List<String> ORDER = List.of(
            PostgresPart.NAME,
            KafkaPart.NAME,
            KeycloakPart.NAME,
            ServiceSpec.DEFINITION,
            ServiceSpec.METRICS_INGEST,
            ServiceSpec.MOTIVATION,
            ServiceSpec.GATEWAY);

    /** No new requests first, then the services, then what they store their work in. */
    private static final List<List<String>> STOP_GROUPS = List.of(
            List.of(ServiceSpec.GATEWAY),
            List.of(ServiceSpec.DEFINITION, ServiceSpec.METRICS_INGEST, ServiceSpec.MOTIVATION),
            List.of(KeycloakPart.NAME, KafkaPart.NAME),
            List.of(PostgresPart.NAME));

    private final Supervisor supervisor;
    private final Progress progress;
    private final Map<String, Part> parts;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Void> failed = new CompletableFuture<>();

    public Cluster(
            DataDirectory data,
            Addresses addresses,
            Secrets secrets,
            Path sources,
            Supervisor supervisor,
            Progress progress) {
        this.supervisor = supervisor;
        this.progress = progress;
        this.parts = parts(data, addresses, secrets, sources).stream()
                .collect(Collectors.toUnmodifiableMap(Part::name, Function.identity()));
    }

    /** All parts as they would be at these addresses, to show them; none of them can be started. */
    public static List<Part> partsToShow(DataDirectory data, Addresses addresses) {
        return parts(data, addresses, Secrets.none(), data.folder());
    }

    private static List<Part> parts(DataDirectory data, Addresses addresses, Secrets secrets, Path sources) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        List<Part> engines = List.of(
                new PostgresPart(data, addresses, secrets),
                new KafkaPart(data, addresses),
                new KeycloakPart(data, addresses, secrets));
        List<Part> services = ServiceSpec.all(addresses, secrets, sources).stream()
                .map(spec -> (Part) new ServicePart(spec, data, client))
                .toList();
        return java.util.stream.Stream.concat(engines.stream(), services.stream())
                .toList();
    }

    /**
     * Starts everything and waits.
     *
     * @throws IllegalStateException names the first part that did not start
     */
    public void start() {
        CompletableFuture<Void> postgres = begin(PostgresPart.NAME);
        CompletableFuture<Void> kafka = begin(KafkaPart.NAME);
        CompletableFuture<Void> keycloak = begin(KeycloakPart.NAME);
        CompletableFuture<Void> services = CompletableFuture.allOf(postgres, kafka)
                .thenCompose(done -> CompletableFuture.allOf(
                        begin(ServiceSpec.DEFINITION),
                        begin(ServiceSpec.METRICS_INGEST),
                        begin(ServiceSpec.MOTIVATION),
                        begin(ServiceSpec.GATEWAY)));
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(keycloak, services), failed)
                    .join();
        } catch (CompletionException failure) {
            throw new IllegalStateException(reason(failure), failure);
        }
    }

    /** Ends everything, in order; also what is still starting. */
    public void stop() {
        supervisor.stopAll(STOP_GROUPS);
    }

    private CompletableFuture<Void> begin(String name) {
        Part part = parts.get(name);
        CompletableFuture<Void> done = CompletableFuture.runAsync(
                () -> {
                    try {
                        supervisor.start(part);
                        progress.say(name + " answers at " + part.address());
                    } catch (IOException failure) {
                        throw new java.io.UncheckedIOException(name + " could not be started", failure);
                    }
                },
                threads);
        done.whenComplete((nothing, failure) -> {
            if (failure != null) {
                failed.completeExceptionally(failure);
            }
        });
        return done;
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
