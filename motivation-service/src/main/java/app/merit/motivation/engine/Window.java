package app.merit.motivation.engine;

import app.merit.motivation.engine.input.DateSpan;
import app.merit.motivation.engine.input.Inputs;
import app.merit.motivation.engine.scheme.Commission.Accumulation;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The days over which a commission adds up x. */
record Window(Inputs inputs) {

    /** First day of the quarter or year; of the month for the other accumulations. */
    LocalDate start(Accumulation accumulation) {
        return switch (accumulation) {
            case DEAL, PERIOD -> inputs.period().atDay(1);
            case QUARTER -> quarterStart();
            case YEAR_TO_DATE -> inputs.period().atDay(1).withDayOfYear(1);
        };
    }

    private LocalDate quarterStart() {
        int month = (inputs.period().getMonthValue() - 1) / 3 * 3 + 1;
        return LocalDate.of(inputs.period().getYear(), month, 1);
    }

    /** The scheme pays the person on no later day of the quarter than the days evaluated now. */
    boolean paysNow() {
        var last = lastVersionDay();
        var rest = new DateSpan(last.plusDays(1), quarterStart().plusMonths(3));
        return !rest.from().isBefore(quarterStart().plusMonths(3))
                || inputs.schemeDays().stream().noneMatch(s -> s.cut(rest).isPresent());
    }

    private LocalDate lastVersionDay() {
        return inputs.versionDays().stream()
                .flatMap(s -> s.cut(inputs.month()).stream())
                .map(s -> s.until() == null ? s.from() : s.until().minusDays(1))
                .max(LocalDate::compareTo)
                .orElse(inputs.period().atEndOfMonth());
    }

    /** By month, the days of the scheme in the window before the first day of this version. */
    SortedMap<YearMonth, List<DateSpan>> priorDaysByMonth(Accumulation accumulation) {
        var first = inputs.versionDays().stream()
                .map(DateSpan::from)
                .min(LocalDate::compareTo)
                .orElse(inputs.period().atDay(1));
        var window = new DateSpan(start(accumulation), first);
        SortedMap<YearMonth, List<DateSpan>> days = new TreeMap<>();
        for (var month = YearMonth.from(window.from()); !month.isAfter(inputs.period()); month = month.plusMonths(1)) {
            var range = Inputs.month(month);
            days.put(
                    month,
                    inputs.schemeDays().stream()
                            .flatMap(s -> s.cut(window).stream())
                            .flatMap(s -> s.cut(range).stream())
                            .toList());
        }
        return days;
    }
}
