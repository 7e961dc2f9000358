package app.merit.bench.process;

import app.merit.local.process.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JVM that this bench started and ends by its process number. */
final class Child {
    /** The same for every server that is measured. */
    static final List<String> SERVER_FLAGS = List.of("-Xms256m", "-Xmx256m", "-XX:+UseG1GC");

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private Child() {}

    /** @param log file that gets what the process says; null keeps its output open to the caller */
    static Process start(
            List<String> arguments, Map<String, String> environment, @org.jspecify.annotations.Nullable Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        // A setting of the person's own shell must not reach one server and not the other.
        builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|MERIT|KAFKA|SMALLRYE|MP)_.*"));
        builder.environment().putAll(environment);
        if (log == null) {
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        } else {
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        }
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException("A process of the bench could not be started", failure);
        }
    }

    /** The arguments that run a class of this bench. */
    static List<String> main(Class<?> type, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), type.getName()));
        all.addAll(List.of(arguments));
        return all;
    }

    static void end(Process process) {
        Ending.end(process.toHandle(), STOP_LIMIT);
    }
}
