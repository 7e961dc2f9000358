package app.merit.ingest.crm.salesforce;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.DeclaredTypes;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/** The objects of Salesforce that Merit takes; all others are ignored. */
enum SalesforceObject {
    OPPORTUNITY("Opportunity", Entity.DEAL),
    TASK("Task", Entity.ACTIVITY),
    EVENT("Event", Entity.ACTIVITY);

    private final String wire;
    private final Entity entity;

    SalesforceObject(String wire, Entity entity) {
        this.wire = wire;
        this.entity = entity;
    }

    /** Salesforce's own name of the object, also in the paths of its API. */
    String wire() {
        return wire;
    }

    Entity entity() {
        return entity;
    }

    static Optional<SalesforceObject> of(String object) {
        return Arrays.stream(values()).filter(kind -> kind.wire.equals(object)).findFirst();
    }

    /** @param whole true if the message leaves out only what is empty */
    Fields read(JsonNode record, boolean whole, DeclaredTypes types) {
        return switch (this) {
            case OPPORTUNITY -> OpportunityRecord.read(record, types);
            case TASK -> ActivityRecord.readTask(record, whole, types);
            case EVENT -> ActivityRecord.readEvent(record, types);
        };
    }

    /** True if nothing decisive must still be read. */
    boolean isComplete(Fields fields, boolean whole) {
        boolean owned = fields.states(Field.OWNER);
        return switch (this) {
            case OPPORTUNITY ->
                owned
                        && fields.states(Field.STATUS)
                        && fields.states(Field.STAGE)
                        && (whole || fields.states(Field.AMOUNT));
            case TASK -> owned && fields.states(Field.ACTIVITY_TYPE) && fields.states(Field.DONE);
            case EVENT -> owned;
        };
    }
}
