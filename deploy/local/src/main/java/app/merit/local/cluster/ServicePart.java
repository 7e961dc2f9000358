package app.merit.local.cluster;

import app.merit.embedded.Checkout;
import app.merit.embedded.ClassArchive;
import app.merit.embedded.Shielded;
import app.merit.local.process.Ending;
import app.merit.local.process.Part;
import app.merit.local.state.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One of the four services: a JVM that runs its packaged application. */
final class ServicePart implements Part {
    private static final Duration START_LIMIT = Duration.ofSeconds(240);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(45);

    private final ServiceSpec spec;
    private final DataDirectory data;
    private final HttpClient client;
    private volatile @Nullable Process process;

    ServicePart(ServiceSpec spec, DataDirectory data, HttpClient client) {
        this.spec = spec;
        this.data = data;
        this.client = client;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public String address() {
        return Addresses.url(spec.port()) + "/";
    }

    @Override
    public Path log() {
        return data.log(name());
    }

    @Override
    public String mark() {
        // Not "merit." something: the services read settings of that name and refuse unknown ones.
        return "-Dlauncher.part=" + name() + ":" + data.folder();
    }

    @Override
    public ProcessHandle start() throws IOException {
        Path application = Checkout.root().resolve(name()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(application)) {
            throw new IllegalStateException(application + " is missing: the service is not built");
        }
        ProcessBuilder builder = new ProcessBuilder(Shielded.command(command(application)))
                .directory(data.folder().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        // A setting of the person's own shell must not reach one service and not the others.
        builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|MERIT|KAFKA|SMALLRYE|MP)_.*"));
        builder.environment().putAll(spec.environment());
        Process started = builder.start();
        process = started;
        awaitReady(started);
        return started.toHandle();
    }

    @Override
    public void stop() {
        Process started = process;
        if (started != null && started.isAlive()) {
            Ending.end(started.toHandle(), STOP_LIMIT);
        }
    }

    private List<String> command(Path application) throws IOException {
        Path archives = Files.createDirectories(Checkout.root().resolve("deploy/local/target/classes-archive"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                mark(),
                "-Xms32m",
                "-Xmx" + spec.heapMebibytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        command.addAll(ClassArchive.flags(archives.resolve(name() + ".jsa")));
        command.addAll(List.of("-jar", application.toString()));
        return command;
    }

    private void awaitReady(Process started) {
        HttpRequest health = HttpRequest.newBuilder(URI.create(Addresses.url(spec.healthPort()) + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try {
            while (!answers(health)) {
                if (started.waitFor(150, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException(name() + " has ended while it started, see " + log());
                }
                if (System.nanoTime() > deadline) {
                    started.destroyForcibly();
                    throw new IllegalStateException(
                            name() + " did not answer within " + START_LIMIT.toSeconds() + " s, see " + log());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + name() + " was starting", interrupted);
        }
    }

    private boolean answers(HttpRequest health) throws InterruptedException {
        try {
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
