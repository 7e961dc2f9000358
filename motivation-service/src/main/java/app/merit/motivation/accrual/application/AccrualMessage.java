package app.merit.motivation.accrual.application;

import app.merit.motivation.accrual.domain.Accrual;
import java.time.YearMonth;

/** The record on {@code motivation.accruals}: no amounts. */
public record AccrualMessage(String employee, YearMonth period, Accrual.Status status, long revision, String hash) {
    static AccrualMessage of(Accrual accrual) {
        return new AccrualMessage(
                accrual.key().employee(), accrual.key().period(), accrual.status(), accrual.revision(), accrual.hash());
    }
}
