package app.merit.ingest.reconcile;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Won deals of one day: how many and how much, by ISO currency; {@code -} stands for none stated. */
record Totals(Map<String, Total> byCurrency) {
    static final String NO_CURRENCY = "-";
    static final Totals NONE = new Totals(Map.of());

    /** @param amount exact, in major units */
    record Total(long deals, BigDecimal amount) {
        Total plus(Total other) {
            return new Total(deals + other.deals, amount.add(other.amount));
        }

        boolean sameAs(Total other) {
            return deals == other.deals && amount.compareTo(other.amount) == 0;
        }
    }

    Totals {
        byCurrency = Collections.unmodifiableMap(new TreeMap<>(byCurrency));
    }

    Totals plus(String currency, Total more) {
        Map<String, Total> sum = new TreeMap<>(byCurrency);
        sum.merge(currency, more, Total::plus);
        return new Totals(sum);
    }

    /** 10 and 10.00 are the same sum. */
    boolean sameAs(Totals other) {
        return byCurrency.keySet().equals(other.byCurrency.keySet())
                && byCurrency.entrySet().stream()
                        .allMatch(own -> own.getValue().sameAs(other.byCurrency.get(own.getKey())));
    }

    long deals() {
        return byCurrency.values().stream().mapToLong(Total::deals).sum();
    }

    /** For a person and for readiness values: {@code 10.50 EUR, 3 USD}. */
    String inWords() {
        StringBuilder words = new StringBuilder();
        byCurrency.forEach((currency, total) -> words.append(words.isEmpty() ? "" : ", ")
                .append(total.amount().toPlainString())
                .append(' ')
                .append(currency));
        return words.isEmpty() ? "0" : words.toString();
    }
}
