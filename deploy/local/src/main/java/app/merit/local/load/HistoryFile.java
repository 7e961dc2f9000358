package app.merit.local.load;

import app.merit.local.state.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A file with history, CSV or JSON lines by its name; read as a stream, so it may be large.
 *
 * @param entity deal or activity, for CSV without a column of that name
 */
public record HistoryFile(Path path, Optional<String> entity) {

    /** @throws RefusedException if the file is not there or of no known form */
    public HistoryFile {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new RefusedException("There is no readable file " + path + ".", "Name a .csv or .jsonl file.");
        }
        if (!isCsv(path) && !isJsonLines(path)) {
            throw new RefusedException(
                    path.getFileName() + " is neither .csv nor .jsonl.",
                    "Name the file by its form; see docs/import.md.");
        }
    }

    public String name() {
        return path.getFileName().toString().replaceAll("\\p{Cntrl}", "?");
    }

    boolean isCsv() {
        return isCsv(path);
    }

    /** @throws RefusedException if the header of a CSV is not usable */
    Rows rows() throws IOException {
        BufferedReader text = Files.newBufferedReader(path, StandardCharsets.UTF_8);
        return isCsv() ? new CsvRows(text, entity) : new JsonLines(text);
    }

    /** How many rows there are. @throws RefusedException if the file is not UTF-8 */
    long count() throws IOException {
        try (Rows rows = rows()) {
            long count = 0;
            while (rows.next() != null) {
                count++;
            }
            return count;
        } catch (CharacterCodingException otherEncoding) {
            throw new RefusedException(name() + " is not in UTF-8.", "Save it as UTF-8 and try again.");
        }
    }

    /** Hex digest of the file and of what else decides what its rows mean. */
    String sha256() throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            DigestInputStream read = new DigestInputStream(file, digest);
            read.transferTo(java.io.OutputStream.nullOutputStream());
            entity.ifPresent(word -> digest.update(("\nentity=" + word).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isCsv(Path path) {
        return lower(path).endsWith(".csv");
    }

    private static boolean isJsonLines(Path path) {
        String name = lower(path);
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }

    private static String lower(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
