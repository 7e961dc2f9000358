package app.merit.ingest.crm.close;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.RecordApi;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What Merit takes of Close's object types, with the word of its REST API. */
enum ObjectType {
    OPPORTUNITY("opportunity", Entity.DEAL, "deal", "opportunity"),
    CALL("activity.call", Entity.ACTIVITY, "call", "activity/call"),
    MEETING("activity.meeting", Entity.ACTIVITY, "meeting", "activity/meeting"),
    EMAIL("activity.email", Entity.ACTIVITY, "email", "activity/email"),
    SMS("activity.sms", Entity.ACTIVITY, "message", "activity/sms"),
    NOTE("activity.note", Entity.ACTIVITY, "note", "activity/note"),
    TASK("task.lead", Entity.ACTIVITY, "task", "task");

    private final String wire;
    private final Entity entity;
    private final String activityType;
    private final String path;

    ObjectType(String wire, Entity entity, String activityType, String path) {
        this.wire = wire;
        this.entity = entity;
        this.activityType = activityType;
        this.path = path;
    }

    String wire() {
        return wire;
    }

    Entity entity() {
        return entity;
    }

    String activityType() {
        return activityType;
    }

    String path() {
        return "/api/v1/" + path + "/";
    }

    /** True if lists can be asked for what changed; of the others only for what was created. */
    boolean listsChanges() {
        return this == OPPORTUNITY || this == TASK;
    }

    static Optional<ObjectType> ofWire(String word) {
        return Arrays.stream(values()).filter(kind -> kind.wire.equals(word)).findFirst();
    }

    static List<RecordApi.Kind> all() {
        return Arrays.stream(values())
                .map(kind -> new RecordApi.Kind(kind.wire, kind.entity))
                .toList();
    }
}
