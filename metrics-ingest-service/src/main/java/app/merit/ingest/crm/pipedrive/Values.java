package app.merit.ingest.crm.pipedrive;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
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

/** How Pipedrive writes ids, times, flags and durations. */
final class Values {
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,5}):([0-5][0-9])(?::([0-5][0-9]))?");

    private Values() {}

    /** Null clears the field, an unreadable value says nothing, a missing one neither. */
    static void read(
            JsonNode record, String key, Field field, Fields.Builder fields, Function<JsonNode, Optional<?>> reading) {
        JsonFields.read(record, key, field, fields, reading);
    }

    /** A number, a text, or (version 1) an object with the id inside. */
    static Optional<String> id(JsonNode node) {
        JsonNode plain = node.isObject() ? Json.at(node, node.has("id") ? "id" : "value") : node;
        return Json.text(plain).flatMap(Ids::parseNonZero);
    }

    /** ISO with an offset, {@code YYYY-MM-DD HH:MM:SS} in UTC, or digits since 1970. */
    static Optional<Instant> time(JsonNode node) {
        return Json.text(node)
                .flatMap(text -> Times.iso(text).or(() -> Times.spacedUtc(text)).or(() -> Times.unixAny(text)));
    }

    static Optional<Boolean> flag(JsonNode node) {
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        return Json.text(node)
                .filter(text -> text.equals("0") || text.equals("1"))
                .map("1"::equals);
    }

    /** {@code HH:MM} or {@code HH:MM:SS}. */
    static Optional<BigDecimal> clock(String text) {
        var matcher = CLOCK.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String seconds = matcher.group(3) == null ? "0" : matcher.group(3);
        return Optional.of(BigDecimal.valueOf(Long.parseLong(matcher.group(1)) * 3600
                + Long.parseLong(matcher.group(2)) * 60
                + Long.parseLong(seconds)));
    }
}
