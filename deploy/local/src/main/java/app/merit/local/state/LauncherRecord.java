package app.merit.local.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the running launcher tells other shells.
 *
 * @param process the launcher itself
 * @param port the gateway's port, the first of ten
 * @param state a word for people: starting, running, stopping
 */
public record LauncherRecord(ProcessRecord process, int port, String state) {
    public static final String NAME = "launcher";

    public String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    public void write(Path file) throws IOException {
        PropertiesFile.write(
                file,
                Map.of(
                        "pid", Long.toString(process.pid()),
                        "startedAtMillis", Long.toString(process.startedAtMillis()),
                        "mark", process.mark(),
                        "port", Integer.toString(port),
                        "state", state));
    }

    public static Optional<LauncherRecord> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Map<String, String> values = PropertiesFile.read(file);
        return Optional.of(new LauncherRecord(
                new ProcessRecord(
                        NAME,
                        Long.parseLong(values.getOrDefault("pid", "-1")),
                        Long.parseLong(values.getOrDefault("startedAtMillis", "0")),
                        values.getOrDefault("mark", "")),
                Integer.parseInt(values.getOrDefault("port", "8080")),
                values.getOrDefault("state", "unknown")));
    }
}
