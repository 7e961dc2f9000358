package app.merit.e2e;

import app.merit.embedded.Checkout;
import app.merit.embedded.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The launcher in a process of its own, as {@code ./merit up} starts it, on its own data folder and ports. */
final class RunningMerit implements AutoCloseable {
    private static final int BLOCK = 11;

    private final Process launcher;
    private final Path data;
    private final int port;
    private final List<String> said = new ArrayList<>();

    private RunningMerit(Process launcher, Path data, int port) {
        this.launcher = launcher;
        this.data = data;
        this.port = port;
    }

    /** Starts a cluster with the demo company and no simulated CRM, and waits for the line with the word ready. */
    static RunningMerit start(Path data) throws IOException {
        int port = freeBlock();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmerit.home=" + Checkout.root(),
                "-cp",
                System.getProperty("java.class.path"),
                "app.merit.local.Merit",
                "up",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString(),
                "--no-simulation");
        Process launcher = new ProcessBuilder(command).redirectErrorStream(true).start();
        RunningMerit merit = new RunningMerit(launcher, data, port);
        merit.awaitReady();
        return merit;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String keycloakUrl() {
        return "http://127.0.0.1:" + (port + 4);
    }

    /** A generated secret of this cluster. */
    String secret(String name) throws IOException {
        return properties(data.resolve("secrets.properties")).getProperty(name);
    }

    /** The process that plays a part of the cluster now. */
    ProcessHandle part(String name) throws IOException {
        String pid = properties(data.resolve("processes").resolve(name + ".properties"))
                .getProperty("pid");
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        launcher.destroy();
        try {
            if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
                throw new IOException("The launcher did not stop within 60 s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            launcher.destroyForcibly();
        }
    }

    private void awaitReady() throws IOException {
        BufferedReader output =
                new BufferedReader(new java.io.InputStreamReader(launcher.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.contains(" ready ")) {
                Thread.ofVirtual().start(() -> output.lines().forEach(said::add));
                return;
            }
        }
        throw new IOException("Merit did not become ready:\n" + String.join("\n", said));
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static int freeBlock() {
        return IntStream.iterate(21_000, port -> port < 30_000, port -> port + BLOCK)
                .filter(first -> IntStream.range(first, first + BLOCK).allMatch(Ports::isFree))
                .findFirst()
                .orElseThrow();
    }
}
