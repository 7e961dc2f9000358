package app.merit.metrics.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The contracts of this and other services, read in place. */
public final class Schemas {
    private static final Path OWN = Path.of("src/main/contracts");
    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private Schemas() {}

    public static void assertValid(String contract, String json) {
        var schema = SCHEMAS.computeIfAbsent(
                contract,
                c -> JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(read(OWN.resolve(c).resolve("v1/schema.json"))));
        assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }

    public static List<String> examples(Path contracts, String contract) {
        try (var files = Files.list(contracts.resolve(contract).resolve("v1/examples"))) {
            return files.sorted().map(Schemas::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> ownExamples(String contract) {
        return examples(OWN, contract);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
