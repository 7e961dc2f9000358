package app.merit.ingest.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON with bounds on depth and numbers, read into exact decimals. */
public final class Json {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER_LENGTH = 200;

    /**
     * Names are not kept between bodies: a table of them costs a sender of colliding names nothing and us a hundred times
     * the reading.
     */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .maxNameLength(1000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    public static Parsed<JsonNode> parse(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(text(body));
            return node == null || node.isMissingNode()
                    ? new Parsed.Malformed<>("empty-body", "The body is empty.")
                    : new Parsed.Ok<>(node);
        } catch (JsonProcessingException malformed) {
            return new Parsed.Malformed<>("malformed-json", "The body is not JSON within the bounds" + at(malformed));
        } catch (NumberFormatException beyondAllNumbers) {
            // Jackson lets the failure of an exponent such as 1e99999999999 through as it is.
            return new Parsed.Malformed<>("malformed-json", "The body holds a number beyond the bounds.");
        } catch (IOException malformed) {
            return new Parsed.Malformed<>("malformed-json", "The body is not JSON in UTF-8.");
        }
    }

    /** Strictly UTF-8: two broken ids must not become one by the same mark in the place of what is broken. */
    private static Reader text(byte[] body) {
        int start = startsWithMark(body) ? 3 : 0;
        return new InputStreamReader(
                new ByteArrayInputStream(body, start, body.length - start), StandardCharsets.UTF_8.newDecoder());
    }

    /** The byte order mark that some senders put before UTF-8. */
    private static boolean startsWithMark(byte[] body) {
        return body.length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf;
    }

    /** The member, or a missing node if there is none or the parent is no object. */
    public static JsonNode at(JsonNode parent, String member) {
        JsonNode child = parent.get(member);
        return child == null ? MissingNode.getInstance() : child;
    }

    /** The text of a string or of a whole number. */
    public static Optional<String> text(JsonNode node) {
        return node.isTextual() || node.isIntegralNumber() ? Optional.of(clean(node.asText())) : Optional.empty();
    }

    /** JSON escapes can spell half a surrogate pair, which no encoder writes again: it becomes a question mark. */
    public static String clean(String text) {
        return text.chars().noneMatch(c -> Character.isSurrogate((char) c))
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    public static Optional<String> id(JsonNode node) {
        return text(node).flatMap(Ids::parse);
    }

    /** A number, or a string that is one, of a bounded size. */
    public static Optional<BigDecimal> decimal(JsonNode node) {
        if (node.isNumber()) {
            return Decimals.bounded(node.decimalValue());
        }
        return node.isTextual() ? Decimals.parse(node.textValue()) : Optional.empty();
    }

    private static String at(JsonProcessingException malformed) {
        return malformed.getLocation() == null
                ? "."
                : " (character " + malformed.getLocation().getCharOffset() + ").";
    }
}
