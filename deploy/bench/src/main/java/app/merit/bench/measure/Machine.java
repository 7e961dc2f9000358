package app.merit.bench.measure;

import app.merit.embedded.Checkout;
import io.vertx.core.impl.launcher.commands.VersionCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * What a report was measured on.
 *
 * @param commit of the checkout; with {@code +changes} if files differ from it
 */
public record Machine(
        String at,
        String processor,
        int cores,
        long memoryMebibytes,
        String system,
        String java,
        String quarkus,
        String vertx,
        String kafka,
        String commit) {

    public static Machine here() throws IOException, InterruptedException {
        return new Machine(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                line(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(line(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "")) / 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.vendor") + " " + Runtime.version(),
                quarkusVersion(),
                VersionCommand.getVersion(),
                AppInfoParser.getVersion(),
                checkedOut());
    }

    private static String line(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            return "0";
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        }
    }

    private static String quarkusVersion() throws IOException {
        Path libraries = Checkout.root().resolve("metrics-ingest-service/target/quarkus-app/lib/main");
        try (Stream<Path> files = Files.list(libraries)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("io\\.quarkus\\.quarkus-core-[0-9].*\\.jar"))
                    .map(name -> name.replaceAll("^io\\.quarkus\\.quarkus-core-|\\.jar$", ""))
                    .findFirst()
                    .orElse("unknown");
        }
    }

    private static String checkedOut() throws IOException, InterruptedException {
        String head = git("rev-parse", "--short=12", "HEAD");
        return git("status", "--porcelain", "--", "metrics-ingest-service/src", "deploy/bench/src")
                        .isEmpty()
                ? head
                : head + "+changes";
    }

    private static String git(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .directory(Checkout.root().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }
}
