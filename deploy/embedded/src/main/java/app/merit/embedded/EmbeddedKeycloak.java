package app.merit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One Keycloak server, in a JVM of its own, on 127.0.0.1, with its database in a file of its own. */
public final class EmbeddedKeycloak implements AutoCloseable {

    /**
     * @param home folder of the database and the realm; made if new, kept if not
     * @param port of the login pages and tokens
     * @param managementPort of the health checks
     * @param heapMebibytes largest heap of the server's JVM
     * @param log file that gets the server's output
     * @param realm the realm document (JSON)
     * @param placeholders values of the realm's <code>${NAME:default}</code>; other values or another realm than at the
     *     last start replace the whole database
     * @param adminPassword of the user {@code admin} of the realm {@code master}, used when the database is new
     */
    public record Settings(
            Path home,
            int port,
            int managementPort,
            int heapMebibytes,
            Path log,
            String realm,
            Map<String, String> placeholders,
            String adminPassword) {

        /** A throw-away server on free ports below the given folder. */
        public static Settings temporary(Path folder, String realm) {
            return new Settings(
                    folder.resolve("keycloak"),
                    Ports.free(),
                    Ports.free(),
                    256,
                    folder.resolve("keycloak.log"),
                    realm,
                    Map.of(),
                    "admin");
        }
    }

    private static final Duration START_LIMIT = Duration.ofSeconds(180);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final Settings settings;
    private Process process;

    private EmbeddedKeycloak(Settings settings, Process process) {
        this.settings = settings;
        this.process = process;
    }

    /**
     * Starts the server and waits until it answers. The first start on a checkout takes half a minute longer, because
     * Keycloak builds itself then.
     *
     * @throws IllegalStateException if it ends or does not answer within 180 s; the message names the log
     */
    public static EmbeddedKeycloak start(Settings settings) {
        EmbeddedKeycloak keycloak = begin(settings);
        keycloak.awaitReady();
        return keycloak;
    }

    /** Starts the server without waiting; {@link #awaitReady()} waits. */
    public static EmbeddedKeycloak begin(Settings settings) {
        return new EmbeddedKeycloak(settings, launch(settings));
    }

    /** True if the next start on this checkout builds Keycloak first. */
    public static boolean nextStartBuilds() {
        return KeycloakDistribution.needsBuild();
    }

    public String url() {
        return "http://127.0.0.1:" + settings.port();
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Ends the server at once, as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts a stopped or killed server again on the same data and ports. */
    public void startAgain() {
        process = launch(settings);
        awaitReady();
    }

    /** Stops the server in order, which takes longest the first time (it keeps its loaded classes then); after 60 s by force. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    private static Process launch(Settings settings) {
        try {
            Files.createDirectories(settings.log().toAbsolutePath().getParent());
            Path distribution = KeycloakDistribution.built();
            KeycloakHome.prepare(settings.home(), distribution, settings.realm(), settings.placeholders());
            ProcessBuilder builder = new ProcessBuilder(Shielded.command(command(settings, distribution)))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
            builder.environment().putAll(settings.placeholders());
            builder.environment()
                    .putAll(Map.of(
                            "KC_BOOTSTRAP_ADMIN_USERNAME",
                            "admin",
                            "KC_BOOTSTRAP_ADMIN_PASSWORD",
                            settings.adminPassword()));
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException("Keycloak could not be started", failure);
        }
    }

    private static List<String> command(Settings settings, Path distribution) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmerit.component=keycloak",
                "-Xms64m",
                "-Xmx" + settings.heapMebibytes() + "m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(ClassArchive.flags(distribution.resolveSibling("keycloak.jsa")));
        command.addAll(List.of(
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dkc.home.dir=" + settings.home(),
                "-Djboss.server.config.dir=" + settings.home().resolve("conf"),
                "-cp",
                distribution.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm",
                // Otherwise it looks for other servers to form a cluster with, on all network interfaces.
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + settings.port(),
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + settings.managementPort(),
                "--hostname=http://127.0.0.1:" + settings.port(),
                "--log-level=info,io.smallrye.health:error"));
        return command;
    }

    /**
     * Waits until the server answers.
     *
     * @throws IllegalStateException if it ends or does not answer within 180 s; the message names the log
     */
    public void awaitReady() {
        HttpRequest health = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + settings.managementPort() + "/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, health)) {
                if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    kill();
                    throw new IllegalStateException("Keycloak did not start, see " + settings.log());
                }
            }
        } catch (InterruptedException interrupted) {
            kill();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Keycloak was starting", interrupted);
        }
    }

    private static boolean answers(HttpClient client, HttpRequest health) throws InterruptedException {
        try {
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
