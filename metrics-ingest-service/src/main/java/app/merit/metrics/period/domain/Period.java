package app.merit.metrics.period.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day, ISO week, month, quarter or year of the company's calendar.
 *
 * @param id `2026-11-15`, `2026-W47`, `2026-11`, `2026-Q4` or `2026`
 * @param from first day, inclusive
 * @param until the day after the last one
 */
public record Period(Kind kind, String id, LocalDate from, LocalDate until) {

    /** Kinds from short to long. */
    public enum Kind {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR;

        /** True if a period of this kind is longer than one of the other. */
        public boolean longerThan(Kind other) {
            return compareTo(other) > 0;
        }
    }

    private static final int LAST_YEAR = 9999;
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    /** The period of a kind that a day lies in. */
    public static Period of(Kind kind, LocalDate day) {
        return switch (kind) {
            case DAY -> new Period(kind, day.toString(), day, day.plusDays(1));
            case WEEK -> week(day);
            case MONTH -> {
                var first = day.withDayOfMonth(1);
                yield new Period(kind, YearMonth.from(day).toString(), first, first.plusMonths(1));
            }
            case QUARTER -> {
                var quarter = day.get(IsoFields.QUARTER_OF_YEAR);
                var first = LocalDate.of(day.getYear(), 3 * quarter - 2, 1);
                yield new Period(kind, "%04d-Q%d".formatted(day.getYear(), quarter), first, first.plusMonths(3));
            }
            case YEAR -> {
                var first = day.with(TemporalAdjusters.firstDayOfYear());
                yield new Period(kind, "%04d".formatted(day.getYear()), first, first.plusYears(1));
            }
        };
    }

    private static Period week(LocalDate day) {
        var monday = day.minusDays(day.getDayOfWeek().getValue() - 1L);
        var id = "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        return new Period(Kind.WEEK, id, monday, monday.plusWeeks(1));
    }

    /** Reads the id of a period; empty if it is none. */
    public static Optional<Period> parse(String id) {
        try {
            return Optional.ofNullable(parseOrNull(id))
                    .filter(p -> p.id.equals(id) && p.from.getYear() > 0 && p.until.getYear() <= LAST_YEAR);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static @Nullable Period parseOrNull(String id) {
        if (DAY.matcher(id).matches()) {
            return of(Kind.DAY, LocalDate.parse(id));
        }
        if (MONTH.matcher(id).matches()) {
            return of(Kind.MONTH, YearMonth.parse(id).atDay(1));
        }
        if (YEAR.matcher(id).matches()) {
            return of(Kind.YEAR, LocalDate.of(Integer.parseInt(id), 1, 1));
        }
        var quarter = QUARTER.matcher(id);
        if (quarter.matches()) {
            var month = 3 * Integer.parseInt(quarter.group(2)) - 2;
            return of(Kind.QUARTER, LocalDate.of(Integer.parseInt(quarter.group(1)), month, 1));
        }
        var week = WEEK.matcher(id);
        if (week.matches()) {
            // The 4th of January always lies in week 1.
            var inWeek1 = LocalDate.of(Integer.parseInt(week.group(1)), 1, 4);
            return of(Kind.WEEK, inWeek1.plusWeeks(Integer.parseInt(week.group(2)) - 1L));
        }
        return null;
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, until);
    }
}
