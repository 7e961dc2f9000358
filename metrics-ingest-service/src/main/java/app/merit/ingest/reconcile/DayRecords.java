package app.merit.ingest.reconcile;

import app.merit.ingest.reconcile.DayRecord.Trouble;
import app.merit.ingest.reconcile.DayRecord.Waiver;
import java.time.Instant;
import java.util.Optional;

/** What may happen to the record of a day. */
final class DayRecords {
    private DayRecords() {}

    /** The requests that could not be taken are covered by a comparison. */
    static DayRecord closed(DayRecord day) {
        Trouble trouble = new Trouble(day.trouble().oversized(), day.trouble().notKept(), true);
        return with(day, day.missing(), day.healed(), trouble, day.waiver());
    }

    /** Requests could not be taken; an earlier waiver was not about these. */
    static DayRecord troubled(DayRecord day, long oversized, long notKept) {
        Trouble trouble =
                new Trouble(day.trouble().oversized() + oversized, day.trouble().notKept() + notKept, false);
        return with(day, day.missing(), day.healed(), trouble, Optional.empty());
    }

    static DayRecord missed(DayRecord day) {
        return with(day, day.missing() + 1, day.healed(), day.trouble(), day.waiver());
    }

    static DayRecord healed(DayRecord day) {
        return with(day, day.missing(), Math.min(day.missing(), day.healed() + 1), day.trouble(), day.waiver());
    }

    static DayRecord waived(DayRecord day, Waiver waiver) {
        return with(day, day.missing(), day.healed(), day.trouble(), Optional.of(waiver));
    }

    /** Compared with the CRM's list. */
    static DayRecord checked(DayRecord day, Totals ours, Totals theirs, Instant at) {
        return new DayRecord(
                day.source(),
                day.day(),
                Optional.of(ours),
                Optional.of(theirs),
                day.differed() || !ours.sameAs(theirs),
                day.missing(),
                day.healed(),
                day.trouble(),
                Optional.empty(),
                Optional.of(at),
                day.waiver());
    }

    /** The CRM could not be read; what an earlier check found stays. */
    static DayRecord unreadable(DayRecord day, String why) {
        return new DayRecord(
                day.source(),
                day.day(),
                day.ours(),
                day.theirs(),
                day.differed(),
                day.missing(),
                day.healed(),
                day.trouble(),
                Optional.of(why),
                day.checkedAt(),
                day.waiver());
    }

    private static DayRecord with(DayRecord day, long missing, long healed, Trouble trouble, Optional<Waiver> waiver) {
        return new DayRecord(
                day.source(),
                day.day(),
                day.ours(),
                day.theirs(),
                day.differed(),
                missing,
                healed,
                trouble,
                day.unreadable(),
                day.checkedAt(),
                waiver);
    }
}
