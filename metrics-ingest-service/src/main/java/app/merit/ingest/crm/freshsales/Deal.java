package app.merit.ingest.crm.freshsales;

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
import java.util.Optional;

/** A deal as the API gives it; names are never carried. */
final class Deal {
    private Deal() {}

    static Fields read(JsonNode record, JsonNode lookups, Template template) {
        Fields.Builder fields = Fields.builder();
        fields.setIf(Field.URL, Json.id(Json.at(record, "id")).flatMap(template::link));
        JsonFields.read(record, "owner_id", Field.OWNER, fields, Deal::id);
        JsonFields.read(record, "deal_stage_id", Field.STAGE, fields, Deal::id);
        JsonFields.read(record, "deal_pipeline_id", Field.PIPELINE, fields, Deal::id);
        JsonFields.read(record, "amount", Field.AMOUNT, fields, Json::decimal);
        fields.setIf(Field.CURRENCY, currency(record, lookups));
        fields.setIf(Field.STATUS, status(record, lookups, template));
        JsonFields.read(record, "created_at", Field.CREATED_AT, fields, Deal::time);
        JsonFields.read(record, "stage_updated_time", Field.STAGE_ENTERED_AT, fields, Deal::time);
        day(record, "closed_date", fields);
        day(record, "expected_close", fields);
        Json.at(record, "custom_field")
                .properties()
                .forEach(field ->
                        JsonFields.custom(field.getValue(), Json.clean(field.getKey()), fields, JsonFields::plain));
        return fields.build();
    }

    /** True if the deal has a currency that neither it nor the lookup spells out. */
    static boolean hidesCurrency(JsonNode record, JsonNode lookups) {
        return Deal.id(Json.at(record, "currency_id")).isPresent()
                && currency(record, lookups).isEmpty();
    }

    private static Optional<String> currency(JsonNode record, JsonNode lookups) {
        return Json.text(Json.at(record, "currency_code"))
                .or(() -> Json.id(Json.at(record, "currency_id"))
                        .flatMap(id -> Json.text(Json.at(Json.at(lookups, FreshsalesRecords.CURRENCIES), id))))
                .flatMap(Currencies::code);
    }

    /** By the forecast type of the stage, which no renaming alters; else by what the options list, by name or id. */
    private static Optional<String> status(JsonNode record, JsonNode lookups, Template template) {
        Optional<String> stage = Json.id(Json.at(record, "deal_stage_id"));
        JsonNode known = Json.at(Json.at(lookups, FreshsalesRecords.STAGES), stage.orElse(""));
        Optional<String> byForecast =
                switch (FilledTemplate.lower(Json.at(known, "forecast").asText())) {
                    case "closed won" -> Optional.of("won");
                    case "closed lost" -> Optional.of("lost");
                    case "open" -> Optional.of("open");
                    default -> Optional.empty();
                };
        String name = FilledTemplate.lower(Json.at(known, "name").asText());
        return byForecast
                .or(() -> Values.outcome(template, name).filter(outcome -> !outcome.equals("open")))
                .or(() -> stage.flatMap(id -> Values.outcome(template, FilledTemplate.lower(id))));
    }

    /** Days that people can edit are plain fields. */
    private static void day(JsonNode record, String key, Fields.Builder fields) {
        JsonFields.readCustom(
                record,
                key,
                fields,
                node -> Json.text(node)
                        .flatMap(text -> Times.date(text.length() > 10 ? text.substring(0, 10) : text))
                        .map(CustomValue.Date::new));
    }

    private static Optional<String> id(JsonNode node) {
        return Json.text(node).flatMap(Ids::parseNonZero);
    }

    private static Optional<Instant> time(JsonNode node) {
        return Json.text(node).flatMap(Times::isoOrUtc);
    }
}
