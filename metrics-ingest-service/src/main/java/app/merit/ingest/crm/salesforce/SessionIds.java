package app.merit.ingest.crm.salesforce;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Blanks what stands in {@code SessionId} elements: live credentials of the org. Works on the bytes, so that it holds for
 * broken XML too; an element that is not closed is blanked to the end.
 */
final class SessionIds {
    private static final byte[] BLANK = "***".getBytes(StandardCharsets.US_ASCII);
    private static final String NAME = "SessionId";

    private final byte[] xml;

    private SessionIds(byte[] xml) {
        this.xml = xml;
    }

    static byte[] blank(byte[] body) {
        byte[] xml = XmlText.utf8(body);
        return new SessionIds(xml).blanked();
    }

    private byte[] blanked() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(xml.length);
        int copied = 0;
        int at = 0;
        while (at < xml.length) {
            if (xml[at] != '<' || !isNamed(at + 1)) {
                at++;
                continue;
            }
            int tagEnd = endOfTag(at);
            if (xml[tagEnd - 2] == '/') {
                at = tagEnd;
                continue;
            }
            int close = closing(tagEnd);
            if (close > tagEnd) {
                out.write(xml, copied, tagEnd - copied);
                out.writeBytes(BLANK);
                copied = close;
            }
            at = close;
        }
        out.write(xml, copied, xml.length - copied);
        return copied == 0 ? xml : out.toByteArray();
    }

    /** True if an element of that name begins here, with whatever prefix. */
    private boolean isNamed(int from) {
        int end = from;
        int start = from;
        while (end < xml.length && !isSpace(xml[end]) && xml[end] != '>' && xml[end] != '/' && xml[end] != '<') {
            start = xml[end] == ':' ? end + 1 : start;
            end++;
        }
        return end - start == NAME.length()
                && new String(xml, start, end - start, StandardCharsets.ISO_8859_1).equalsIgnoreCase(NAME);
    }

    /** After the {@code >} that ends the tag; quotes may hold one too, unless one of them is never closed. */
    private int endOfTag(int from) {
        int first = Math.max(after(from, ">"), from + 2);
        byte quote = 0;
        for (int i = from; i < xml.length; i++) {
            if (quote != 0) {
                quote = xml[i] == quote ? 0 : quote;
            } else if (xml[i] == '"' || xml[i] == '\'') {
                quote = xml[i];
            } else if (xml[i] == '>') {
                return i + 1;
            }
        }
        return first;
    }

    /** Where the closing tag begins; what looks like one within CDATA or a comment is none. */
    private int closing(int from) {
        int i = from;
        while (i < xml.length) {
            if (startsWith(i, "<![CDATA[")) {
                i = after(i, "]]>");
            } else if (startsWith(i, "<!--")) {
                i = after(i, "-->");
            } else if (startsWith(i, "</") && isNamed(i + 2)) {
                return i;
            } else {
                i++;
            }
        }
        return xml.length;
    }

    private int after(int from, String end) {
        for (int i = from; i < xml.length; i++) {
            if (startsWith(i, end)) {
                return i + end.length();
            }
        }
        return xml.length;
    }

    private boolean startsWith(int at, String text) {
        if (at + text.length() > xml.length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (xml[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
