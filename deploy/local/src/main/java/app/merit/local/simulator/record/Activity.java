package app.merit.local.simulator.record;

import java.time.Instant;

/**
 * Something a salesperson did or means to do for a deal.
 *
 * @param number unique within the source
 * @param seconds how long it took
 * @param dealNumber the deal it belongs to
 */
public record Activity(
        CrmSource source,
        long number,
        Kind kind,
        String owner,
        long dealNumber,
        boolean done,
        int seconds,
        Instant createdAt,
        Instant changedAt) {

    /** The kinds that every CRM has. */
    public enum Kind {
        CALL,
        MEETING,
        TASK
    }

    /** A call that took place and was written down at once. */
    public static Activity call(CrmSource source, long number, String owner, long deal, int seconds, Instant at) {
        return new Activity(source, number, Kind.CALL, owner, deal, true, seconds, at, at);
    }

    /** A meeting of an hour that took place and had been planned for as long. */
    public static Activity meeting(CrmSource source, long number, String owner, long deal, Instant at) {
        return new Activity(source, number, Kind.MEETING, owner, deal, true, 3600, at.minusSeconds(3600), at);
    }

    /** A task that is still to be done. */
    public static Activity task(CrmSource source, long number, String owner, long deal, Instant at) {
        return new Activity(source, number, Kind.TASK, owner, deal, false, 0, at, at);
    }

    public Activity done(Instant at) {
        return new Activity(source, number, kind, owner, dealNumber, true, seconds, createdAt, at);
    }
}
