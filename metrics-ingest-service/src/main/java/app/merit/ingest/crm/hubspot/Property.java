package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Currencies;
import app.merit.ingest.format.Decimals;
import app.merit.ingest.format.Ids;
import java.util.Optional;
import java.util.function.Function;

/** What one property says about a field, be it in an event or in a record; an empty value clears the field. */
final class Property {
    /** A date that people plan and can alter after the close: a plain field, never a moment. */
    static final String PLANNED_CLOSE = "closedate";

    private Property() {}

    static void read(ObjectType type, String name, String value, Fields.Builder fields) {
        switch (name) {
            case "hubspot_owner_id" -> set(Field.OWNER, value, fields, Ids::parseNonZero);
            case "createdate", "hs_createdate" -> set(Field.CREATED_AT, value, fields, Values::time);
            default -> {
                if (type == ObjectType.DEAL) {
                    ofDeal(name, value, fields);
                } else {
                    ofActivity(type, name, value, fields);
                }
            }
        }
    }

    private static void ofDeal(String name, String value, Fields.Builder fields) {
        switch (name) {
            case "dealstage" -> set(Field.STAGE, value, fields, Ids::parse);
            case "pipeline" -> set(Field.PIPELINE, value, fields, Ids::parse);
            case "amount" -> set(Field.AMOUNT, value, fields, Decimals::parse);
            case "deal_currency_code" -> set(Field.CURRENCY, value, fields, Currencies::code);
            case "hs_v2_date_entered_current_stage" -> set(Field.STAGE_ENTERED_AT, value, fields, Values::time);
            case PLANNED_CLOSE -> plannedClose(value, fields);
            default -> {}
        }
    }

    private static void ofActivity(ObjectType type, String name, String value, Fields.Builder fields) {
        switch (name) {
            case "hs_call_duration" -> set(Field.DURATION_SECONDS, value, fields, Values::seconds);
            case "hs_call_status", "hs_task_status", "hs_meeting_outcome" ->
                set(
                        Field.DONE,
                        value,
                        fields,
                        status -> Optional.of(status.strip().equalsIgnoreCase("COMPLETED")));
            case "hs_email_status" ->
                set(
                        Field.DONE,
                        value,
                        fields,
                        status -> Optional.of(status.strip().equalsIgnoreCase("SENT")));
            case "hs_task_completion_date" -> set(Field.DONE_AT, value, fields, Values::time);
            case "hs_meeting_start_time" -> set(Field.PLANNED_AT, value, fields, Values::time);
            case "hs_timestamp" -> {
                // For the others it repeats the start or says when a text was written.
                if (type == ObjectType.TASK || type == ObjectType.CALL) {
                    set(Field.PLANNED_AT, value, fields, Values::time);
                }
            }
            default -> {}
        }
    }

    private static void set(Field field, String value, Fields.Builder fields, Function<String, Optional<?>> reading) {
        if (value.isBlank()) {
            fields.clear(field);
        } else {
            fields.setIf(field, reading.apply(value));
        }
    }

    private static void plannedClose(String value, Fields.Builder fields) {
        if (value.isBlank()) {
            fields.clearCustom(PLANNED_CLOSE);
        }
        Values.time(value).ifPresent(at -> fields.custom(PLANNED_CLOSE, new CustomValue.Time(at)));
    }
}
