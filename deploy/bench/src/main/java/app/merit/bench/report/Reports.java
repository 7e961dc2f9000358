package app.merit.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes reports: JSON for machines, one page without outside resources for people. */
public final class Reports {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Reports() {}

    public static void write(Path folder, String name, Object report, String page) throws IOException {
        write(folder, name, report);
        Files.writeString(folder.resolve(name + ".html"), page);
    }

    public static void write(Path folder, String name, Object report) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(report) + "\n");
    }
}
