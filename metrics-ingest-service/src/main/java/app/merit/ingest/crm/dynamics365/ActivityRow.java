package app.merit.ingest.crm.dynamics365;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import java.math.BigDecimal;
import java.util.Optional;

/** Calls, tasks, meetings, e-mails and notes; subjects, texts and people are never carried. */
final class ActivityRow {
    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    private ActivityRow() {}

    static Fields read(Table table, Row row) {
        Fields.Builder fields = Fields.builder().set(Field.ACTIVITY_TYPE, table.activityType());
        Rows.owner(row, fields);
        Rows.set(row, "createdon", Field.CREATED_AT, fields, row.time("createdon"));
        dealOf(table, row, fields);
        if (table == Table.NOTE) {
            return fields.build();
        }
        Optional<Boolean> done = row.text("statecode").map(state -> state.equals("1") || state.equals("Completed"));
        fields.setIf(Field.DONE, done);
        doneAt(table, row, done, fields);
        Rows.set(row, table.plannedColumn(), Field.PLANNED_AT, fields, row.time(table.plannedColumn()));
        Rows.set(
                row,
                "actualdurationminutes",
                Field.DURATION_SECONDS,
                fields,
                row.decimal("actualdurationminutes")
                        .map(SECONDS_PER_MINUTE::multiply)
                        .filter(seconds -> seconds.precision() <= 30));
        return fields.build();
    }

    /** The system's own time of completion; that of a meeting is only the end that was planned. */
    private static void doneAt(Table table, Row row, Optional<Boolean> done, Fields.Builder fields) {
        if (done.isPresent() && table != Table.APPOINTMENT) {
            if (!done.get()) {
                fields.clear(Field.DONE_AT);
            } else {
                fields.setIf(Field.DONE_AT, row.time("actualend"));
            }
        }
    }

    /** The link may point to any table; where it is not said to which, it says nothing. */
    private static void dealOf(Table table, Row row, Fields.Builder fields) {
        String column = table.linkColumn();
        if (row.isCleared(column)) {
            fields.clear(Field.DEAL_ID);
        }
        row.referenceTable(column).ifPresent(target -> {
            if (target.equals(Table.OPPORTUNITY.wire())) {
                fields.setIf(Field.DEAL_ID, row.reference(column));
            } else {
                fields.clear(Field.DEAL_ID);
            }
        });
    }
}
