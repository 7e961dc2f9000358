package app.merit.ingest.crm.dynamics365;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import java.util.Optional;

/** Readings that all tables have in common. */
final class Rows {
    private Rows() {}

    /** Null clears the field, an unreadable value says nothing, a missing column neither. */
    static void set(Row row, String column, Field field, Fields.Builder fields, Optional<?> value) {
        if (row.isCleared(column)) {
            fields.clear(field);
        } else {
            fields.setIf(field, value);
        }
    }

    static void custom(Row row, String column, Fields.Builder fields, Optional<? extends CustomValue> value) {
        if (row.isCleared(column)) {
            fields.clearCustom(column);
        } else {
            value.ifPresent(stated -> fields.custom(column, stated));
        }
    }

    /** A user, or a team: ids of both are told apart by themselves. */
    static void owner(Row row, Fields.Builder fields) {
        set(row, "ownerid", Field.OWNER, fields, row.reference("ownerid"));
    }
}
