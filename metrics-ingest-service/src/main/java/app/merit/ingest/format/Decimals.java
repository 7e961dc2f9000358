package app.merit.ingest.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decimal numbers of a size that money and measures can have; 1e999999999 is not one. At most 30 digits, of which 12
 * after the point: what is finer is the noise of somebody's floating point and is rounded half up.
 */
public final class Decimals {
    private static final int MAX_DIGITS = 30;
    private static final int MAX_PLACES = 12;
    private static final Pattern TEXT = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");

    private Decimals() {}

    public static Optional<BigDecimal> parse(String text) {
        String stripped = text.strip();
        return TEXT.matcher(stripped).matches() ? bounded(new BigDecimal(stripped)) : Optional.empty();
    }

    /** The number in at most {@value #MAX_DIGITS} digits and {@value #MAX_PLACES} places, unless it is of another size. */
    public static Optional<BigDecimal> bounded(BigDecimal number) {
        // Looked at before anything is computed: writing a huge exponent in full would cost a gigabyte.
        boolean writable = Math.abs((long) number.scale()) <= MAX_DIGITS && number.precision() <= 2 * MAX_DIGITS;
        return writable
                ? Optional.of(plain(number)).filter(plain -> plain.precision() <= MAX_DIGITS)
                : Optional.empty();
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal rounded = number.scale() > MAX_PLACES
                ? number.setScale(MAX_PLACES, RoundingMode.HALF_UP).stripTrailingZeros()
                : number;
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
