package app.merit.ingest.format;

import java.util.Optional;

/** Ids are text, as the CRM names them. */
public final class Ids {
    private static final int MAX_LENGTH = 128;

    private Ids() {}

    /** The text if it can be an id: not blank, at most 128 characters, no white space or control characters. */
    public static Optional<String> parse(String text) {
        String stripped = text.strip();
        boolean usable = !stripped.isEmpty()
                && stripped.length() <= MAX_LENGTH
                && stripped.codePoints().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))
                && stripped.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        return usable ? Optional.of(stripped) : Optional.empty();
    }

    /** The same, and 0 counts as none: CRMs write 0 for "nobody". */
    public static Optional<String> parseNonZero(String text) {
        return parse(text).filter(id -> !id.equals("0"));
    }
}
