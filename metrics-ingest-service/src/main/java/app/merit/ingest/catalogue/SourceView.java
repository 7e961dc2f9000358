package app.merit.ingest.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A source as operators see it, and as {@code crm.sources} has it.
 *
 * @param currency ISO code of amounts that come without one
 * @param health ok, silent or failing
 * @param enabled false if it was switched off; absent else
 * @param lastEventAt receive time of the newest accepted request
 * @param typicalEventsPerHour what is usual at this hour of the week, one place; absent before two weeks are known
 * @param openDeadLetters undecided ones; absent while the database has not been read
 * @param hydrationLagSeconds age of the oldest record that waits to be read back
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SourceView(
        String source,
        String type,
        Map<String, String> names,
        Optional<String> currency,
        String health,
        Optional<Boolean> enabled,
        Optional<Instant> lastEventAt,
        long eventsLastHour,
        Optional<String> typicalEventsPerHour,
        long signatureFailuresLastHour,
        Optional<Long> openDeadLetters,
        Optional<Long> hydrationLagSeconds) {}
