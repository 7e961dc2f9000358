package app.merit.ingest.crm.close;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Currencies;
import app.merit.ingest.format.Decimals;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.JsonFields;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Opportunities are deals; names of contacts, leads and users, and notes, are never carried. */
final class Opportunity {
    private static final Pattern LEAD = Pattern.compile("lead_[A-Za-z0-9]{1,64}");
    private static final String CUSTOM_PREFIX = "custom.";

    private Opportunity() {}

    static Fields read(JsonNode record, Dates dates) {
        Fields.Builder fields = Fields.builder();
        JsonFields.read(record, "user_id", Field.OWNER, fields, Json::id);
        fields.setIf(Field.STATUS, Json.text(Json.at(record, "status_type")).flatMap(Opportunity::status));
        JsonFields.read(record, "status_id", Field.STAGE, fields, Json::id);
        JsonFields.read(record, "pipeline_id", Field.PIPELINE, fields, Json::id);
        JsonFields.read(record, "value", Field.AMOUNT, fields, Opportunity::majorUnits);
        JsonFields.read(
                record,
                "value_currency",
                Field.CURRENCY,
                fields,
                node -> Json.text(node).flatMap(Currencies::code));
        JsonFields.read(
                record,
                "date_created",
                Field.CREATED_AT,
                fields,
                node -> Json.text(node).flatMap(Times::isoOrUtc));
        dates.read(record, "date_won", Field.WON_AT, fields);
        dates.read(record, "date_lost", Field.LOST_AT, fields);
        // What is paid each month or year is no single amount: the definition of a KPI has to say what it makes of it.
        JsonFields.readCustom(record, "value_period", fields, JsonFields::text);
        JsonFields.readCustom(record, "confidence", fields, JsonFields::plain);
        JsonFields.readCustom(record, "lead_id", fields, JsonFields::text);
        custom(record, fields);
        Optional.of(Reader.leadOf(record))
                .filter(lead -> LEAD.matcher(lead).matches())
                .ifPresent(lead -> fields.set(Field.URL, "https://app.close.com/lead/" + lead + "/"));
        return fields.build();
    }

    private static Optional<String> status(String type) {
        return switch (type) {
            case "active" -> Optional.of("open");
            case "won", "lost" -> Optional.of(type);
            default -> Optional.empty();
        };
    }

    /** Amounts come in hundredths of the unit, in every currency. */
    private static Optional<BigDecimal> majorUnits(JsonNode cents) {
        return Json.decimal(cents).map(value -> value.movePointLeft(2)).flatMap(Decimals::bounded);
    }

    /** {@code custom.cf_...} beside the standard members, keyed by the id of the field. */
    private static void custom(JsonNode record, Fields.Builder fields) {
        record.properties().forEach(member -> {
            String key = member.getKey();
            if (key.startsWith(CUSTOM_PREFIX) && key.length() > CUSTOM_PREFIX.length()) {
                JsonFields.custom(
                        member.getValue(),
                        Json.clean(key.substring(CUSTOM_PREFIX.length())),
                        fields,
                        JsonFields::plain);
            }
        });
    }
}
