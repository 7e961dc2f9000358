package app.merit.metrics.organisation.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A set of days, kept as ranges that neither touch nor overlap.
 *
 * @param ranges ordered by their first day
 */
public record Days(List<DateRange> ranges) {
    public static final Days NONE = new Days(List.of());

    public Days {
        ranges = List.copyOf(ranges);
    }

    public static Days of(DateRange range) {
        return union(List.of(range));
    }

    /** All days of all ranges, each once. */
    public static Days union(Collection<DateRange> ranges) {
        var sorted = new ArrayList<>(ranges);
        sorted.removeIf(DateRange::isEmpty);
        sorted.sort(Comparator.comparing(DateRange::from));
        var merged = new ArrayList<DateRange>();
        for (var range : sorted) {
            if (merged.isEmpty() || merged.getLast().until().isBefore(range.from())) {
                merged.add(range);
            } else if (merged.getLast().until().isBefore(range.until())) {
                merged.add(new DateRange(merged.removeLast().from(), range.until()));
            }
        }
        return new Days(merged);
    }

    public Days and(Days other) {
        var both = new ArrayList<DateRange>();
        for (var mine : ranges) {
            for (var theirs : other.ranges) {
                mine.and(theirs).ifPresent(both::add);
            }
        }
        return union(both);
    }

    public Days and(DateRange range) {
        return and(of(range));
    }

    public Days or(Days other) {
        var all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return union(all);
    }

    /** The days of this set that are not in the other. */
    public Days minus(Days other) {
        var left = new ArrayList<>(ranges);
        for (var out : other.ranges) {
            var rest = new ArrayList<DateRange>();
            for (var range : left) {
                range.and(new DateRange(DateRange.EVER, out.from())).ifPresent(rest::add);
                range.and(new DateRange(out.until(), DateRange.OPEN)).ifPresent(rest::add);
            }
            left = rest;
        }
        return new Days(left);
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public boolean contains(LocalDate day) {
        return ranges.stream().anyMatch(r -> r.contains(day));
    }

    /** True if every day of the other set is in this one. */
    public boolean covers(Days other) {
        return and(other).equals(other);
    }
}
