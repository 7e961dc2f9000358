package app.merit.kpidefinition.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The contracts as files, read in place. */
final class Contracts {
    static final List<String> TOPICS = List.of("company", "organisation", "kpis", "targets", "goals");
    private static final Path FOLDER = Path.of("src/main/contracts");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private Contracts() {}

    static JsonSchema ofTopic(String topic) {
        return schema(FOLDER.resolve("definition-" + topic + "/v1/schema.json"));
    }

    static JsonSchema ofBody(String name) {
        return schema(FOLDER.resolve("rest/" + name + ".schema.json"));
    }

    static List<Path> examples(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<Path> examplesOfTopic(String topic) {
        return examples("definition-" + topic + "/v1/examples");
    }

    static JsonNode read(Path file) {
        return parse(text(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Set<ValidationMessage> violations(JsonSchema schema, JsonNode json) {
        return schema.validate(json, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
    }

    private static JsonSchema schema(Path file) {
        return SCHEMAS.getSchema(read(file), SchemaValidatorsConfig.builder().build());
    }
}
