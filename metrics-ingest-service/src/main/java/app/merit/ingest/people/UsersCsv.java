package app.merit.ingest.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * People as a table to fill in: {@code employee} and {@code from} are left empty for those who are nobody yet, and the
 * whole file is what the mapping import of kpi-definition-service takes. {@code name} is for the person who fills it in;
 * the import leaves it out.
 */
final class UsersCsv {
    private static final String FORMULA = "=+-@\t\r";

    private UsersCsv() {}

    static String write(List<UserView> users) {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader("source", "crmUser", "employee", "from", "name")
                .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (UserView user : users) {
                printer.printRecord(
                        user.source(),
                        safe(user.id()),
                        safe(user.employee().orElse("")),
                        "",
                        safe(user.name().orElse("")));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** A spreadsheet must not run what a CRM user calls himself. The import takes the apostrophe off again. */
    static String safe(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
