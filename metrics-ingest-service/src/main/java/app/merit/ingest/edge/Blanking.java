package app.merit.ingest.edge;

import app.merit.ingest.domain.SourceAdapter;
import app.merit.ingest.domain.SourceSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Replaces every trace of a secret by {@code ***}: raw, percent-encoded (wholly, in part, either case of hex, {@code +}
 * for a space) and escaped as in JSON.
 */
public final class Blanking {
    public static final String BLANK = "***";

    private final List<byte[]> traces;
    private final boolean[] mayStart = new boolean[256];

    public Blanking(List<String> traces) {
        this.traces = traces.stream()
                .filter(trace -> !trace.isEmpty())
                .map(trace -> trace.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.traces.forEach(trace -> mayStart[trace[0] & 0xff] = true);
        mayStart['%'] = true;
        mayStart['\\'] = true;
        mayStart['+'] = true;
    }

    /** The texts in which the source's active secrets could stand. */
    public static List<String> traces(SourceSettings source, SourceAdapter adapter) {
        return source.secrets().stream()
                .flatMap(secret -> adapter.traces(secret).stream())
                .toList();
    }

    public String blank(String text) {
        return new String(blank(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    public byte[] blank(byte[] bytes) {
        ByteArrayOutputStream out = null;
        int copied = 0;
        int at = 0;
        while (at < bytes.length) {
            int end = mayStart[bytes[at] & 0xff] ? endOfTrace(bytes, at) : -1;
            if (end < 0) {
                at++;
                continue;
            }
            out = out == null ? new ByteArrayOutputStream(bytes.length) : out;
            out.write(bytes, copied, at - copied);
            out.writeBytes(BLANK.getBytes(StandardCharsets.US_ASCII));
            copied = end;
            at = end;
        }
        if (out == null) {
            return bytes;
        }
        out.write(bytes, copied, bytes.length - copied);
        return out.toByteArray();
    }

    private int endOfTrace(byte[] bytes, int at) {
        int longest = -1;
        for (byte[] trace : traces) {
            // A secret can itself hold what looks like an escape, so both readings are tried.
            longest = Math.max(longest, Math.max(match(bytes, at, trace, true), match(bytes, at, trace, false)));
        }
        return longest;
    }

    private static int match(byte[] bytes, int from, byte[] trace, boolean escapesFirst) {
        int at = from;
        for (byte wanted : trace) {
            int escaped = escapeLength(bytes, at, wanted);
            boolean raw = at < bytes.length && bytes[at] == wanted;
            if (escaped > 0 && (escapesFirst || !raw)) {
                at += escaped;
            } else if (raw) {
                at++;
            } else {
                return -1;
            }
        }
        return at;
    }

    /** How many bytes here spell the wanted byte as an escape; 0 if they do not. */
    private static int escapeLength(byte[] bytes, int at, byte wanted) {
        if (at >= bytes.length) {
            return 0;
        }
        return switch (bytes[at]) {
            case '%' -> hexAt(bytes, at + 1, 2) == (wanted & 0xff) ? 3 : 0;
            case '+' -> wanted == ' ' ? 1 : 0;
            case '\\' -> jsonEscapeLength(bytes, at, wanted);
            default -> 0;
        };
    }

    private static int jsonEscapeLength(byte[] bytes, int at, byte wanted) {
        if (at + 1 >= bytes.length) {
            return 0;
        }
        if (bytes[at + 1] == 'u') {
            return wanted >= 0 && hexAt(bytes, at + 2, 4) == wanted ? 6 : 0;
        }
        boolean plain = wanted == '/' || wanted == '"' || wanted == '\\';
        return plain && bytes[at + 1] == wanted ? 2 : 0;
    }

    private static int hexAt(byte[] bytes, int at, int digits) {
        if (at + digits > bytes.length) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
