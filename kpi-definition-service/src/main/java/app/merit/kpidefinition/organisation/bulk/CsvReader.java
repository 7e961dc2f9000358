package app.merit.kpidefinition.organisation.bulk;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** Reads the CSV template: one row per department, position, employee, assignment or CRM identity. */
public final class CsvReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvReader() {}

    /** Understands comma and semicolon, as spreadsheets write them by locale. */
    static CsvFile read(String text) {
        String csv = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        CsvRows rows = new CsvRows();
        try (CSVParser parser = CSVParser.parse(csv, format(csv))) {
            if (headerIsRight(parser.getHeaderNames(), rows)) {
                for (CSVRecord record : parser) {
                    // The header is row 1.
                    int row = Math.toIntExact(record.getRecordNumber() + 1);
                    if (record.isConsistent()) {
                        rows.add(row, record);
                    } else {
                        rows.refuse(row, "record", "must have as many columns as the header", record.get(0));
                    }
                }
            }
        } catch (CSVException | IllegalArgumentException malformed) {
            rows.refuse(null, "", "must be CSV: " + malformed.getMessage(), null);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        } catch (java.io.UncheckedIOException malformed) {
            rows.refuse(null, "", "must be CSV: " + malformed.getMessage(), null);
        }
        return rows.file();
    }

    private static boolean headerIsRight(List<String> header, CsvRows rows) {
        Set<String> unknown = new TreeSet<>(header);
        unknown.removeAll(CsvColumn.headers());
        unknown.forEach(column -> rows.refuse(1, column, "is not a column of the template", null));
        Set<String> missing = new TreeSet<>(CsvColumn.headers());
        header.forEach(missing::remove);
        missing.forEach(column -> rows.refuse(1, column, "is a column of the template and must be there", null));
        return unknown.isEmpty() && missing.isEmpty();
    }

    private static CSVFormat format(String csv) {
        String header = csv.lines().findFirst().orElse("");
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
