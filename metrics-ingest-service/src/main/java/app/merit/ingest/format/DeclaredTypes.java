package app.merit.ingest.format;

import app.merit.ingest.domain.CustomValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * The option {@code types.<field>}: what a field of the company's own is, where the CRM's format does not tell. Words:
 * text, number, flag, date, time.
 */
public final class DeclaredTypes {
    private static final String PREFIX = "types.";
    private final Map<String, String> options;

    public DeclaredTypes(Map<String, String> options) {
        this.options = options;
    }

    public boolean declares(String field) {
        return options.containsKey(PREFIX + field);
    }

    /**
     * The text as what the field is declared to be; empty if it is no such value.
     *
     * @param time how this CRM writes times
     */
    public Optional<CustomValue> read(String field, String text, Optional<Instant> time) {
        return switch (options.getOrDefault(PREFIX + field, "text").strip()) {
            case "number" -> Decimals.parse(text).map(CustomValue.Number::new);
            case "flag" -> flag(text).map(CustomValue.Flag::new);
            case "date" ->
                Times.date(text).or(() -> time.map(DeclaredTypes::day)).map(CustomValue.Date::new);
            case "time" -> time.map(CustomValue.Time::new);
            default -> CustomValue.text(text);
        };
    }

    /** What is wrong with the option, or empty. */
    public Optional<String> complaint() {
        return options.entrySet().stream()
                .filter(option -> option.getKey().startsWith(PREFIX))
                .filter(option -> !option.getValue().strip().matches("text|number|flag|date|time"))
                .map(option -> "option " + option.getKey() + " must be text, number, flag, date or time")
                .sorted()
                .findFirst();
    }

    private static LocalDate day(Instant midnight) {
        return midnight.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text.strip()) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
