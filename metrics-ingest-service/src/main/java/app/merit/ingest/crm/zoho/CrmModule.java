package app.merit.ingest.crm.zoho;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The modules of Zoho CRM that Merit takes; ids are unique over all of them. */
enum CrmModule {
    DEALS("Deals", Entity.DEAL, DealRecord.COLUMNS),
    CALLS("Calls", Entity.ACTIVITY, ActivityRecord.CALL_COLUMNS),
    TASKS("Tasks", Entity.ACTIVITY, ActivityRecord.TASK_COLUMNS),
    EVENTS("Events", Entity.ACTIVITY, ActivityRecord.EVENT_COLUMNS),
    NOTES("Notes", Entity.ACTIVITY, ActivityRecord.NOTE_COLUMNS);

    /** What deals are called where the account is older than the word. */
    private static final String OLD_DEALS = "Potentials";

    private final String wire;
    private final Entity entity;
    private final List<String> columns;

    CrmModule(String wire, Entity entity, List<String> columns) {
        this.wire = wire;
        this.entity = entity;
        this.columns = columns;
    }

    /** The API name, also in paths. */
    String wire() {
        return wire;
    }

    Entity entity() {
        return entity;
    }

    /** The fields that a list is asked for. */
    List<String> columns() {
        return columns;
    }

    static Optional<CrmModule> of(String name) {
        String current = name.equals(OLD_DEALS) ? DEALS.wire : name;
        return Arrays.stream(values())
                .filter(module -> module.wire.equals(current))
                .findFirst();
    }

    /** @param outcomes what the stages mean, by label; empty if that is not known */
    Fields read(JsonNode record, Map<String, String> outcomes) {
        return switch (this) {
            case DEALS -> DealRecord.read(record, outcomes);
            case CALLS -> ActivityRecord.readCall(record);
            case TASKS -> ActivityRecord.readTask(record);
            case EVENTS -> ActivityRecord.readEvent(record);
            case NOTES -> ActivityRecord.readNote(record);
        };
    }
}
