package app.merit.local.load;

import app.merit.local.state.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV whose header names canonical fields; comma or semicolon, as spreadsheets write them. */
final class CsvRows implements Rows {
    private static final int LONGEST_HEADER = 65_536;
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Optional<String> entity;

    CsvRows(BufferedReader text, Optional<String> entity) throws IOException {
        this.entity = entity;
        skipMark(text);
        char delimiter = delimiter(text);
        try {
            parser = CSVParser.parse(text, format(delimiter));
        } catch (IllegalArgumentException badHeader) {
            throw refused("The header cannot be read: " + badHeader.getMessage());
        }
        demandHeader(parser.getHeaderNames());
        records = parser.iterator();
    }

    @Override
    public @Nullable String next() throws IOException {
        try {
            while (records.hasNext()) {
                CSVRecord row = records.next();
                if (row.size() > 1 || !row.get(0).isBlank()) {
                    return CsvRow.json(row, entity);
                }
            }
            return null;
        } catch (UncheckedIOException | IllegalStateException malformed) {
            if (malformed.getCause() instanceof java.nio.charset.CharacterCodingException otherEncoding) {
                throw otherEncoding;
            }
            throw new RefusedException(
                    "The file is no CSV behind row " + (parser.getRecordNumber() + 1) + ": " + malformed.getMessage(),
                    "Nothing behind it was loaded. Put it right, then run the same command again.");
        }
    }

    private void demandHeader(List<String> header) {
        TreeSet<String> unknown = new TreeSet<>(header);
        unknown.removeIf(CsvRow::isColumn);
        if (!unknown.isEmpty()) {
            throw refused("Columns that are not known: " + String.join(", ", unknown) + ".");
        }
        if (!header.contains("id")) {
            throw refused("The column id is missing.");
        }
        if (!header.contains("entity") && entity.isEmpty()) {
            throw refused("The column entity is missing, and --entity is not given.");
        }
    }

    private static RefusedException refused(String problem) {
        return new RefusedException(
                problem, "Columns are id, entity, occurredAt, fields, custom.X; see docs/import.md.");
    }

    private static void skipMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    private static char delimiter(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        String header = text.readLine();
        text.reset();
        return header != null && header.contains(";") && !header.contains(",") ? ';' : ',';
    }

    private static CSVFormat format(char delimiter) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .get();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
