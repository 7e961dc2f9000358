package app.merit.ingest.format;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads members of a record that says null for what was cleared. */
public final class JsonFields {
    private JsonFields() {}

    /** Null and blank text clear the field, an unreadable value says nothing, a missing one neither. */
    public static void read(
            JsonNode record, String key, Field field, Fields.Builder fields, Function<JsonNode, Optional<?>> reading) {
        JsonNode node = Json.at(record, key);
        if (isCleared(node)) {
            fields.clear(field);
        } else if (!node.isMissingNode()) {
            fields.setIf(field, reading.apply(node));
        }
    }

    /** The same for a field that is no standard one. */
    public static void readCustom(
            JsonNode record, String key, Fields.Builder fields, Function<JsonNode, Optional<CustomValue>> reading) {
        custom(Json.at(record, key), key, fields, reading);
    }

    /** The same where the value stands under another name than the field. */
    public static void custom(
            JsonNode node, String name, Fields.Builder fields, Function<JsonNode, Optional<CustomValue>> reading) {
        if (isCleared(node)) {
            fields.clearCustom(name);
        } else if (!node.isMissingNode()) {
            reading.apply(node).ifPresent(value -> fields.custom(name, value));
        }
    }

    public static boolean isCleared(JsonNode node) {
        return node.isNull() || node.isTextual() && node.textValue().isBlank();
    }

    /** A plain JSON value with the type that it has; empty for objects and for texts that are too long. */
    public static Optional<CustomValue> plain(JsonNode node) {
        if (node.isBoolean()) {
            return Optional.of(new CustomValue.Flag(node.booleanValue()));
        }
        if (node.isNumber()) {
            return Json.decimal(node).map(CustomValue.Number::new);
        }
        return node.isArray() ? Optional.of(new CustomValue.Items(elements(node))) : text(node);
    }

    public static Optional<CustomValue> text(JsonNode node) {
        return Json.text(node).filter(text -> !text.isBlank()).flatMap(CustomValue::text);
    }

    private static List<String> elements(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> Json.text(element)
                .filter(text -> text.length() <= CustomValue.MAX_ELEMENT)
                .ifPresent(texts::add));
        return texts;
    }
}
