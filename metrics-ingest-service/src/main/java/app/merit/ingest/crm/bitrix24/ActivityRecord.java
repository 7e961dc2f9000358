package app.merit.ingest.crm.bitrix24;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The answer of {@code crm.activity.get}, and one row of {@code crm.activity.list}; subjects and texts are never kept. */
final class ActivityRecord {
    static final Set<String> KEPT = Set.of(
            "ID",
            "OWNER_ID",
            "OWNER_TYPE_ID",
            "BINDINGS",
            "TYPE_ID",
            "PROVIDER_ID",
            "CREATED",
            "LAST_UPDATED",
            "START_TIME",
            "END_TIME",
            "DEADLINE",
            "COMPLETED",
            "RESPONSIBLE_ID",
            "DIRECTION");

    private static final String DEAL = "2";

    private ActivityRecord() {}

    static Fields read(JsonNode activity) {
        Fields.Builder fields = Fields.builder();
        Values.user(activity, "RESPONSIBLE_ID", Field.OWNER, fields);
        type(activity).ifPresent(type -> fields.set(Field.ACTIVITY_TYPE, type));
        fields.setIf(Field.DONE, Values.flag(Json.at(activity, "COMPLETED")));
        Values.read(activity, "CREATED", Field.CREATED_AT, fields, Values::time);
        planned(activity, fields);
        duration(activity, fields);
        deal(activity, fields);
        Values.custom(activity, "PROVIDER_ID", fields);
        Values.custom(activity, "DIRECTION", fields);
        return fields.build();
    }

    private static Optional<String> type(JsonNode activity) {
        return Json.text(Json.at(activity, "TYPE_ID")).map(type -> switch (type) {
            case "1" -> "meeting";
            case "2" -> "call";
            case "3" -> "task";
            case "4" -> "email";
            default -> byProvider(Json.text(Json.at(activity, "PROVIDER_ID")).orElse(""));
        });
    }

    private static String byProvider(String provider) {
        return switch (provider) {
            case "VOXIMPLANT_CALL" -> "call";
            case "CRM_MEETING" -> "meeting";
            case "CRM_TODO", "CRM_TASKS_TASK", "TASKS" -> "task";
            case "CRM_EMAIL" -> "email";
            case "CRM_SMS", "IMOPENLINES_SESSION", "CRM_NOTIFICATION" -> "message";
            default -> "other";
        };
    }

    /** "No deadline" is a day in 9999, which is no time. */
    private static void planned(JsonNode activity, Fields.Builder fields) {
        Optional<Instant> at =
                Values.time(Json.at(activity, "DEADLINE")).or(() -> Values.time(Json.at(activity, "START_TIME")));
        if (at.isPresent()) {
            fields.set(Field.PLANNED_AT, at.get());
        } else if (activity.has("DEADLINE") || activity.has("START_TIME")) {
            fields.clear(Field.PLANNED_AT);
        }
    }

    /** The planned slot: how long people really talked is only in the statistics of the telephony. */
    private static void duration(JsonNode activity, Fields.Builder fields) {
        JsonNode start = Json.at(activity, "START_TIME");
        JsonNode end = Json.at(activity, "END_TIME");
        Optional<Duration> slot = Values.time(start)
                .flatMap(from -> Values.time(end).map(until -> Duration.between(from, until)))
                .filter(between -> !between.isNegative());
        if (slot.isPresent()) {
            fields.set(Field.DURATION_SECONDS, BigDecimal.valueOf(slot.get().toSeconds()));
        } else if (Values.isEmpty(start) || Values.isEmpty(end)) {
            fields.clear(Field.DURATION_SECONDS);
        }
    }

    /**
     * The deal it hangs on itself, else the first that it is bound to besides. Only a record that lists its bindings says
     * that there is none: a read of one activity leaves them out.
     */
    private static void deal(JsonNode activity, Fields.Builder fields) {
        JsonNode bindings = Json.at(activity, "BINDINGS");
        Optional<String> deal = linkedDeal(activity)
                .or(() -> StreamSupport.stream(bindings.spliterator(), false)
                        .flatMap(binding -> linkedDeal(binding).stream())
                        .findFirst());
        if (deal.isPresent()) {
            fields.set(Field.DEAL_ID, deal.get());
        } else if (bindings.isContainerNode()) {
            fields.clear(Field.DEAL_ID);
        }
    }

    private static Optional<String> linkedDeal(JsonNode link) {
        return Json.text(Json.at(link, "OWNER_TYPE_ID"))
                .filter(DEAL::equals)
                .flatMap(_ -> Values.id(Json.at(link, "OWNER_ID")));
    }
}
