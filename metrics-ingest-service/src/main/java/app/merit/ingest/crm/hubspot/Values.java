package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.format.Decimals;
import app.merit.ingest.format.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How HubSpot writes the values of properties: always as text; times as milliseconds in events, as ISO in records. */
final class Values {
    private static final Pattern MILLIS = Pattern.compile("[0-9]{12,14}");
    /** A number that reads the same when it is written again: no leading zeros, no sign but minus. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,6})?");

    private Values() {}

    static Optional<Instant> time(String text) {
        String stripped = text.strip();
        return MILLIS.matcher(stripped).matches() ? Times.unixAny(stripped) : Times.iso(stripped);
    }

    static Optional<Boolean> flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Milliseconds as seconds, exactly. */
    static Optional<BigDecimal> seconds(String millis) {
        return Decimals.parse(millis)
                .filter(number -> number.signum() >= 0)
                .map(number -> number.movePointLeft(3).stripTrailingZeros())
                .flatMap(Decimals::bounded);
    }

    /** The value of a property of the company's own; its type is not told, so its form decides. */
    static Optional<CustomValue> custom(String text) {
        Optional<Boolean> flag = flag(text);
        if (flag.isPresent()) {
            return flag.map(CustomValue.Flag::new);
        }
        if (NUMBER.matcher(text).matches()) {
            return Decimals.parse(text).map(CustomValue.Number::new);
        }
        return Times.iso(text)
                .<CustomValue>map(CustomValue.Time::new)
                .or(() -> Times.date(text).map(CustomValue.Date::new))
                .or(() -> CustomValue.text(text));
    }
}
