package app.merit.motivation.accrual.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** Which months are open: the running one and some before it. */
public record AccrualSettings(int openMonths) {
    /** Newest first. */
    public List<YearMonth> open(LocalDate today) {
        return Stream.iterate(YearMonth.from(today), m -> m.minusMonths(1))
                .limit(openMonths + 1L)
                .toList();
    }
}
