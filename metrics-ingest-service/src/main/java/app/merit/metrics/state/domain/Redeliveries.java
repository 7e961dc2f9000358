package app.merit.metrics.state.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Drops deletions without a time that only repeat an earlier deletion: near enough, and nothing restored between. */
final class Redeliveries {
    private Redeliveries() {}

    static List<Change> dropFrom(List<Change> ordered, Duration window) {
        var kept = new ArrayList<Change>(ordered.size());
        Change deletion = null;
        for (var change : ordered) {
            if (change.restores()) {
                deletion = null;
            }
            if (change.kind() != Change.Kind.DELETED) {
                kept.add(change);
            } else if (!repeats(change, deletion, window)) {
                deletion = change;
                kept.add(change);
            }
        }
        return kept;
    }

    private static boolean repeats(Change change, @Nullable Change earlier, Duration window) {
        return earlier != null
                && change.timeless()
                && Duration.between(earlier.occurredAt(), change.occurredAt()).compareTo(window) <= 0;
    }
}
