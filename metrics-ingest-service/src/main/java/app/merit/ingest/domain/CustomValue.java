package app.merit.ingest.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The typed value of a field that a company added to its CRM. Texts are without the character 0, which no database stores. */
public sealed interface CustomValue {
    /** Texts longer than this are not carried: they are prose, not something to count by. */
    int MAX_TEXT = 1000;

    /** Longest element of a list that is carried. */
    int MAX_ELEMENT = 256;

    record Text(String value) implements CustomValue {
        public Text {
            value = storable(value);
        }
    }

    record Number(BigDecimal value) implements CustomValue {}

    record Date(LocalDate value) implements CustomValue {}

    record Time(Instant value) implements CustomValue {}

    record Flag(boolean value) implements CustomValue {}

    /** An amount in major units; the currency is absent if the CRM states none. */
    record Money(BigDecimal amount, Optional<String> currency) implements CustomValue {}

    record Items(List<String> values) implements CustomValue {
        public Items {
            values = values.stream().map(CustomValue::storable).toList();
        }
    }

    private static String storable(String text) {
        return text.replace("\0", "");
    }

    /** A text that is short enough to carry. */
    static Optional<CustomValue> text(String value) {
        return value.length() > MAX_TEXT ? Optional.empty() : Optional.of(new Text(value));
    }
}
