package app.merit.ingest.crm.dynamics365;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.format.DeclaredTypes;
import java.util.List;
import java.util.Optional;

/** The opportunity, as far as a message or a record states it. */
final class OpportunityRow {
    private static final List<String> DATES = List.of("estimatedclosedate", "actualclosedate");
    private static final List<String> NUMBERS =
            List.of("closeprobability", "statuscode", "salesstage", "opportunityratingcode", "prioritycode");

    private OpportunityRow() {}

    static Fields read(Row row, Currencies currencies, DeclaredTypes types) {
        Fields.Builder fields = Fields.builder();
        Rows.owner(row, fields);
        Optional<String> status = status(row);
        fields.setIf(Field.STATUS, status);
        Rows.set(row, "stepname", Field.STAGE, fields, row.text("stepname"));
        Rows.set(row, "processid", Field.PIPELINE, fields, row.reference("processid"));
        amount(row, status, fields);
        fields.setIf(Field.CURRENCY, currencies.of(row));
        Rows.set(row, "createdon", Field.CREATED_AT, fields, row.time("createdon"));
        DATES.forEach(column ->
                Rows.custom(row, column, fields, Cells.date(row.get(column)).map(CustomValue.Date::new)));
        NUMBERS.forEach(
                column -> Rows.custom(row, column, fields, row.decimal(column).map(CustomValue.Number::new)));
        CustomColumns.read(row, currencies.of(row), types, fields);
        return fields.build();
    }

    private static Optional<String> status(Row row) {
        return switch (row.text("statecode").orElse("")) {
            case "0", "Open" -> Optional.of("open");
            case "1", "Won" -> Optional.of("won");
            case "2", "Lost" -> Optional.of("lost");
            default -> Optional.empty();
        };
    }

    /** What a closed deal brought in is its actual value; until then, or if nobody stated one, the estimate stands. */
    private static void amount(Row row, Optional<String> status, Fields.Builder fields) {
        boolean closed = status.filter(word -> !word.equals("open")).isPresent();
        Optional<java.math.BigDecimal> actual = row.decimal("actualvalue");
        if (closed && actual.isPresent()) {
            fields.set(Field.AMOUNT, actual.get());
        } else if (status.isPresent() || actual.isEmpty()) {
            Rows.set(row, "estimatedvalue", Field.AMOUNT, fields, row.decimal("estimatedvalue"));
        }
    }
}
