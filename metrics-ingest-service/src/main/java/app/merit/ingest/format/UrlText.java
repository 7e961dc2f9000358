package app.merit.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/** Percent-encodes the parts of an address, and joins queries and forms of them. */
public final class UrlText {
    private static final String UNRESERVED = "-._~";
    private static final String WITHIN_A_PATH = "-_";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final StringBuilder text = new StringBuilder();

    private UrlText() {}

    /** A name or a value of a query: all but letters, digits and {@code -._~} is escaped. */
    public static String encode(String part) {
        return encode(part, UNRESERVED);
    }

    /** One segment of a path: dots are escaped as well, so that none of them leads upwards. */
    public static String segment(String part) {
        return encode(part, WITHIN_A_PATH);
    }

    private static String encode(String part, String plainMarks) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || plainMarks.indexOf(b) >= 0;
            if (plain) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    /** A query without the question mark, which is also the text of a form. */
    public static UrlText query() {
        return new UrlText();
    }

    /** {@code name=value&...}, in the map's own order. */
    public static String form(Map<String, String> values) {
        UrlText form = query();
        values.forEach(form::with);
        return form.toString();
    }

    public UrlText with(String name, String value) {
        text.append(text.isEmpty() ? "" : "&").append(encode(name)).append('=').append(encode(value));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
