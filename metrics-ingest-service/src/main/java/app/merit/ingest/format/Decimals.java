package app.merit.ingest.format;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decimal numbers of a size that money and measures can have; 1e999999999 is not one. */
public final class Decimals {
    private static final int MAX_DIGITS = 30;
    private static final Pattern TEXT = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");

    private Decimals() {}

    public static Optional<BigDecimal> parse(String text) {
        String stripped = text.strip();
        return TEXT.matcher(stripped).matches() ? bounded(new BigDecimal(stripped)) : Optional.empty();
    }

    /** The number unless writing it in full would take more than {@value #MAX_DIGITS} digits on either side. */
    public static Optional<BigDecimal> bounded(BigDecimal number) {
        boolean fits = Math.abs((long) number.scale()) <= MAX_DIGITS
                && (long) number.precision() - number.scale() <= MAX_DIGITS
                && number.precision() <= 2 * MAX_DIGITS;
        if (!fits) {
            return Optional.empty();
        }
        return Optional.of(number.scale() < 0 ? number.setScale(0) : number);
    }
}
