package app.merit.ingest.reconcile;

import app.merit.ingest.ops.OpsFeed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the completeness of one day of a source.
 *
 * @param ours won deals as we know them, at the last check
 * @param theirs won deals as the CRM lists them; empty until the day was checked
 * @param differed true if the two ever differed at a check
 * @param missing records of the CRM that we did not know as they were
 * @param healed how many of these have been taken in
 * @param trouble requests of that day that could not be taken, and whether the comparison has covered them since
 * @param unreadable why the CRM could not be read; empty if it could
 */
record DayRecord(
        String source,
        LocalDate day,
        Optional<Totals> ours,
        Optional<Totals> theirs,
        boolean differed,
        long missing,
        long healed,
        Trouble trouble,
        Optional<String> unreadable,
        Optional<Instant> checkedAt,
        Optional<Waiver> waiver) {

    /**
     * @param oversized requests answered 413
     * @param notKept requests answered 503
     * @param closed true if a comparison that began after the last and reached back to the first went through
     */
    record Trouble(long oversized, long notKept, boolean closed) {
        static final Trouble NONE = new Trouble(0, 0, true);

        boolean ever() {
            return oversized + notKept > 0;
        }
    }

    /** A person who answers for a red day. */
    record Waiver(String by, String reason, Instant at) {}

    /** Whether the day is complete. */
    enum State {
        GREEN,
        RED,
        HEALED
    }

    State state() {
        boolean differs = differs();
        if (unreadable.isPresent() || trouble.ever() && !trouble.closed() || missing > healed || differs) {
            return State.RED;
        }
        return missing > 0 || trouble.ever() || differed ? State.HEALED : State.GREEN;
    }

    /** A waiver counts only while the day is red. */
    OpsFeed.State readiness() {
        return switch (state()) {
            case GREEN -> OpsFeed.State.GREEN;
            case HEALED -> OpsFeed.State.HEALED;
            case RED -> waiver.isPresent() ? OpsFeed.State.WAIVED : OpsFeed.State.RED;
        };
    }

    private boolean differs() {
        return theirs.isPresent() && !theirs.get().sameAs(ours.orElse(Totals.NONE));
    }

    /** Stable words: what makes the day red, or made it so. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        if (differs() || differed) {
            reasons.add("difference");
        }
        if (missing > 0) {
            reasons.add("missing");
        }
        if (trouble.oversized() > 0) {
            reasons.add("oversized");
        }
        if (trouble.notKept() > 0) {
            reasons.add("outage");
        }
        if (unreadable.isPresent()) {
            reasons.add("unreadable");
        }
        return reasons;
    }

    /** A sentence for a person, without content of records. */
    String inWords() {
        List<String> words = new ArrayList<>();
        theirs.ifPresent(list -> words.add("The CRM lists %d won deals (%s), we know %d (%s)"
                .formatted(
                        list.deals(),
                        list.inWords(),
                        ours.orElse(Totals.NONE).deals(),
                        ours.orElse(Totals.NONE).inWords())));
        if (missing > 0) {
            words.add("%d records were missing, %d of them have been taken in".formatted(missing, healed));
        }
        if (trouble.oversized() > 0) {
            words.add("%d requests were too large to take".formatted(trouble.oversized()));
        }
        if (trouble.notKept() > 0) {
            words.add("%d requests could not be kept during an outage".formatted(trouble.notKept()));
        }
        unreadable.ifPresent(why -> words.add("the CRM could not be read: " + why));
        return String.join("; ", words) + ".";
    }
}
