package app.merit.motivation.scheme.rest;

import app.merit.motivation.engine.check.Fault;
import app.merit.motivation.engine.scheme.Scheme;
import app.merit.motivation.json.EngineJson;
import app.merit.motivation.web.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Checks the shape of a scheme document by the very JSON Schema that is published. */
@ApplicationScoped
class SchemeShape {
    private static final String RESOURCE = "/contracts/rest/scheme.schema.json";

    private final String text = read();
    private final JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                    text,
                    SchemaValidatorsConfig.builder()
                            .locale(Locale.ENGLISH)
                            .pathType(PathType.JSON_PATH)
                            .build());

    /** The schema as it is published. */
    String published() {
        return text;
    }

    /**
     * Reads a document that has the right shape.
     *
     * @throws Problem.Refusal naming every place that has not
     * @throws JsonProcessingException if it is no JSON, or a date is none
     */
    Scheme read(String code, String body) throws JsonProcessingException {
        JsonNode document = EngineJson.mapper().readTree(body);
        var errors = schema.validate(document).stream()
                .map(SchemeShape::error)
                .distinct()
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).asException();
        }
        ObjectNode scheme = document.deepCopy();
        scheme.put("code", code);
        return EngineJson.mapper().treeToValue(scheme, Scheme.class);
    }

    private static Problem.FieldError error(ValidationMessage message) {
        var place = message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        var property = message.getProperty();
        var field = property == null ? place : place.isEmpty() ? property : place + "." + property;
        var node = message.getInstanceNode();
        var value = property == null && node != null && node.isValueNode() ? node.asText() : "";
        return new Problem.FieldError(field, rule(message), value);
    }

    private static String rule(ValidationMessage message) {
        return switch (message.getType()) {
            case "additionalProperties", "unevaluatedProperties" -> "is not a known field";
            case "required" -> "must be stated";
            default -> message.getMessage().replaceFirst("^\\S+: ", "");
        };
    }

    private static String read() {
        try (var stream = SchemeShape.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is not packaged");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<Problem.FieldError> errors(List<Fault> faults) {
        return faults.stream()
                .map(f -> new Problem.FieldError(f.place(), f.rule(), f.value()))
                .toList();
    }
}
