package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.Entity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The objects of HubSpot that Merit counts. */
enum ObjectType {
    DEAL("0-3", "deals", "deal"),
    TASK("0-27", "tasks", "task"),
    NOTE("0-46", "notes", "note"),
    MEETING("0-47", "meetings", "meeting"),
    CALL("0-48", "calls", "call"),
    EMAIL("0-49", "emails", "email");

    private final String typeId;
    private final String kind;
    private final String word;

    ObjectType(String typeId, String kind, String word) {
        this.typeId = typeId;
        this.kind = kind;
        this.word = word;
    }

    /** The word in the paths of HubSpot's API. */
    String kind() {
        return kind;
    }

    /** The type of an activity in Merit's words. */
    String word() {
        return word;
    }

    Entity entity() {
        return this == DEAL ? Entity.DEAL : Entity.ACTIVITY;
    }

    /** {@code 0-3} and the like, and the names that association events use. */
    static Optional<ObjectType> of(String typeIdOrName) {
        String name = typeIdOrName.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.typeId.equals(name)
                        || type.word.equals(name)
                        || type == MEETING && name.equals("meeting_event"))
                .findFirst();
    }

    static Optional<ObjectType> ofKind(String kind) {
        return Arrays.stream(values()).filter(type -> type.kind.equals(kind)).findFirst();
    }
}
