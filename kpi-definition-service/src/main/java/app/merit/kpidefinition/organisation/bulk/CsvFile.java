package app.merit.kpidefinition.organisation.bulk;

import app.merit.kpidefinition.shared.domain.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a CSV file says, and where.
 *
 * @param file the same as if it had come as JSON
 * @param unreadable rows that no document could be made of
 * @param rows row of each part by its place in the JSON, e.g. {@code employees[3].assignments[0]}
 */
record CsvFile(OrganisationFile file, List<RowError> unreadable, Map<String, Integer> rows) {
    /** Something wrong in a row; row 1 is the header. */
    record RowError(
            @Nullable Integer row,
            String column,
            String rule,
            @Nullable String value) {}

    /** Says in terms of the file what was said in terms of the JSON. */
    RowError located(Violation violation) {
        String place = violation.field();
        Integer row = rows.get(place);
        while (row == null && place.contains(".")) {
            place = place.substring(0, place.lastIndexOf('.'));
            row = rows.get(place);
        }
        return new RowError(row, CsvColumn.ofPlace(violation.field()), violation.rule(), violation.value());
    }
}
