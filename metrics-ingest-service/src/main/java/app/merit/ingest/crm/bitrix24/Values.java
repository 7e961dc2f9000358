package app.merit.ingest.crm.bitrix24;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Currencies;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.JsonFields;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** How Bitrix24 writes ids, times and flags: as texts, nearly always. */
final class Values {
    private static final int DATE_LENGTH = 10;

    private Values() {}

    /** Null and an empty text clear the field, an unreadable value says nothing, a missing one neither. */
    static void read(
            JsonNode record, String key, Field field, Fields.Builder fields, Function<JsonNode, Optional<?>> reading) {
        JsonFields.read(record, key, field, fields, reading);
    }

    /** User 0 is nobody. */
    static void user(JsonNode record, String key, Field field, Fields.Builder fields) {
        if (Json.text(Json.at(record, key)).filter("0"::equals).isPresent()) {
            fields.clear(field);
        } else {
            read(record, key, field, fields, Json::id);
        }
    }

    /** A code of the CRM's own lists, carried beside the company's own fields. */
    static void custom(JsonNode record, String key, Fields.Builder fields) {
        JsonNode node = Json.at(record, key);
        if (isEmpty(node)) {
            fields.clearCustom(key);
        }
        Json.id(node).ifPresent(code -> fields.custom(key, new CustomValue.Text(code)));
    }

    static boolean isEmpty(JsonNode node) {
        return JsonFields.isCleared(node);
    }

    static Optional<String> id(JsonNode node) {
        return Json.text(node).flatMap(Ids::parseNonZero);
    }

    static Optional<Instant> time(JsonNode node) {
        return Json.text(node).flatMap(Times::iso);
    }

    /** A date as it stands, in the portal's zone. */
    static Optional<LocalDate> date(JsonNode node) {
        return Json.text(node)
                .map(String::strip)
                .filter(text -> text.length() >= DATE_LENGTH)
                .flatMap(text -> Times.date(text.substring(0, DATE_LENGTH)));
    }

    static Optional<Boolean> flag(JsonNode node) {
        return switch (Json.text(node).orElse("")) {
            case "Y" -> Optional.of(true);
            case "N" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<String> currency(JsonNode node) {
        return Json.text(node).flatMap(Currencies::code);
    }
}
