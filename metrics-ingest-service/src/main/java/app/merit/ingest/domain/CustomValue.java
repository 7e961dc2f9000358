package app.merit.ingest.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The typed value of a field that a company added to its CRM. */
public sealed interface CustomValue {
    /** Texts longer than this are not carried: they are prose, not something to count by. */
    int MAX_TEXT = 1000;

    record Text(String value) implements CustomValue {}

    record Number(BigDecimal value) implements CustomValue {}

    record Date(LocalDate value) implements CustomValue {}

    record Time(Instant value) implements CustomValue {}

    record Flag(boolean value) implements CustomValue {}

    /** An amount in major units; the currency is absent if the CRM states none. */
    record Money(BigDecimal amount, Optional<String> currency) implements CustomValue {}

    record Items(List<String> values) implements CustomValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** A text that is short enough to carry. */
    static Optional<CustomValue> text(String value) {
        return value.length() > MAX_TEXT ? Optional.empty() : Optional.of(new Text(value));
    }
}
