package app.merit.ingest.reconcile;

import app.merit.ingest.ops.OpsFeed;
import app.merit.ingest.reconcile.Completeness.Kept;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Publishes what changed in the completeness of days: the state for the close gate, an event if the state is another. */
@Singleton
public class TellCompleteness {
    private final Completeness completeness;
    private final OpsFeed ops;

    TellCompleteness(Completeness completeness, OpsFeed ops) {
        this.completeness = completeness;
        this.ops = ops;
    }

    /** Stops at the first that Kafka does not take; the next look makes up for it. */
    void all() {
        for (Kept kept : completeness.untold()) {
            if (!tell(kept)) {
                return;
            }
            completeness.told(kept);
        }
    }

    private boolean tell(Kept kept) {
        DayRecord day = kept.day();
        OpsFeed.State state = day.readiness();
        boolean told = ops.readiness(
                "completeness:%s:%s".formatted(day.source(), day.day()), state, day.inWords(), values(day));
        if (!told || kept.toldState().filter(state.name()::equals).isPresent()) {
            return told;
        }
        Map<String, String> values = new TreeMap<>(values(day));
        values.put("day", day.day().toString());
        values.put("state", state.name().toLowerCase(Locale.ROOT));
        return ops.event("completeness", Optional.of(day.source()), values);
    }

    private static Map<String, String> values(DayRecord day) {
        Map<String, String> values = new TreeMap<>();
        day.theirs().ifPresent(theirs -> {
            Totals ours = day.ours().orElse(Totals.NONE);
            values.put("theirsDeals", Long.toString(theirs.deals()));
            values.put("theirsAmounts", theirs.inWords());
            values.put("oursDeals", Long.toString(ours.deals()));
            values.put("oursAmounts", ours.inWords());
        });
        values.put("missing", Long.toString(day.missing()));
        values.put("healed", Long.toString(day.healed()));
        if (!day.reasons().isEmpty()) {
            values.put("reasons", String.join(",", day.reasons()));
        }
        day.waiver().ifPresent(waiver -> values.put("waivedBy", waiver.by()));
        return values;
    }
}
