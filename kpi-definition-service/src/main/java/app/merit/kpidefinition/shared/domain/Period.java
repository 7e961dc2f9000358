package app.merit.kpidefinition.shared.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period that exists in the calendar.
 *
 * @param code {@code 2026-11-15}, {@code 2026-W47} (ISO week), {@code 2026-11}, {@code 2026-Q4} or {@code 2026}
 */
public record Period(String code, PeriodKind kind) {
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final Pattern QUARTER = Pattern.compile("\\d{4}-Q[1-4]");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    /** Empty if the text is no period, or names a day or a week that the calendar does not have. */
    public static Optional<Period> parse(String code) {
        return kindOf(code).map(kind -> new Period(code, kind));
    }

    private static Optional<PeriodKind> kindOf(String code) {
        if (YEAR.matcher(code).matches()) {
            return Optional.of(PeriodKind.YEAR);
        }
        if (MONTH.matcher(code).matches()) {
            return Optional.of(PeriodKind.MONTH);
        }
        if (QUARTER.matcher(code).matches()) {
            return Optional.of(PeriodKind.QUARTER);
        }
        if (weekExists(code)) {
            return Optional.of(PeriodKind.WEEK);
        }
        return dayExists(code) ? Optional.of(PeriodKind.DAY) : Optional.empty();
    }

    private static boolean weekExists(String code) {
        Matcher week = WEEK.matcher(code);
        if (!week.matches()) {
            return false;
        }
        int number = Integer.parseInt(week.group(2));
        LocalDate inFirstWeek = LocalDate.of(Integer.parseInt(week.group(1)), 1, 4);
        return number >= 1
                && number
                        <= IsoFields.WEEK_OF_WEEK_BASED_YEAR
                                .rangeRefinedBy(inFirstWeek)
                                .getMaximum();
    }

    private static boolean dayExists(String code) {
        Matcher day = DAY.matcher(code);
        if (!day.matches()) {
            return false;
        }
        try {
            LocalDate.of(
                    Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }
}
