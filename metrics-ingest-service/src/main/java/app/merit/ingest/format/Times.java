package app.merit.ingest.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** The clocks of CRMs. What is not a time between 1970 and the end of 9998 is no time. */
public final class Times {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,16}");
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");
    private static final Pattern ZONELESS =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?");
    /** Digits of a second that Java does not read: RFC 3339 sets no end to them. */
    private static final Pattern BEYOND_NANOS = Pattern.compile("(?<=\\.[0-9]{9})[0-9]+");

    private static final DateTimeFormatter SPACED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private Times() {}

    /** Seconds since 1970; 0 means not set. */
    public static Optional<Instant> unixSeconds(String text) {
        return text.length() <= 12 && DIGITS.matcher(text).matches()
                ? valid(Instant.ofEpochSecond(Long.parseLong(text)))
                : Optional.empty();
    }

    /** Milliseconds since 1970; 0 means not set. */
    public static Optional<Instant> unixMillis(String text) {
        return text.length() <= 15 && DIGITS.matcher(text).matches()
                ? valid(Instant.ofEpochMilli(Long.parseLong(text)))
                : Optional.empty();
    }

    /** Seconds, milliseconds or microseconds since 1970, told apart by the number of digits. */
    public static Optional<Instant> unixAny(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(text);
        if (text.length() <= 11) {
            return valid(Instant.ofEpochSecond(number));
        }
        return text.length() <= 14
                ? valid(Instant.ofEpochMilli(number))
                : valid(Instant.ofEpochSecond(number / 1_000_000, number % 1_000_000 * 1000));
    }

    /** ISO 8601 with an offset or {@code Z}; finer than a microsecond is cut off. */
    public static Optional<Instant> iso(String text) {
        if (text.length() > 40) {
            return Optional.empty();
        }
        try {
            return valid(OffsetDateTime.parse(BEYOND_NANOS.matcher(text.strip()).replaceFirst(""))
                    .toInstant());
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    /** The same; a time without an offset is in UTC. */
    public static Optional<Instant> isoOrUtc(String text) {
        String stripped = text.strip();
        boolean zoneless = ZONELESS.matcher(stripped).matches();
        return iso(zoneless ? stripped + "Z" : stripped);
    }

    /** Seconds since 1970 with a fraction, read as exact decimals; finer than a microsecond is cut off. */
    public static Optional<Instant> unixDecimal(BigDecimal seconds) {
        if (seconds.signum() <= 0 || seconds.compareTo(BigDecimal.valueOf(END.getEpochSecond())) >= 0) {
            return Optional.empty();
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.DOWN);
        long nanos = seconds.subtract(whole).movePointRight(9).longValue();
        return valid(Instant.ofEpochSecond(whole.longValue(), nanos));
    }

    /** {@code YYYY-MM-DD HH:MM:SS} in UTC. */
    public static Optional<Instant> spacedUtc(String text) {
        try {
            return valid(LocalDateTime.parse(text.strip(), SPACED).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    public static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()))
                    .filter(date -> date.getYear() >= 1000 && date.getYear() <= 9999);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> valid(Instant time) {
        if (!time.isAfter(Instant.EPOCH) || !time.isBefore(END)) {
            return Optional.empty();
        }
        return Optional.of(time.truncatedTo(ChronoUnit.MICROS));
    }
}
