package app.merit.motivation.engine.input;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days from {@code from} (inclusive) until {@code until} (exclusive; absent = open). */
public record DateSpan(LocalDate from, @Nullable LocalDate until) {
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** The days both spans have, if any. */
    public Optional<DateSpan> cut(DateSpan other) {
        var start = from.isAfter(other.from) ? from : other.from;
        var end =
                until == null ? other.until : other.until == null || until.isBefore(other.until) ? until : other.until;
        return end != null && !start.isBefore(end) ? Optional.empty() : Optional.of(new DateSpan(start, end));
    }

    /** Count of the days; the span must be closed. */
    public long days() {
        if (until == null) {
            throw new IllegalStateException("an open span has no count of days");
        }
        return ChronoUnit.DAYS.between(from, until);
    }

    public static boolean anyContains(Collection<DateSpan> spans, LocalDate day) {
        return spans.stream().anyMatch(s -> s.contains(day));
    }

    /** Days of disjoint spans within the range. */
    public static long daysWithin(Collection<DateSpan> spans, DateSpan range) {
        return spans.stream()
                .flatMap(s -> s.cut(range).stream())
                .mapToLong(DateSpan::days)
                .sum();
    }
}
