package app.merit.ingest.crm.salesforce;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.DeclaredTypes;
import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The opportunity, as far as a message states it. The stage is a label and proves no outcome. */
final class OpportunityRecord {
    /** Picklists and numbers that companies filter by; names and descriptions are never carried. */
    private static final List<String> PLAIN =
            List.of("Type", "LeadSource", "ForecastCategory", "ForecastCategoryName", "CampaignId", "AccountId");

    private static final List<String> NUMBERS = List.of("Probability", "ExpectedRevenue");
    private static final String CLOSE_DATE = "CloseDate";

    private OpportunityRecord() {}

    static Fields read(JsonNode record, DeclaredTypes types) {
        Fields.Builder fields = Fields.builder();
        Values.read(record, "OwnerId", Field.OWNER, fields, Values::id);
        Values.read(record, "StageName", Field.STAGE, fields, Values::label);
        Values.read(record, "RecordTypeId", Field.PIPELINE, fields, Values::id);
        Values.read(record, "Amount", Field.AMOUNT, fields, Json::decimal);
        Values.read(record, "CurrencyIsoCode", Field.CURRENCY, fields, Values::currency);
        Values.read(record, "CreatedDate", Field.CREATED_AT, fields, Values::time);
        Values.read(record, "LastStageChangeDate", Field.STAGE_ENTERED_AT, fields, Values::time);
        status(record)
                .ifPresent(status -> outcome(status, Values.time(Json.at(record, "LastStageChangeDate")), fields));
        plain(record, fields);
        CustomFields.read(record, types, fields);
        return fields.build();
    }

    /** Won implies closed; that it is not won says nothing as long as it may be open. */
    static Optional<String> status(JsonNode record) {
        Optional<Boolean> won = Values.flag(Json.at(record, "IsWon"));
        Optional<Boolean> closed = Values.flag(Json.at(record, "IsClosed"));
        if (won.orElse(false)) {
            return Optional.of("won");
        }
        if (closed.isPresent() && !closed.get()) {
            return Optional.of("open");
        }
        return closed.isPresent() && won.isPresent() ? Optional.of("lost") : Optional.empty();
    }

    /**
     * The outcome follows from the stage, so the system's own time of the stage change is the time of the outcome. An
     * open deal has none: what an earlier message said of it must not outlive a reopening.
     */
    private static void outcome(String status, Optional<Instant> stageEntered, Fields.Builder fields) {
        fields.set(Field.STATUS, status);
        if (status.equals("open")) {
            fields.clear(Field.CLOSED_AT).clear(Field.WON_AT).clear(Field.LOST_AT);
            return;
        }
        fields.clear(status.equals("won") ? Field.LOST_AT : Field.WON_AT);
        fields.setIf(Field.CLOSED_AT, stageEntered);
        fields.setIf(status.equals("won") ? Field.WON_AT : Field.LOST_AT, stageEntered);
    }

    private static void plain(JsonNode record, Fields.Builder fields) {
        for (String key : PLAIN) {
            custom(record, key, Values.label(Json.at(record, key)).map(CustomValue.Text::new), fields);
        }
        for (String key : NUMBERS) {
            custom(record, key, Json.decimal(Json.at(record, key)).map(CustomValue.Number::new), fields);
        }
        custom(record, CLOSE_DATE, Values.date(Json.at(record, CLOSE_DATE)).map(CustomValue.Date::new), fields);
    }

    private static void custom(
            JsonNode record, String key, Optional<? extends CustomValue> value, Fields.Builder fields) {
        if (Values.isEmpty(Json.at(record, key))) {
            fields.clearCustom(key);
        } else {
            value.ifPresent(stated -> fields.custom(key, stated));
        }
    }
}
