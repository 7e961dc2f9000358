package app.merit.metrics.messaging;

import app.merit.metrics.value.domain.Subject;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads fields of JSON records and says which one is wrong. */
final class Json {
    private static final int MOST_DIGITS = 30;
    private static final int MOST_PLACES = 12;
    private static final int LONGEST_TEXT = 4000;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(50)
                        .maxNumberLength(100)
                        .build());
    }

    private Json() {}

    static JsonNode object(String json) {
        try {
            var node = MAPPER.readTree(json);
            if (node == null || !node.isObject()) {
                throw new MalformedRecord("malformed-json", "The record is not a JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new MalformedRecord("malformed-json", e.getOriginalMessage());
        }
    }

    static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    static Optional<JsonNode> optional(JsonNode parent, String field) {
        var node = parent.get(field);
        return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    static String text(JsonNode parent, String field) {
        return optionalText(parent, field).orElseThrow(() -> wrong(field, "is missing"));
    }

    static Optional<String> optionalText(JsonNode parent, String field) {
        return optional(parent, field).map(node -> text(field, node));
    }

    /** A code of the company; the empty text and `:` have a meaning of their own in our keys. */
    static String code(JsonNode parent, String field) {
        var code = text(parent, field);
        if (!Subject.CODE.matcher(code).matches()) {
            throw wrong(field, "is no code");
        }
        return code;
    }

    static String text(String field, JsonNode node) {
        if (!node.isTextual()) {
            throw wrong(field, "is not a text");
        }
        return bounded(field, node.textValue(), LONGEST_TEXT);
    }

    static String bounded(String field, String text, int longest) {
        if (text.length() > longest) {
            throw wrong(field, "is longer than " + longest);
        }
        if (text.indexOf('\0') >= 0) {
            throw wrong(field, "holds a character that cannot be stored");
        }
        return text;
    }

    static boolean flag(JsonNode parent, String field, boolean otherwise) {
        return optional(parent, field).map(n -> flag(field, n)).orElse(otherwise);
    }

    static boolean flag(String field, JsonNode node) {
        if (!node.isBoolean()) {
            throw wrong(field, "is neither true nor false");
        }
        return node.booleanValue();
    }

    /** A decimal as text (or as a JSON number), at most 30 digits of which 12 after the point. */
    static BigDecimal decimal(String field, JsonNode node) {
        if (!node.isTextual() && !node.isNumber()) {
            throw wrong(field, "is not a decimal");
        }
        try {
            var text = node.asText();
            var number = new BigDecimal(text.length() > 2 * MOST_DIGITS ? "?" : text);
            var whole = (long) number.precision() - number.scale();
            if (number.precision() > MOST_DIGITS || number.scale() > MOST_PLACES || whole > MOST_DIGITS) {
                throw wrong(field, "has more than " + MOST_DIGITS + " digits or " + MOST_PLACES + " places");
            }
            return number;
        } catch (NumberFormatException e) {
            throw wrong(field, "is not a decimal");
        }
    }

    static Instant instant(JsonNode parent, String field) {
        return optional(parent, field).map(n -> instant(field, n)).orElseThrow(() -> wrong(field, "is missing"));
    }

    static Instant instant(String field, JsonNode node) {
        try {
            var at = OffsetDateTime.parse(text(field, node)).toInstant();
            var year = at.atOffset(ZoneOffset.UTC).getYear();
            if (year < 1 || year > 9998) {
                throw wrong(field, "is outside the years 1 to 9998");
            }
            return at;
        } catch (DateTimeException e) {
            throw wrong(field, "is not an ISO instant");
        }
    }

    static LocalDate date(JsonNode parent, String field) {
        return optionalDate(parent, field).orElseThrow(() -> wrong(field, "is missing"));
    }

    static Optional<LocalDate> optionalDate(JsonNode parent, String field) {
        return optionalText(parent, field).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw wrong(field, "is not a date");
            }
        });
    }

    static MalformedRecord wrong(String field, String rule) {
        return new MalformedRecord("invalid-field", field + " " + rule);
    }
}
