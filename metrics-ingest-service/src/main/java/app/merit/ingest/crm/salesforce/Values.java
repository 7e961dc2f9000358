package app.merit.ingest.crm.salesforce;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Currencies;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.JsonFields;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How Salesforce writes values: everything as text in SOAP, times as ISO in SOAP and REST and as milliseconds in events. */
final class Values {
    private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("([+-][0-9]{2})([0-9]{2})$");
    private static final Pattern MILLIS = Pattern.compile("[0-9]{10,14}");
    /** Keeps a plain date on its day in nearly every zone. */
    private static final LocalTime NO_TIME_OF_DAY = LocalTime.NOON;

    private Values() {}

    /** Null clears the field, an unreadable value says nothing, a missing one neither. */
    static void read(
            JsonNode record, String key, Field field, Fields.Builder fields, Function<JsonNode, Optional<?>> reading) {
        JsonFields.read(record, key, field, fields, reading);
    }

    static boolean isEmpty(JsonNode node) {
        return JsonFields.isCleared(node);
    }

    static Optional<String> id(JsonNode node) {
        return Json.text(node).flatMap(SalesforceIds::parse);
    }

    static Optional<String> label(JsonNode node) {
        return Json.text(node).map(String::strip).filter(text -> text.length() <= 255);
    }

    static Optional<String> currency(JsonNode node) {
        return Json.text(node).flatMap(Currencies::code);
    }

    static Optional<Boolean> flag(JsonNode node) {
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        return switch (Json.text(node).map(String::strip).orElse("")) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** ISO with an offset, be it {@code +0000}, or milliseconds since 1970. */
    static Optional<Instant> time(JsonNode node) {
        return Json.text(node)
                .map(String::strip)
                .flatMap(text -> MILLIS.matcher(text).matches()
                        ? Times.unixMillis(text)
                        : Times.iso(OFFSET_WITHOUT_COLON.matcher(text).replaceFirst("$1:$2")));
    }

    /** {@code YYYY-MM-DD}, or midnight in UTC in milliseconds. */
    static Optional<LocalDate> date(JsonNode node) {
        return Json.text(node)
                .filter(text -> text.indexOf('-') > 0)
                .flatMap(Times::date)
                .or(() -> time(node).map(at -> at.atZone(ZoneOffset.UTC).toLocalDate()));
    }

    static Optional<Instant> noon(JsonNode node) {
        return date(node).map(day -> day.atTime(NO_TIME_OF_DAY).toInstant(ZoneOffset.UTC));
    }
}
