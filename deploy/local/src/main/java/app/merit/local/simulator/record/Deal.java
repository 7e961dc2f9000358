package app.merit.local.simulator.record;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deal as its CRM shows it after one of its steps.
 *
 * @param number unique within the source; each dialect makes its own kind of id of it
 * @param stage 1 to 3 while open
 * @param amount in {@link #CURRENCY}
 * @param changedAt when it came to be so
 * @param closedAt when it was won or lost; null while open
 */
public record Deal(
        CrmSource source,
        long number,
        String owner,
        Status status,
        int stage,
        BigDecimal amount,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant closedAt) {
    /** The one currency of all simulated CRMs. */
    public static final String CURRENCY = "EUR";

    /** Open stages of every simulated CRM. */
    public static final int LAST_STAGE = 3;

    /** Where a deal is in its life. */
    public enum Status {
        OPEN,
        WON,
        LOST
    }

    /** A new deal in its first stage. */
    public static Deal opened(CrmSource source, long number, String owner, BigDecimal amount, Instant at) {
        return new Deal(source, number, owner, Status.OPEN, 1, amount, at, at, null);
    }

    /** In another stage and open, also if it was closed. */
    public Deal movedTo(int nextStage, Instant at) {
        return new Deal(source, number, owner, Status.OPEN, nextStage, amount, createdAt, at, null);
    }

    public Deal won(Instant at) {
        return closed(Status.WON, amount, at);
    }

    public Deal closed(Status outcome, BigDecimal finalAmount, Instant at) {
        return new Deal(source, number, owner, outcome, stage, finalAmount, createdAt, at, at);
    }

    public Deal worth(BigDecimal other, Instant at) {
        return new Deal(source, number, owner, status, stage, other, createdAt, at, closedAt);
    }

    public Deal ownedBy(String other, Instant at) {
        return new Deal(source, number, other, status, stage, amount, createdAt, at, closedAt);
    }

    public boolean isOpen() {
        return status == Status.OPEN;
    }
}
