package app.merit.local.demo;

import app.merit.local.state.PropertiesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * How far the simulated CRM is, kept over restarts.
 *
 * @param historyOf month whose history was sent, such as {@code 2026-11}; empty for none
 * @param liveEvents how many live events were made
 */
record SimulatorState(String historyOf, long liveEvents) {

    static SimulatorState read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new SimulatorState("", 0);
        }
        Map<String, String> values = PropertiesFile.read(file);
        return new SimulatorState(
                values.getOrDefault("historyOf", ""), Long.parseLong(values.getOrDefault("liveEvents", "0")));
    }

    void write(Path file) throws IOException {
        PropertiesFile.write(file, Map.of("historyOf", historyOf, "liveEvents", Long.toString(liveEvents)));
    }
}
