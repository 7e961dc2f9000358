package app.merit.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** One Kafka broker and controller in KRaft mode, in a JVM of its own, on 127.0.0.1. */
public final class EmbeddedKafka implements AutoCloseable {

    /**
     * @param data folder of the log; formatted if new, kept if not
     * @param port of the clients
     * @param controllerPort of the controller
     * @param heapMebibytes largest heap of the broker's JVM
     * @param log file that gets the broker's output
     */
    public record Settings(Path data, int port, int controllerPort, int heapMebibytes, Path log) {
        /** A throw-away broker on free ports below the given folder. */
        public static Settings temporary(Path folder) {
            return new Settings(folder.resolve("kafka"), Ports.free(), Ports.free(), 384, folder.resolve("kafka.log"));
        }
    }

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Settings settings;
    private Process process;

    private EmbeddedKafka(Settings settings, Process process) {
        this.settings = settings;
        this.process = process;
    }

    /**
     * Starts the broker and waits until it answers.
     *
     * @throws IllegalStateException if it ends or does not answer within 60 s; the message names the log
     */
    public static EmbeddedKafka start(Settings settings) {
        EmbeddedKafka kafka = new EmbeddedKafka(settings, launch(settings));
        kafka.awaitReady();
        return kafka;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Ends the broker at once, as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts a stopped or killed broker again on the same data and ports. */
    public void startAgain() {
        process = launch(settings);
        awaitReady();
    }

    /** Stops the broker in order; after 20 s by force. */
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
            Files.createDirectories(settings.data());
            Path properties = settings.data().resolveSibling("kafka.properties");
            write(properties, configuration(settings));
            String classPath = Checkout.classes() + File.pathSeparator + Checkout.brokerLibs() + File.separator + "*";
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + settings.heapMebibytes() + "m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-Dmerit.component=kafka",
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                    "-Dorg.slf4j.simpleLogger.showDateTime=true",
                    "-cp",
                    classPath,
                    BrokerMain.class.getName(),
                    properties.toString(),
                    settings.data().toString());
            return new ProcessBuilder(Shielded.command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(settings.log().toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException("Kafka could not be started", failure);
        }
    }

    private static Properties configuration(Settings settings) {
        Properties configuration = new Properties();
        configuration.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "listeners",
                        "CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                                .formatted(settings.port(), settings.controllerPort()),
                "advertised.listeners", "CLIENTS://127.0.0.1:%d".formatted(settings.port()),
                "listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "CLIENTS",
                "controller.listener.names", "CONTROLLER",
                "controller.quorum.bootstrap.servers", "127.0.0.1:%d".formatted(settings.controllerPort()),
                "log.dirs", settings.data().toString()));
        configuration.putAll(Map.of(
                "auto.create.topics.enable", "false",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "group.initial.rebalance.delay.ms", "0",
                // 40 topics of a handful of partitions each: the default of 10 MiB an index would be 1.6 GiB of files.
                "log.index.size.max.bytes", "1048576"));
        return configuration;
    }

    private static void write(Path file, Properties properties) throws IOException {
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, 100,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        try (Admin admin = Admin.create(client)) {
            while (!answers(admin)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    kill();
                    throw new IllegalStateException("Kafka did not start, see " + settings.log());
                }
            }
        }
    }

    private static boolean answers(Admin admin) {
        try {
            return !admin.describeCluster()
                    .nodes()
                    .get(500, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Kafka was starting", interrupted);
        }
    }
}
