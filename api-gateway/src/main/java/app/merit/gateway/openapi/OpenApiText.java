package app.merit.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two ways to write the document. */
enum OpenApiText {
    JSON("application/json", JsonMapper.builder().build()),
    YAML(
            "application/yaml",
            YAMLMapper.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .build());

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final String mediaType;
    private final ObjectMapper mapper;

    OpenApiText(String mediaType, ObjectMapper mapper) {
        this.mediaType = mediaType;
        this.mapper = mapper;
    }

    String mediaType() {
        return mediaType;
    }

    String write(Map<String, Object> document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @throws UncheckedIOException if it is not a JSON object
     */
    static Map<String, Object> read(Buffer json) {
        try {
            return JSON.mapper.readValue(json.getBytes(), OBJECT);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /**
     * What the caller asks for; empty if it is neither.
     *
     * @param format the query parameter, which wins
     * @param accept the header
     */
    static Optional<OpenApiText> wanted(@Nullable String format, @Nullable String accept) {
        if (format != null) {
            return switch (format.toLowerCase(Locale.ROOT)) {
                case "json" -> Optional.of(JSON);
                case "yaml" -> Optional.of(YAML);
                default -> Optional.empty();
            };
        }
        String accepted = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        boolean yaml = accepted.contains("yaml") && !accepted.contains("json");
        return Optional.of(yaml ? YAML : JSON);
    }
}
