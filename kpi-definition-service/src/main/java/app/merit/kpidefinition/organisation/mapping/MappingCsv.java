package app.merit.kpidefinition.organisation.mapping;

import app.merit.kpidefinition.shared.wire.Shapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * The table that {@code GET /api/ingest/users.csv} gives: {@code source,crmUser,employee,from} in any order. A column
 * {@code name} is left out. Rows whose employee is empty are still open and are no fault.
 */
final class MappingCsv {
    private static final Set<String> COLUMNS = Set.of("source", "crmUser", "employee", "from");
    private static final String LEFT_OUT = "name";
    private static final int LONGEST_USER = 200;
    private static final int MOST_ROWS = 100_000;

    /** @param open rows without an employee */
    record Table(List<MappingRow> rows, List<RowFault> faults, int open) {}

    private final List<MappingRow> rows = new ArrayList<>();
    private final List<RowFault> faults = new ArrayList<>();
    private int open;

    private MappingCsv() {}

    static Table read(String text) {
        MappingCsv csv = new MappingCsv();
        csv.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        return new Table(csv.rows, csv.faults, csv.open);
    }

    private void parse(String text) {
        try (CSVParser parser = CSVParser.parse(text, format(text))) {
            if (!headerIsRight(parser.getHeaderNames())) {
                return;
            }
            for (CSVRecord record : parser) {
                // The header is row 1.
                int row = Math.toIntExact(record.getRecordNumber() + 1);
                if (row > MOST_ROWS) {
                    faults.add(new RowFault(row, "", "at most " + MOST_ROWS + " rows at once", null));
                    return;
                }
                if (record.isConsistent()) {
                    add(row, record);
                } else if (record.size() > 1 || !record.get(0).isEmpty()) {
                    faults.add(new RowFault(row, "", "must have as many columns as the header", record.get(0)));
                }
            }
        } catch (CSVException | IllegalArgumentException | UncheckedIOException malformed) {
            faults.add(new RowFault(null, "", "must be CSV: " + malformed.getMessage(), null));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void add(int row, CSVRecord record) {
        String source = record.get("source");
        String user = withoutApostrophe(record.get("crmUser"));
        String employee = withoutApostrophe(record.get("employee"));
        if (employee.isEmpty()) {
            open++;
            return;
        }
        int before = faults.size();
        require(source.matches(Shapes.CODE), row, "source", Shapes.CODE_RULE, source);
        require(
                !user.isBlank() && user.length() <= LONGEST_USER && user.indexOf('\0') < 0,
                row,
                "crmUser",
                "must be a text of 1 to " + LONGEST_USER + " characters",
                user.replace("\0", "\\0"));
        require(employee.matches(Shapes.CODE), row, "employee", Shapes.CODE_RULE, employee.replace("\0", "\\0"));
        LocalDate from = date(row, record.get("from"));
        if (faults.size() == before) {
            rows.add(new MappingRow(row, source, user, employee, from));
        }
    }

    private void require(boolean holds, int row, String column, String rule, String value) {
        if (!holds) {
            faults.add(new RowFault(row, column, rule, value));
        }
    }

    private @Nullable LocalDate date(int row, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDate) {
            faults.add(new RowFault(row, "from", "must be a date (YYYY-MM-DD)", text));
            return null;
        }
    }

    /** The export puts one before a cell that a spreadsheet would take for a formula. */
    private static String withoutApostrophe(String cell) {
        boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }

    private boolean headerIsRight(List<String> header) {
        int before = faults.size();
        Set<String> unknown = new TreeSet<>(header);
        unknown.removeAll(COLUMNS);
        unknown.remove(LEFT_OUT);
        unknown.forEach(column -> faults.add(new RowFault(1, column, "is not a column of the table", null)));
        Set<String> missing = new TreeSet<>(COLUMNS);
        header.forEach(missing::remove);
        missing.forEach(column -> faults.add(new RowFault(1, column, "is a column and must be there", null)));
        return faults.size() == before;
    }

    private static CSVFormat format(String text) {
        String header = text.lines().findFirst().orElse("");
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(header.contains(";") ? ';' : ',')
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(false)
                .setTrim(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .get();
    }
}
