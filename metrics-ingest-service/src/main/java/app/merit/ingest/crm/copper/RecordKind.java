package app.merit.ingest.crm.copper;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.RecordApi;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What Merit takes of Copper's record types, with the word of its REST API. */
enum RecordKind {
    OPPORTUNITY("opportunity", Entity.DEAL, "", "opportunities"),
    TASK("task", Entity.ACTIVITY, "", "tasks"),
    /** Numbered apart from tasks. */
    ACTIVITY("activity_log", Entity.ACTIVITY, "activity", "activities");

    private final String wire;
    private final Entity entity;
    private final String idSpace;
    private final String path;

    RecordKind(String wire, Entity entity, String idSpace, String path) {
        this.wire = wire;
        this.entity = entity;
        this.idSpace = idSpace;
        this.path = path;
    }

    String wire() {
        return wire;
    }

    Entity entity() {
        return entity;
    }

    String idSpace() {
        return idSpace;
    }

    String path() {
        return "/developer_api/v1/" + path + "/";
    }

    /** Both spellings of activities are met. */
    static Optional<RecordKind> ofWire(String word) {
        return word.equals("activity")
                ? Optional.of(ACTIVITY)
                : Arrays.stream(values()).filter(kind -> kind.wire.equals(word)).findFirst();
    }

    static List<RecordApi.Kind> all() {
        return Arrays.stream(values())
                .map(kind -> new RecordApi.Kind(kind.wire, kind.entity))
                .toList();
    }
}
