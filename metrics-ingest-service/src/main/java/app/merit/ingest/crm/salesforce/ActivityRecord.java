package app.merit.ingest.crm.salesforce;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.DeclaredTypes;
import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Tasks, calls and e-mails among them, and events, which are meetings; subjects and comments are never carried. */
final class ActivityRecord {
    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    private ActivityRecord() {}

    /** @param whole true if the message leaves out only what is empty */
    static Fields readTask(JsonNode task, boolean whole, DeclaredTypes types) {
        Fields.Builder fields = common(task, types);
        JsonNode subtype = Json.at(task, "TaskSubtype");
        if (!subtype.isMissingNode() || whole) {
            fields.set(Field.ACTIVITY_TYPE, type(Values.label(subtype).orElse("Task")));
        }
        fields.setIf(Field.DONE, Values.flag(Json.at(task, "IsClosed")));
        Values.read(task, "CompletedDateTime", Field.DONE_AT, fields, Values::time);
        Values.read(task, "CallDurationInSeconds", Field.DURATION_SECONDS, fields, Json::decimal);
        Values.read(task, "ActivityDate", Field.PLANNED_AT, fields, Values::noon);
        return fields.build();
    }

    /** An event has no status: Salesforce does not say whether it took place. */
    static Fields readEvent(JsonNode event, DeclaredTypes types) {
        Fields.Builder fields = common(event, types).set(Field.ACTIVITY_TYPE, "meeting");
        Values.read(
                event,
                "DurationInMinutes",
                Field.DURATION_SECONDS,
                fields,
                minutes -> Json.decimal(minutes)
                        .map(SECONDS_PER_MINUTE::multiply)
                        .filter(seconds -> seconds.precision() <= 30));
        Values.read(event, "StartDateTime", Field.PLANNED_AT, fields, Values::time);
        if (event.path("StartDateTime").isMissingNode()) {
            // Events of a whole day may state nothing finer than the day.
            Values.read(event, "ActivityDate", Field.PLANNED_AT, fields, Values::noon);
        }
        return fields.build();
    }

    private static Fields.Builder common(JsonNode record, DeclaredTypes types) {
        Fields.Builder fields = Fields.builder();
        Values.read(record, "OwnerId", Field.OWNER, fields, Values::id);
        Values.read(record, "CreatedDate", Field.CREATED_AT, fields, Values::time);
        JsonNode what = Json.at(record, "WhatId");
        Values.read(
                record, "WhatId", Field.DEAL_ID, fields, node -> Values.id(node).filter(SalesforceIds::isOpportunity));
        if (Values.id(what).filter(id -> !SalesforceIds.isOpportunity(id)).isPresent()) {
            fields.clear(Field.DEAL_ID);
        }
        CustomFields.read(record, types, fields);
        return fields;
    }

    private static String type(String subtype) {
        return switch (subtype) {
            case "Call" -> "call";
            case "Email", "ListEmail" -> "email";
            case "Task" -> "task";
            default -> "other";
        };
    }
}
