package app.merit.ingest.crm.zoho;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Calls, tasks, meetings and notes; subjects, results and texts are never carried. */
final class ActivityRecord {
    private static final String WHAT = "What_Id";
    private static final String WHAT_MODULE = "$se_module";
    static final List<String> CALL_COLUMNS = List.of(
            "Owner",
            WHAT,
            WHAT_MODULE,
            "Call_Type",
            "Call_Status",
            "Outgoing_Call_Status",
            "Call_Start_Time",
            "Call_Duration",
            "Call_Duration_in_seconds",
            "Created_Time",
            "Modified_Time");
    static final List<String> TASK_COLUMNS =
            List.of("Owner", WHAT, WHAT_MODULE, "Status", "Due_Date", "Closed_Time", "Created_Time", "Modified_Time");
    static final List<String> EVENT_COLUMNS =
            List.of("Owner", WHAT, WHAT_MODULE, "Start_DateTime", "End_DateTime", "Created_Time", "Modified_Time");
    static final List<String> NOTE_COLUMNS =
            List.of("Owner", "Parent_Id", WHAT_MODULE, "Created_Time", "Modified_Time");

    /** Keeps a plain date on its day in nearly every zone. */
    private static final LocalTime NO_TIME_OF_DAY = LocalTime.NOON;

    private ActivityRecord() {}

    static Fields readCall(JsonNode call) {
        Fields.Builder fields = common(call, "call", WHAT);
        Values.read(call, "Call_Duration", Field.DURATION_SECONDS, fields, Values::clock);
        if (call.hasNonNull("Call_Duration_in_seconds")) {
            Values.read(call, "Call_Duration_in_seconds", Field.DURATION_SECONDS, fields, Json::decimal);
        }
        Values.read(call, "Call_Start_Time", Field.PLANNED_AT, fields, Values::time);
        String status = call.hasNonNull("Call_Status") ? "Call_Status" : "Outgoing_Call_Status";
        fields.setIf(Field.DONE, Values.label(Json.at(call, status)).flatMap(ActivityRecord::tookPlace));
        return fields.build();
    }

    /** Closing a task sets its closing time, whatever the company calls the status. */
    static Fields readTask(JsonNode task) {
        Fields.Builder fields = common(task, "task", WHAT);
        Optional<Boolean> byTime =
                task.has("Closed_Time") ? Optional.of(task.hasNonNull("Closed_Time")) : Optional.empty();
        Optional<Boolean> byStatus = Values.label(Json.at(task, "Status")).flatMap(ActivityRecord::isCompleted);
        fields.setIf(
                Field.DONE, byTime.filter(closed -> closed).or(() -> byStatus).or(() -> byTime));
        Values.read(task, "Closed_Time", Field.DONE_AT, fields, Values::time);
        Values.read(task, "Due_Date", Field.PLANNED_AT, fields, ActivityRecord::noon);
        return fields.build();
    }

    /** A meeting has no status: Zoho does not say whether it took place. */
    static Fields readEvent(JsonNode event) {
        Fields.Builder fields = common(event, "meeting", WHAT);
        Values.read(event, "Start_DateTime", Field.PLANNED_AT, fields, Values::time);
        Optional<Instant> start = Values.time(Json.at(event, "Start_DateTime"));
        Optional<Instant> end = Values.time(Json.at(event, "End_DateTime"));
        start.flatMap(from -> end.map(until -> Duration.between(from, until).toSeconds()))
                .filter(seconds -> seconds > 0)
                .ifPresent(seconds -> fields.set(Field.DURATION_SECONDS, BigDecimal.valueOf(seconds)));
        return fields.build();
    }

    static Fields readNote(JsonNode note) {
        return common(note, "note", "Parent_Id").build();
    }

    private static Fields.Builder common(JsonNode record, String type, String link) {
        Fields.Builder fields = Fields.builder().set(Field.ACTIVITY_TYPE, type);
        Values.read(record, "Owner", Field.OWNER, fields, Values::id);
        Values.read(record, "Created_Time", Field.CREATED_AT, fields, Values::time);
        dealOf(record, link, fields);
        return fields;
    }

    /** The link holds an id of any module; which one stands beside it. */
    private static void dealOf(JsonNode record, String link, Fields.Builder fields) {
        JsonNode linked = Json.at(record, link);
        Optional<String> module = Values.label(Json.at(record, WHAT_MODULE))
                .or(() -> Json.text(Json.at(Json.at(linked, "module"), "api_name")));
        if (linked.isNull()) {
            fields.clear(Field.DEAL_ID);
        } else if (!linked.isMissingNode() && module.isPresent()) {
            if (CrmModule.of(module.get()).filter(CrmModule.DEALS::equals).isPresent()) {
                fields.setIf(Field.DEAL_ID, Values.id(linked));
            } else {
                fields.clear(Field.DEAL_ID);
            }
        }
    }

    private static Optional<Instant> noon(JsonNode node) {
        return Json.text(node)
                .flatMap(Times::date)
                .map(day -> day.atTime(NO_TIME_OF_DAY).toInstant(ZoneOffset.UTC));
    }

    /** Zoho's own words; a status that the company named itself, in its own language, may be either. */
    private static Optional<Boolean> isCompleted(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "completed" -> Optional.of(true);
            case "not started", "deferred", "in progress", "waiting for input", "waiting on someone else" ->
                Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Zoho's own words; a call that was planned, missed or not answered did not take place. */
    private static Optional<Boolean> tookPlace(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "completed",
                    "attended",
                    "attended dialled",
                    "received",
                    "scheduled attended",
                    "scheduled attended delay",
                    "overdue attended" -> Optional.of(true);
            case "scheduled",
                    "overdue",
                    "cancelled",
                    "canceled",
                    "missed",
                    "unattended",
                    "unattended dialled",
                    "scheduled unattended",
                    "scheduled unattended delay",
                    "overdue unattended",
                    "current" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
