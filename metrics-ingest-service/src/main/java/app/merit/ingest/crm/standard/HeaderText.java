package app.merit.ingest.crm.standard;

import app.merit.ingest.format.FormBody;

/** Values of {@code ce-*} headers: quotes are taken off, then percent-escapes are decoded once as UTF-8. */
final class HeaderText {
    private HeaderText() {}

    static String decode(String value) {
        String text = value.strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        String plain = quoted ? unescape(text.substring(1, text.length() - 1)) : text;
        return FormBody.decodeEscapes(plain);
    }

    private static String unescape(String quoted) {
        return quoted.replaceAll("\\\\(.)", "$1");
    }
}
