package app.merit.motivation.accrual.domain;

import java.time.YearMonth;
import java.util.Comparator;

/** A person's month. */
public record AccrualKey(String employee, YearMonth period) implements Comparable<AccrualKey> {
    private static final Comparator<AccrualKey> ORDER =
            Comparator.comparing(AccrualKey::employee).thenComparing(AccrualKey::period);

    @Override
    public int compareTo(AccrualKey other) {
        return ORDER.compare(this, other);
    }
}
