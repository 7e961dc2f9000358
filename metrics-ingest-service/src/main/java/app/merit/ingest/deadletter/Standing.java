package app.merit.ingest.deadletter;

import app.merit.ingest.ops.OpsFeed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many dead letters of a source are not through.
 *
 * @param undecided open, or waiting for a second person
 * @param oldest receipt of the oldest undecided one
 */
record Standing(long undecided, long waived, Optional<Instant> oldest) {
    static final Standing CLEAR = new Standing(0, 0, Optional.empty());

    OpsFeed.State state() {
        if (undecided > 0) {
            return OpsFeed.State.RED;
        }
        return waived > 0 ? OpsFeed.State.WAIVED : OpsFeed.State.GREEN;
    }

    String detail() {
        return switch (state()) {
            case RED -> undecided + " dead letters are undecided.";
            case WAIVED -> waived + " dead letters were waived, none is open.";
            case GREEN, HEALED -> "No dead letter is open.";
        };
    }

    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        values.put("open", Long.toString(undecided));
        values.put("waived", Long.toString(waived));
        oldest.ifPresent(at -> values.put("oldestReceivedAt", at.toString()));
        return values;
    }
}
