package app.merit.metrics.kpi.domain;

import app.merit.metrics.state.domain.EntityState;
import app.merit.metrics.state.domain.FieldValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One condition on a field of an entity as it is now. A field without a value meets only a negated `exists`. */
public sealed interface Condition {
    String field();

    record Equals(String field, String value) implements Condition {}

    record In(String field, List<String> values) implements Condition {
        public In {
            values = List.copyOf(values);
        }
    }

    /** @param min inclusive; null: no lower bound
     * @param max exclusive; null: no upper bound */
    record Range(
            String field, @Nullable String min, @Nullable String max) implements Condition {}

    /** @param wanted false: the field must be empty */
    record Exists(String field, boolean wanted) implements Condition {}

    default boolean met(EntityState state) {
        var value = state.value(field());
        return switch (this) {
            case Equals c -> value.filter(v -> same(v, c.value())).isPresent();
            case In c ->
                value.filter(v -> c.values().stream().anyMatch(w -> same(v, w))).isPresent();
            case Range c ->
                value.filter(v -> c.min() == null
                                || compare(v, c.min()).filter(r -> r >= 0).isPresent())
                        .filter(v -> c.max() == null
                                || compare(v, c.max()).filter(r -> r < 0).isPresent())
                        .isPresent();
            case Exists c -> value.isPresent() == c.wanted();
        };
    }

    private static boolean same(FieldValue value, String wanted) {
        if (value instanceof FieldValue.Texts(var texts)) {
            return texts.contains(wanted);
        }
        return compare(value, wanted).filter(c -> c == 0).isPresent();
    }

    /** Compares in the type of the field; empty if the wanted value is not of that type. */
    private static Optional<Integer> compare(FieldValue value, String wanted) {
        try {
            return switch (value) {
                case FieldValue.Text(var text) -> Optional.of(text.compareTo(wanted));
                case FieldValue.Number(var number) -> Optional.of(number.compareTo(new BigDecimal(wanted)));
                case FieldValue.Money money -> Optional.of(money.amount().compareTo(new BigDecimal(wanted)));
                case FieldValue.Time(var at) -> Optional.of(at.compareTo(Instant.parse(wanted)));
                case FieldValue.Flag(var on) -> Optional.of(Boolean.toString(on).compareTo(wanted));
                case FieldValue.Texts _, FieldValue.Shares _, FieldValue.Cleared _ -> Optional.empty();
            };
        } catch (NumberFormatException | DateTimeException otherType) {
            return Optional.empty();
        }
    }
}
