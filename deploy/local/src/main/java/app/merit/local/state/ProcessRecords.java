package app.merit.local.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The records of all started processes of a data folder, one small file each. */
public record ProcessRecords(Path folder) {

    public void write(ProcessRecord record) throws IOException {
        Files.createDirectories(folder);
        PropertiesFile.write(
                file(record.name()),
                Map.of(
                        "pid", Long.toString(record.pid()),
                        "startedAtMillis", Long.toString(record.startedAtMillis()),
                        "mark", record.mark()));
    }

    public void forget(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    public Optional<ProcessRecord> find(String name) throws IOException {
        return Files.exists(file(name)) ? Optional.of(read(file(name))) : Optional.empty();
    }

    public List<ProcessRecord> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".properties"))
                    .sorted()
                    .toList();
            List<ProcessRecord> records = new java.util.ArrayList<>();
            for (Path file : found) {
                records.add(read(file));
            }
            return List.copyOf(records);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".properties");
    }

    private static ProcessRecord read(Path file) throws IOException {
        Map<String, String> values = PropertiesFile.read(file);
        String name = file.getFileName().toString().replace(".properties", "");
        return new ProcessRecord(
                name,
                Long.parseLong(values.getOrDefault("pid", "-1")),
                Long.parseLong(values.getOrDefault("startedAtMillis", "0")),
                values.getOrDefault("mark", ""));
    }
}
