package app.merit.metrics.messaging;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A source as {@code crm.sources} has it: what the metrics role reads of it.
 *
 * @param names display names by language
 * @param health ok, silent or failing
 * @param enabled false if it was switched off
 * @param typicalEventsPerHour what is usual at this hour of the week
 */
public record SourceState(
        String source,
        String type,
        Map<String, String> names,
        Optional<String> currency,
        String health,
        boolean enabled,
        Optional<Instant> lastEventAt,
        Optional<Long> eventsLastHour,
        Optional<String> typicalEventsPerHour,
        Optional<Long> signatureFailuresLastHour,
        Optional<Long> openDeadLetters,
        Optional<Long> hydrationLagSeconds,
        long revision) {
    public SourceState {
        names = Map.copyOf(names);
    }
}
