package app.merit.ingest.crm.zoho;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Currencies;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.JsonFields;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How Zoho writes values: ids as text of up to 19 digits, lookups as objects, times as ISO with an offset. */
final class Values {
    private static final Pattern ID = Pattern.compile("[0-9]{1,25}");
    private static final Pattern CLOCK = Pattern.compile("(?:([0-9]{1,4}):)?([0-9]{1,6}):([0-5]?[0-9])");

    private Values() {}

    /** Null clears the field, an unreadable value says nothing, a missing one neither. */
    static void read(
            JsonNode record, String key, Field field, Fields.Builder fields, Function<JsonNode, Optional<?>> reading) {
        JsonFields.read(record, key, field, fields, reading);
    }

    static boolean isEmpty(JsonNode node) {
        return JsonFields.isCleared(node);
    }

    /** Digits, or a lookup with them inside; a name is no id. */
    static Optional<String> id(JsonNode node) {
        JsonNode plain = node.isObject() ? Json.at(node, "id") : node;
        return Json.text(plain)
                .flatMap(Ids::parseNonZero)
                .filter(id -> ID.matcher(id).matches());
    }

    /** A text, or the name of a lookup. */
    static Optional<String> label(JsonNode node) {
        return Json.text(node.isObject() ? Json.at(node, "name") : node)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= 255);
    }

    static Optional<String> currency(JsonNode node) {
        return label(node).flatMap(Currencies::code);
    }

    static Optional<Instant> time(JsonNode node) {
        return Json.text(node).flatMap(Times::iso);
    }

    /** {@code mm:ss}, where minutes may be many, or {@code hh:mm:ss}. */
    static Optional<BigDecimal> clock(JsonNode node) {
        return Json.text(node)
                .map(text -> CLOCK.matcher(text.strip()))
                .filter(java.util.regex.Matcher::matches)
                .map(parts -> {
                    long hours = parts.group(1) == null ? 0 : Long.parseLong(parts.group(1));
                    long minutes = Long.parseLong(parts.group(2));
                    return BigDecimal.valueOf(hours * 3600 + minutes * 60 + Long.parseLong(parts.group(3)));
                });
    }
}
