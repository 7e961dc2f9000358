package app.merit.ingest.format;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Currencies as CRMs state them. */
public final class Currencies {
    private static final Pattern ISO = Pattern.compile("[A-Z]{3}");
    /** ISO 4217 for "no currency": a unit of a company's own must not be counted in the source's currency. */
    public static final String NONE = "XXX";

    private Currencies() {}

    /** The ISO code in capitals; {@value #NONE} for any other text; empty if the text is blank. */
    public static Optional<String> code(String text) {
        return Optional.of(text.strip().toUpperCase(Locale.ROOT))
                .filter(code -> !code.isEmpty())
                .map(code -> ISO.matcher(code).matches() ? code : NONE);
    }
}
