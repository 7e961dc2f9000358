package app.merit.ingest.crm.copper;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Currencies;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.JsonFields;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Opportunities are deals; names and details are never carried. */
final class Opportunity {
    private Opportunity() {}

    static Fields read(JsonNode record) {
        Fields.Builder fields = Fields.builder();
        JsonFields.read(record, "assignee_id", Field.OWNER, fields, Opportunity::id);
        fields.setIf(Field.STATUS, Json.text(Json.at(record, "status")).flatMap(Opportunity::status));
        JsonFields.read(record, "pipeline_stage_id", Field.STAGE, fields, Opportunity::id);
        JsonFields.read(record, "pipeline_id", Field.PIPELINE, fields, Opportunity::id);
        JsonFields.read(record, "monetary_value", Field.AMOUNT, fields, Json::decimal);
        currency(record, fields);
        JsonFields.read(record, "date_created", Field.CREATED_AT, fields, Opportunity::time);
        JsonFields.read(record, "date_stage_changed", Field.STAGE_ENTERED_AT, fields, Opportunity::time);
        JsonFields.readCustom(record, "close_date", fields, JsonFields::text);
        JsonFields.readCustom(record, "win_probability", fields, JsonFields::plain);
        custom(Json.at(record, "custom_fields"), fields);
        return fields.build();
    }

    /** A company with one currency has no unit: then the source's own stands in. */
    private static void currency(JsonNode record, Fields.Builder fields) {
        fields.setIf(Field.CURRENCY, Json.text(Json.at(record, "monetary_unit")).flatMap(Currencies::code));
    }

    private static Optional<String> status(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "open" -> Optional.of("open");
            case "won" -> Optional.of("won");
            case "lost", "abandoned" -> Optional.of("lost");
            default -> Optional.empty();
        };
    }

    private static void custom(JsonNode customFields, Fields.Builder fields) {
        customFields.forEach(field -> Json.id(Json.at(field, "custom_field_definition_id"))
                .ifPresent(id -> JsonFields.custom(Json.at(field, "value"), "cf_" + id, fields, JsonFields::plain)));
    }

    static Optional<String> id(JsonNode node) {
        return Json.text(node).flatMap(Ids::parseNonZero);
    }

    /** Seconds since 1970 in records; ISO is taken too. */
    static Optional<Instant> time(JsonNode node) {
        return Json.text(node).flatMap(text -> Times.unixSeconds(text).or(() -> Times.isoOrUtc(text)));
    }
}
