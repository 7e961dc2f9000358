package app.merit.ingest.crm.dynamics365;

import app.merit.ingest.domain.Entity;
import java.util.Arrays;
import java.util.Optional;

/** The tables of Dataverse that Merit takes; ids are unique over all of them. */
enum Table {
    OPPORTUNITY("opportunity", "opportunities", "", ""),
    PHONE_CALL("phonecall", "phonecalls", "call", "scheduledend"),
    TASK("task", "tasks", "task", "scheduledend"),
    APPOINTMENT("appointment", "appointments", "meeting", "scheduledstart"),
    EMAIL("email", "emails", "email", "scheduledend"),
    NOTE("annotation", "annotations", "note", "");

    private final String wire;
    private final String collection;
    private final String activityType;
    private final String plannedColumn;

    Table(String wire, String collection, String activityType, String plannedColumn) {
        this.wire = wire;
        this.collection = collection;
        this.activityType = activityType;
        this.plannedColumn = plannedColumn;
    }

    /** The logical name in messages. */
    String wire() {
        return wire;
    }

    /** The name in the paths of the Web API. */
    String collection() {
        return collection;
    }

    Entity entity() {
        return this == OPPORTUNITY ? Entity.DEAL : Entity.ACTIVITY;
    }

    String activityType() {
        return activityType;
    }

    /** When the activity is due or begins; empty if it has no such time. */
    String plannedColumn() {
        return plannedColumn;
    }

    /** The column with the row's own id. */
    String idColumn() {
        return switch (this) {
            case OPPORTUNITY -> "opportunityid";
            case NOTE -> "annotationid";
            default -> "activityid";
        };
    }

    /** The column with what the activity is about. */
    String linkColumn() {
        return this == NOTE ? "objectid" : "regardingobjectid";
    }

    static Optional<Table> of(String logicalName) {
        return Arrays.stream(values())
                .filter(table -> table.wire.equals(logicalName))
                .findFirst();
    }
}
