package app.merit.ingest.check;

import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.ConfiguredSources;
import app.merit.ingest.edge.SourceConfig;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sources in a file, read by the rules of the service itself: {@code ${NAME}} is taken from the environment, an unknown
 * key is a fault.
 */
final class SourceFile {
    static final String PREFIX = "merit.sources.";
    private static final int ENVIRONMENT = 300;
    private static final int FILE = 400;

    private SourceFile() {}

    /** By name; an entry that stands alone has its type for a name. */
    static Map<String, SourceSettings> read(Path file) throws WrongUse {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Map<String, String> properties = isProperties(file) ? properties(text) : document(text);
            return settings(file, properties);
        } catch (JsonProcessingException malformed) {
            throw new WrongUse("--config " + file + " is neither .properties nor JSON nor YAML"
                    + (malformed.getLocation() == null
                            ? "."
                            : " (line " + malformed.getLocation().getLineNr() + ")."));
        } catch (IOException unreadable) {
            throw new WrongUse("--config " + file + " cannot be read as UTF-8 text.");
        }
    }

    private static boolean isProperties(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".properties") || name.endsWith(".env") || name.endsWith(".conf");
    }

    private static Map<String, String> properties(String text) throws IOException {
        Properties read = new Properties();
        read.load(new StringReader(text));
        return read.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX))
                .collect(Collectors.toMap(key -> key, read::getProperty));
    }

    /** JSON is YAML. */
    private static Map<String, String> document(String text) throws IOException, WrongUse {
        JsonNode root = new YAMLMapper().readTree(text);
        if (root == null || !root.isObject()) {
            throw new WrongUse("--config must be a .properties file, or a JSON or YAML object.");
        }
        return SourceDocument.properties(root);
    }

    private static Map<String, SourceSettings> settings(Path file, Map<String, String> properties) throws WrongUse {
        try {
            SourceConfig config = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withSources(
                            new PropertiesConfigSource(
                                    new LinkedHashMap<>(System.getenv()), "environment", ENVIRONMENT),
                            new PropertiesConfigSource(
                                    properties, file.getFileName().toString(), FILE))
                    .withMapping(SourceConfig.class)
                    .build()
                    .getConfigMapping(SourceConfig.class);
            Map<String, SourceSettings> settings = new TreeMap<>();
            config.sources().forEach((name, source) -> settings.put(name, ConfiguredSources.settings(name, source)));
            return settings;
        } catch (ConfigValidationException faults) {
            String words = IntStream.range(0, faults.getProblemCount())
                    .mapToObj(i -> withoutCode(faults.getProblem(i).getMessage()))
                    .collect(Collectors.joining("; "));
            throw new WrongUse("--config " + file + " is not usable: " + words);
        } catch (NoSuchElementException | IllegalArgumentException fault) {
            throw new WrongUse("--config " + file + " is not usable: " + withoutCode(fault.getMessage()));
        }
    }

    private static String withoutCode(String message) {
        return message.replaceAll("(?:java\\.[A-Za-z.]+: )?SRCFG[0-9]+: ", "");
    }
}
