package app.merit.metrics.organisation.domain;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of days.
 *
 * @param from first day, inclusive
 * @param until the day after the last one; {@link #OPEN} if there is no end
 */
public record DateRange(LocalDate from, LocalDate until) {
    /** Stands for "no end"; within what PostgreSQL and Java both can hold. */
    public static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

    /** Stands for "no beginning". */
    public static final LocalDate EVER = LocalDate.of(1, 1, 1);

    public static DateRange of(LocalDate from, @Nullable LocalDate until) {
        return new DateRange(from, until == null ? OPEN : until);
    }

    public static DateRange always() {
        return new DateRange(EVER, OPEN);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    public boolean isEmpty() {
        return !from.isBefore(until);
    }

    /** The days in both; empty if there are none. */
    public Optional<DateRange> and(DateRange other) {
        var both = new DateRange(
                from.isAfter(other.from) ? from : other.from, until.isBefore(other.until) ? until : other.until);
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }
}
