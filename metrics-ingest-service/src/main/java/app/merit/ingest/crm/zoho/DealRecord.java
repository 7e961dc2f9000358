package app.merit.ingest.crm.zoho;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The deal, as far as a notification or a record states it. */
final class DealRecord {
    static final List<String> COLUMNS = List.of(
            "Owner",
            "Stage",
            "Pipeline",
            "Amount",
            "Currency",
            "Closing_Date",
            "Created_Time",
            "Modified_Time",
            "Type",
            "Lead_Source",
            "Probability",
            "Expected_Revenue");

    private DealRecord() {}

    static Fields read(JsonNode deal, Map<String, String> outcomes) {
        Fields.Builder fields = Fields.builder();
        Values.read(deal, "Owner", Field.OWNER, fields, Values::id);
        Values.read(deal, "Stage", Field.STAGE, fields, Values::label);
        Values.read(deal, "Pipeline", Field.PIPELINE, fields, Values::label);
        Values.read(deal, "Amount", Field.AMOUNT, fields, Json::decimal);
        Values.read(deal, "Currency", Field.CURRENCY, fields, Values::currency);
        Values.read(deal, "Created_Time", Field.CREATED_AT, fields, Values::time);
        Optional<String> outcome = Values.label(Json.at(deal, "Stage")).map(outcomes::get);
        fields.setIf(Field.STATUS, outcome);
        CustomFields.read(deal, fields);
        return fields.build();
    }
}
