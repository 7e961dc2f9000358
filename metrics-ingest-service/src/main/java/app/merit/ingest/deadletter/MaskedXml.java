package app.merit.ingest.deadletter;

/** XML with its elements and the names of its attributes, values masked. It need not be well-formed. */
final class MaskedXml {
    private static final int MOST_TEXT = 20_000;

    private final String xml;
    private final StringBuilder masked = new StringBuilder();
    private String element = "";

    private MaskedXml(String xml) {
        this.xml = xml;
    }

    static String of(String xml) {
        return new MaskedXml(xml.substring(0, Math.min(xml.length(), MOST_TEXT))).masked();
    }

    private String masked() {
        int at = 0;
        while (at < xml.length()) {
            int open = xml.indexOf('<', at);
            text(xml.substring(at, open < 0 ? xml.length() : open));
            if (open < 0) {
                break;
            }
            int close = xml.indexOf('>', open);
            tag(xml.substring(open, close < 0 ? xml.length() : close + 1));
            at = close < 0 ? xml.length() : close + 1;
        }
        return masked.toString();
    }

    private void text(String text) {
        masked.append(text.isBlank() ? text : Mask.value(element, text.strip()));
    }

    /** Comments and character data are no tags: their shape alone. */
    private void tag(String tag) {
        if (tag.startsWith("<!")) {
            masked.append(Mask.shape(tag));
            return;
        }
        int end = 1;
        while (end < tag.length() && !Character.isWhitespace(tag.charAt(end)) && tag.charAt(end) != '>') {
            end++;
        }
        String name = tag.substring(tag.startsWith("</") ? 2 : 1, Math.max(end, tag.startsWith("</") ? 2 : 1));
        element = name.substring(name.indexOf(':') + 1);
        masked.append(tag, 0, end);
        attributes(tag.substring(end));
    }

    private void attributes(String attributes) {
        int at = 0;
        while (at < attributes.length()) {
            int open = quote(attributes, at);
            int close = open < 0 ? -1 : attributes.indexOf(attributes.charAt(open), open + 1);
            if (close < 0) {
                masked.append(Mask.shape(attributes.substring(at)).replace('9', 'x'));
                return;
            }
            masked.append(attributes, at, open + 1).append("***");
            masked.append(attributes.charAt(close));
            at = close + 1;
        }
    }

    private static int quote(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '"' || text.charAt(i) == '\'') {
                return i;
            }
        }
        return -1;
    }
}
