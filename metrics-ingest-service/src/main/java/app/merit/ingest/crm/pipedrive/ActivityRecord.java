package app.merit.ingest.crm.pipedrive;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.JsonFields;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Activities and notes; subjects, places and texts are never carried. */
final class ActivityRecord {
    private static final Set<String> TYPES = Set.of("call", "meeting", "task", "email");
    /** Keeps a plain date on its day in nearly every zone. */
    private static final LocalTime NO_TIME_OF_DAY = LocalTime.NOON;

    private ActivityRecord() {}

    static Fields read(JsonNode activity) {
        Fields.Builder fields = Fields.builder();
        owner(activity, fields);
        Json.text(Json.at(activity, "type"))
                .filter(type -> !type.isBlank())
                .ifPresent(type -> fields.set(Field.ACTIVITY_TYPE, TYPES.contains(type) ? type : "other"));
        fields.setIf(Field.DONE, Values.flag(Json.at(activity, "done")));
        Values.read(activity, "add_time", Field.CREATED_AT, fields, Values::time);
        Values.read(activity, "marked_as_done_time", Field.DONE_AT, fields, Values::time);
        Values.read(activity, "deal_id", Field.DEAL_ID, fields, Values::id);
        duration(Json.at(activity, "duration"), fields);
        planned(activity, fields);
        return fields.build();
    }

    static Fields readNote(JsonNode note) {
        Fields.Builder fields = Fields.builder().set(Field.ACTIVITY_TYPE, "note");
        owner(note, fields);
        Values.read(note, "add_time", Field.CREATED_AT, fields, Values::time);
        Values.read(note, "deal_id", Field.DEAL_ID, fields, Values::id);
        return fields.build();
    }

    /** Version 2 says {@code owner_id}; version 1 names who it is assigned to, and else the user. */
    private static void owner(JsonNode record, Fields.Builder fields) {
        String key = record.has("owner_id")
                ? "owner_id"
                : record.hasNonNull("assigned_to_user_id") ? "assigned_to_user_id" : "user_id";
        Values.read(record, key, Field.OWNER, fields, Values::id);
    }

    /** Null, an empty text, or an object with an empty value: there is none. */
    private static void duration(JsonNode node, Fields.Builder fields) {
        JsonNode plain = node.isObject() ? Json.at(node, "value") : node;
        Optional<BigDecimal> seconds = Json.text(plain).flatMap(Values::clock);
        if (seconds.isPresent()) {
            fields.set(Field.DURATION_SECONDS, seconds.get());
        } else if (JsonFields.isCleared(plain)) {
            fields.clear(Field.DURATION_SECONDS);
        }
    }

    private static void planned(JsonNode activity, Fields.Builder fields) {
        JsonNode date = Json.at(activity, "due_date");
        if (date.isNull()) {
            fields.clear(Field.PLANNED_AT);
        }
        Json.text(date).flatMap(Times::date).ifPresent(day -> {
            JsonNode time = Json.at(activity, "due_time");
            LocalTime clock = Json.text(time.isObject() ? Json.at(time, "value") : time)
                    .flatMap(ActivityRecord::timeOfDay)
                    .orElse(NO_TIME_OF_DAY);
            Instant at =
                    day.atTime(clock).atZone(zone(Json.at(time, "timezone_id"))).toInstant();
            fields.set(Field.PLANNED_AT, at);
        });
    }

    private static Optional<LocalTime> timeOfDay(String text) {
        try {
            return Optional.of(LocalTime.parse(text.strip()));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static ZoneId zone(JsonNode name) {
        try {
            return name.isTextual() ? ZoneId.of(name.textValue()) : ZoneOffset.UTC;
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
