package app.merit.metrics.state.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a change says about a field. A field that the change does not state has none. */
public sealed interface FieldValue {
    /** The field was emptied. */
    record Cleared() implements FieldValue {}

    record Text(String text) implements FieldValue {}

    /** A number; `1.50` and `1.5` are the same. */
    record Number(BigDecimal number) implements FieldValue {
        public Number {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
    }

    record Time(Instant at) implements FieldValue {}

    record Flag(boolean on) implements FieldValue {}

    record Texts(List<String> texts) implements FieldValue {
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    record Money(BigDecimal amount, @Nullable String currency) implements FieldValue {
        public Money {
            amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        }
    }

    record Shares(List<Share> shares) implements FieldValue {
        public Shares {
            shares = List.copyOf(shares);
        }
    }

    /**
     * A person's part of a deal.
     *
     * @param percent of the whole, 0 to 100
     */
    record Share(String crmUser, BigDecimal percent) {
        public Share {
            percent = percent.signum() == 0 ? BigDecimal.ZERO : percent.stripTrailingZeros();
        }
    }

    FieldValue CLEARED = new Cleared();

    /** The value in one unambiguous line, for digests and comparisons. */
    default String canonical() {
        return switch (this) {
            case Cleared() -> "c";
            case Text(var text) -> "t" + text.length() + ":" + text;
            case Number(var number) -> "n" + number.toPlainString();
            case Time(var at) -> "i" + at;
            case Flag(var on) -> "b" + on;
            case Texts(var texts) -> {
                var line = new StringBuilder("l").append(texts.size());
                texts.forEach(
                        t -> line.append('|').append(t.length()).append(':').append(t));
                yield line.toString();
            }
            case Money(var amount, var currency) -> "m" + amount.toPlainString() + " " + currency;
            case Shares(var shares) -> {
                var line = new StringBuilder("s").append(shares.size());
                shares.forEach(s -> line.append('|')
                        .append(s.crmUser().length())
                        .append(':')
                        .append(s.crmUser())
                        .append('=')
                        .append(s.percent().toPlainString()));
                yield line.toString();
            }
        };
    }
}
