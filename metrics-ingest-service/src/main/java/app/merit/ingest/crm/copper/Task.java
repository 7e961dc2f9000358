package app.merit.ingest.crm.copper;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;

/** Tasks; their names and details are never carried. */
final class Task {
    private Task() {}

    static Fields read(JsonNode record) {
        Fields.Builder fields = Fields.builder().set(Field.ACTIVITY_TYPE, "task");
        JsonFields.read(record, "assignee_id", Field.OWNER, fields, Opportunity::id);
        Json.text(Json.at(record, "status"))
                .filter(status -> !status.isBlank())
                .ifPresent(status -> fields.set(Field.DONE, status.strip().equalsIgnoreCase("completed")));
        JsonFields.read(record, "date_created", Field.CREATED_AT, fields, Opportunity::time);
        JsonFields.read(record, "completed_date", Field.DONE_AT, fields, Opportunity::time);
        JsonFields.read(record, "due_date", Field.PLANNED_AT, fields, Opportunity::time);
        deal(Json.at(record, "related_resource"), fields);
        return fields.build();
    }

    /** What a record hangs on: a deal only if it is an opportunity. */
    static void deal(JsonNode related, Fields.Builder fields) {
        if (!related.isObject()) {
            return;
        }
        boolean isDeal = Json.at(related, "type").asText().equals(RecordKind.OPPORTUNITY.wire());
        if (isDeal) {
            fields.setIf(Field.DEAL_ID, Opportunity.id(Json.at(related, "id")));
        } else {
            fields.clear(Field.DEAL_ID);
        }
    }
}
