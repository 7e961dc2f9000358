package app.merit.ingest.read.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that waits to be read.
 *
 * @param id on Merit's topics
 * @param crmId as the CRM names it
 * @param causes thin, unconfirmed, deletion, tie, outdated, reconciliation, requested
 * @param state waiting, retrying or parked
 * @param reason a slug; null while nothing went wrong
 * @param notBefore when it is read at the earliest; of a parked one, when a further event takes it up again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReadView(
        String source,
        String entity,
        String id,
        String kind,
        String crmId,
        List<String> causes,
        String state,
        @Nullable String reason,
        int attempts,
        Instant firstAskedAt,
        Instant notBefore) {}
