package app.merit.ingest.crm.close;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.JsonFields;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Calls, meetings, mails, short messages, notes and tasks; their texts, numbers and addresses are never carried. */
final class Activity {
    /** Keeps a task that is due on a day on that day in nearly every zone. */
    private static final LocalTime NO_TIME_OF_DAY = LocalTime.NOON;

    private Activity() {}

    static Fields read(JsonNode record, ObjectType kind) {
        Fields.Builder fields = Fields.builder().set(Field.ACTIVITY_TYPE, kind.activityType());
        JsonFields.read(record, kind == ObjectType.TASK ? "assigned_to" : "user_id", Field.OWNER, fields, Json::id);
        JsonFields.read(record, "date_created", Field.CREATED_AT, fields, Activity::time);
        JsonFields.readCustom(record, "lead_id", fields, JsonFields::text);
        switch (kind) {
            case CALL -> call(record, fields);
            case MEETING -> meeting(record, fields);
            case EMAIL, SMS -> sent(record, fields);
            case TASK -> task(record, fields);
            case NOTE, OPPORTUNITY -> {}
        }
        return fields.build();
    }

    private static void call(JsonNode record, Fields.Builder fields) {
        done(record, "completed", fields);
        // When the call took place, as Close keeps it: a record that was read much later still says so.
        JsonFields.read(record, "activity_at", Field.DONE_AT, fields, Activity::time);
        JsonFields.read(record, "duration", Field.DURATION_SECONDS, fields, Json::decimal);
        JsonFields.readCustom(record, "direction", fields, JsonFields::text);
        JsonFields.readCustom(record, "disposition", fields, JsonFields::text);
    }

    private static void meeting(JsonNode record, Fields.Builder fields) {
        done(record, "completed", fields);
        JsonFields.read(record, "starts_at", Field.PLANNED_AT, fields, Activity::time);
        JsonFields.read(record, "duration", Field.DURATION_SECONDS, fields, Json::decimal);
    }

    /** A mail that came in ({@code inbox}) is nobody's deed: whether it is done stays not stated. */
    private static void sent(JsonNode record, Fields.Builder fields) {
        boolean incoming = Json.at(record, "status").asText().equals("inbox");
        if (!incoming) {
            done(record, "sent", fields);
        }
        JsonFields.read(record, "date_sent", Field.DONE_AT, fields, Activity::time);
        JsonFields.readCustom(record, "direction", fields, JsonFields::text);
    }

    private static void task(JsonNode record, Fields.Builder fields) {
        JsonNode complete = Json.at(record, "is_complete");
        if (complete.isBoolean()) {
            fields.set(Field.DONE, complete.booleanValue());
        }
        JsonFields.read(record, "date", Field.PLANNED_AT, fields, Activity::timeOrDay);
    }

    private static void done(JsonNode record, String word, Fields.Builder fields) {
        Json.text(Json.at(record, "status"))
                .filter(status -> !status.isBlank())
                .ifPresent(status -> fields.set(Field.DONE, status.equals(word)));
    }

    private static Optional<Instant> time(JsonNode node) {
        return Json.text(node).flatMap(Times::isoOrUtc);
    }

    private static Optional<Instant> timeOrDay(JsonNode node) {
        return time(node)
                .or(() -> Json.text(node)
                        .flatMap(Times::date)
                        .map(day -> day.atTime(NO_TIME_OF_DAY).toInstant(ZoneOffset.UTC)));
    }
}
