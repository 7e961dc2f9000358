package app.merit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The published contracts, and the check that JSON keeps to them. */
public final class Contracts {
    public static final Path FOLDER = Path.of("src/main/contracts");

    private Contracts() {}

    public static void assertKept(String contract, JsonNode value) {
        assertThat(schema(contract).validate(value)).as(contract + " " + value).isEmpty();
    }

    public static JsonSchema schema(String contract) {
        try {
            String text = Files.readString(FOLDER.resolve(contract).resolve("v1/schema.json"));
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
