package app.merit.ingest.crm.copper;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What people log: notes, calls, meetings and types of the company's own. That it is logged says that it is done; when is
 * the time of logging, for the day of the activity itself is typed in. Entries of the system are no activities.
 */
final class LoggedActivity {
    private static final String OPTION_PREFIX = "activity-type-";
    /** Copper's own number of a note. */
    private static final String NOTE = "0";
    /** Copper's own number of a synchronised mail, the one entry of the system that is an activity. */
    private static final String MAIL = "6";

    private LoggedActivity() {}

    static Optional<String> complaint(Map<String, String> options) {
        return options.entrySet().stream()
                .filter(option -> option.getKey().startsWith(OPTION_PREFIX))
                .filter(option -> !Field.ACTIVITY_TYPE.allows(option.getValue().strip()))
                .findFirst()
                .map(option -> "options." + option.getKey() + " is not a type of activity");
    }

    /** @param names of the types by id; missing if they were not looked up. Empty: an entry of the system. */
    static Optional<Fields> read(JsonNode record, JsonNode names, Map<String, String> options) {
        JsonNode type = Json.at(record, "type");
        String id = Json.id(Json.at(type, "id")).orElse("-");
        boolean system = Json.at(type, "category").asText().equals("system");
        if (system && !id.equals(MAIL)) {
            return Optional.empty();
        }
        Fields.Builder fields = Fields.builder()
                .set(Field.ACTIVITY_TYPE, system ? "email" : type(id, names, options))
                .set(Field.DONE, true);
        fields.setIf(Field.OWNER, Opportunity.id(Json.at(record, "user_id")));
        fields.setIf(Field.CREATED_AT, Opportunity.time(Json.at(record, "date_created")));
        fields.setIf(Field.DONE_AT, Opportunity.time(Json.at(record, "date_created")));
        Opportunity.time(Json.at(record, "activity_date"))
                .ifPresent(at -> fields.custom("activity_date", new CustomValue.Time(at)));
        Task.deal(Json.at(record, "parent"), fields);
        return Optional.of(fields.build());
    }

    private static String type(String id, JsonNode names, Map<String, String> options) {
        String configured = Optional.ofNullable(options.get(OPTION_PREFIX + id))
                .map(String::strip)
                .orElse("");
        if (Field.ACTIVITY_TYPE.allows(configured)) {
            return configured;
        }
        if (id.equals(NOTE)) {
            return "note";
        }
        return switch (Json.text(Json.at(names, id)).orElse("").strip().toLowerCase(Locale.ROOT)) {
            case "phone call", "call" -> "call";
            case "meeting" -> "meeting";
            case "email" -> "email";
            case "to do", "task" -> "task";
            default -> "other";
        };
    }
}
