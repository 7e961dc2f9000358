package app.merit.ingest.edge;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts per source since it was last drained: a flood of something makes one report, not many. */
public abstract class Tally {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void note(String source) {
        counts.computeIfAbsent(source, _ -> new LongAdder()).increment();
    }

    /** Takes back what could not be reported, so that the next report has it. */
    public void restore(Map<String, Long> drained) {
        drained.forEach((source, count) ->
                counts.computeIfAbsent(source, _ -> new LongAdder()).add(count));
    }

    /** The counts so far, without zeros; they start again at nothing. */
    public Map<String, Long> drain() {
        Map<String, Long> drained = new TreeMap<>();
        counts.forEach((source, count) -> {
            long sum = count.sumThenReset();
            if (sum > 0) {
                drained.put(source, sum);
            }
        });
        return drained;
    }
}
