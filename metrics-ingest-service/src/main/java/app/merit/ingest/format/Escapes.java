package app.merit.ingest.format;

import java.nio.charset.StandardCharsets;

/** Texts made safe for a place in an address. */
public final class Escapes {
    private Escapes() {}

    /** For one segment of a path or one value of a query: all but letters, digits, {@code -} and {@code _} as {@code %XX}. */
    public static String percent(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_';
            if (plain) {
                escaped.append((char) b);
            } else {
                escaped.append("%%%02X".formatted(b & 0xff));
            }
        }
        return escaped.toString();
    }
}
