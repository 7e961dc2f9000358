package app.merit.local.simulator;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A deal as its CRM shows it after one of its steps.
 *
 * @param number unique within the source
 * @param stage 1 to 3 while open
 * @param amount in EUR
 * @param changedAt when it came to be so
 */
public record Deal(
        CrmSource source,
        long number,
        String owner,
        Status status,
        int stage,
        BigDecimal amount,
        Instant createdAt,
        Instant changedAt) {

    /** Where a deal is in its life. */
    public enum Status {
        OPEN,
        WON,
        LOST
    }

    Deal movedTo(int nextStage, Instant at) {
        return new Deal(source, number, owner, Status.OPEN, nextStage, amount, createdAt, at);
    }

    Deal closed(Status outcome, BigDecimal finalAmount, Instant at) {
        return new Deal(source, number, owner, outcome, stage, finalAmount, createdAt, at);
    }

    boolean isOpen() {
        return status == Status.OPEN;
    }
}
