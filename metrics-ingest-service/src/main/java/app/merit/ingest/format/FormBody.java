package app.merit.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code application/x-www-form-urlencoded} with PHP's brackets: {@code leads[add][0][id]=1}, brackets raw or
 * percent-encoded. Escapes are decoded exactly once, {@code +} is a space, text is UTF-8, a broken escape stays as it is.
 */
public final class FormBody {
    static final int MAX_PAIRS = 20_000;
    static final int MAX_DEPTH = 16;
    static final int MAX_KEY_LENGTH = 2_000;

    private FormBody() {}

    /** Reads the body into a tree; refuses more pairs, deeper or longer keys than any CRM sends. */
    public static Parsed<FormNode> parse(byte[] body) {
        FormNode root = new FormNode();
        int pairs = 0;
        int start = startsWithMark(body) ? 3 : 0;
        while (start < body.length) {
            int end = indexOf(body, '&', start, body.length);
            if (end > start) {
                if (++pairs > MAX_PAIRS) {
                    return new Parsed.Malformed<>(
                            "too-many-fields", "The form has more than " + MAX_PAIRS + " fields.");
                }
                int equals = indexOf(body, '=', start, end);
                if (equals - start > MAX_KEY_LENGTH) {
                    return new Parsed.Malformed<>("key-too-long", "A key of the form is too long.");
                }
                List<String> path = path(decode(body, start, equals));
                if (path.size() > MAX_DEPTH) {
                    return new Parsed.Malformed<>("too-deep", "The form is nested deeper than " + MAX_DEPTH + ".");
                }
                FormNode node = root;
                for (String key : path) {
                    node = node.child(key);
                }
                node.write(equals < end ? decode(body, equals + 1, end) : "");
            }
            start = end + 1;
        }
        return new Parsed.Ok<>(root);
    }

    /** The byte order mark that some senders put before UTF-8. */
    private static boolean startsWithMark(byte[] body) {
        return body.length >= 3 && body[0] == (byte) 0xef && body[1] == (byte) 0xbb && body[2] == (byte) 0xbf;
    }

    /** Splits {@code a[b][c]}; what follows an unclosed bracket belongs to the last key, as sent. */
    static List<String> path(String key) {
        List<String> path = new ArrayList<>();
        int open = key.indexOf('[');
        if (open <= 0) {
            path.add(key);
            return path;
        }
        path.add(key.substring(0, open));
        while (open >= 0 && open < key.length() && key.charAt(open) == '[' && path.size() <= MAX_DEPTH) {
            int close = key.indexOf(']', open);
            if (close < 0) {
                path.add(key.substring(open + 1));
                return path;
            }
            path.add(key.substring(open + 1, close));
            open = close + 1;
        }
        return path;
    }

    private static int indexOf(byte[] body, char wanted, int from, int end) {
        for (int i = from; i < end; i++) {
            if (body[i] == wanted) {
                return i;
            }
        }
        return end;
    }

    /** Percent-escapes decoded once as UTF-8; {@code +} stays a plus. */
    public static String decodeEscapes(String text) {
        byte[] bytes = text.replace("+", "%2B").getBytes(StandardCharsets.UTF_8);
        return decode(bytes, 0, bytes.length);
    }

    private static String decode(byte[] body, int from, int end) {
        byte[] decoded = new byte[end - from];
        int length = 0;
        for (int i = from; i < end; i++) {
            int high = body[i] == '%' && i + 2 < end ? Character.digit(body[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(body[i + 2], 16) : -1;
            if (low >= 0) {
                decoded[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                decoded[length++] = body[i] == '+' ? (byte) ' ' : body[i];
            }
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }
}
