package app.merit.ingest.crm.pipedrive;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Currencies;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** The deal as both versions send it; they differ in the name of the owner and in the form of custom fields. */
final class DealRecord {
    private static final Set<String> STATUSES = Set.of("open", "won", "lost");
    private static final String EXPECTED_CLOSE = "expected_close_date";

    private DealRecord() {}

    static Fields read(JsonNode deal, boolean v1) {
        Fields.Builder fields = Fields.builder();
        Values.read(deal, deal.has("owner_id") ? "owner_id" : "user_id", Field.OWNER, fields, Values::id);
        Json.text(Json.at(deal, "status")).filter(STATUSES::contains).ifPresent(s -> fields.set(Field.STATUS, s));
        Values.read(deal, "stage_id", Field.STAGE, fields, Values::id);
        Values.read(deal, "pipeline_id", Field.PIPELINE, fields, Values::id);
        Values.read(deal, "value", Field.AMOUNT, fields, Json::decimal);
        Values.read(deal, "currency", Field.CURRENCY, fields, DealRecord::currency);
        Values.read(deal, "add_time", Field.CREATED_AT, fields, Values::time);
        Values.read(deal, "close_time", Field.CLOSED_AT, fields, Values::time);
        Values.read(deal, "won_time", Field.WON_AT, fields, Values::time);
        Values.read(deal, "lost_time", Field.LOST_AT, fields, Values::time);
        Values.read(deal, "stage_change_time", Field.STAGE_ENTERED_AT, fields, Values::time);
        expectedClose(deal, fields);
        if (v1) {
            CustomFields.readV1(deal, fields);
        } else {
            CustomFields.readV2(Json.at(deal, "custom_fields"), fields);
        }
        return fields.build();
    }

    static Optional<String> currency(JsonNode node) {
        return Json.text(node).flatMap(Currencies::code);
    }

    /** A date that people type in: a plain field, never a moment. */
    private static void expectedClose(JsonNode deal, Fields.Builder fields) {
        JsonNode node = Json.at(deal, EXPECTED_CLOSE);
        if (node.isNull()) {
            fields.clearCustom(EXPECTED_CLOSE);
        }
        Json.text(node)
                .flatMap(Times::date)
                .ifPresent(date -> fields.custom(EXPECTED_CLOSE, new CustomValue.Date(date)));
    }
}
