package app.merit.ingest.edge;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** How many proofs failed per source since the last report: a flood of them makes one event, not many. */
@Singleton
public class SignatureFailures {
    private final Map<String, Long> counts = new TreeMap<>();

    synchronized void note(String source) {
        counts.merge(source, 1L, Long::sum);
    }

    /** Takes back what could not be reported, so that the next report has it. */
    public synchronized void restore(Map<String, Long> drained) {
        drained.forEach((source, count) -> counts.merge(source, count, Long::sum));
    }

    /** The counts so far; they start again at nothing. */
    public synchronized Map<String, Long> drain() {
        Map<String, Long> drained = new TreeMap<>(counts);
        counts.clear();
        return drained;
    }
}
