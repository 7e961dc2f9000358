package app.merit.motivation.accrual.rest;

import app.merit.motivation.access.domain.PayLevel;
import app.merit.motivation.accrual.domain.Accrual;
import app.merit.motivation.engine.result.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a list of accruals: the total, nothing of how it is made up. */
public record AccrualItem(
        String employee,
        YearMonth period,
        Accrual.Status status,
        long revision,
        Money total,
        @Nullable List<Money> otherTotals,
        @Nullable Instant newestChangeAt,
        List<String> marks) {
    static AccrualItem of(Accrual accrual) {
        var view = AccrualView.of(accrual, PayLevel.TOTAL);
        return new AccrualItem(
                view.employee(),
                view.period(),
                view.status(),
                view.revision(),
                view.total(),
                view.otherTotals(),
                view.newestChangeAt(),
                view.marks());
    }
}
