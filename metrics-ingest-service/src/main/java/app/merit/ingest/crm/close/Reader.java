package app.merit.ingest.crm.close;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads records of one kind, whole or in part. */
record Reader(ObjectType kind, Dates dates) {
    private static final List<String> OF_A_DEAL =
            List.of("user_id", "status_type", "status_id", "pipeline_id", "value");

    Fields read(JsonNode record) {
        if (!record.isObject()) {
            return Fields.NONE;
        }
        return kind == ObjectType.OPPORTUNITY ? Opportunity.read(record, dates) : Activity.read(record, kind);
    }

    /** True if something that decides is not told: a missing member, or a status of no known kind. */
    boolean lacksSomething(JsonNode record, Fields fields) {
        if (kind == ObjectType.OPPORTUNITY) {
            return !OF_A_DEAL.stream().allMatch(record::has) || !fields.states(Field.STATUS);
        }
        boolean saysIfDone =
                switch (kind) {
                    case NOTE -> true;
                    case TASK -> fields.states(Field.DONE);
                    default -> Json.text(Json.at(record, "status")).isPresent();
                };
        return !saysIfDone || !fields.states(Field.OWNER);
    }

    static String leadOf(JsonNode record) {
        return Json.id(Json.at(record, "lead_id")).orElse("");
    }
}
