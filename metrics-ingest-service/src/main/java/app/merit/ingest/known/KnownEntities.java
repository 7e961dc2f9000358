package app.merit.ingest.known;

import app.merit.ingest.domain.Entity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the ingest role itself remembers of each entity: the newest value of the decisive fields, as the published changes
 * state them. It serves to compare with the CRM; figures are made elsewhere, from the changes.
 */
public interface KnownEntities {
    /**
     * @param newestAt latest {@code occurredAt} of its changes
     * @param confirmed a signed change or a read states the same owner, status and amount
     * @param lastReadKey dedupe key of the newest read that was published
     */
    record Known(
            String source,
            Entity entity,
            String id,
            Optional<String> owner,
            Optional<String> status,
            Optional<String> stage,
            Optional<BigDecimal> amount,
            Optional<String> currency,
            Optional<Instant> wonAt,
            boolean deleted,
            boolean confirmed,
            Instant newestAt,
            Optional<String> lastReadKey) {}

    /** Those of the ids that are known, by id on Merit's topics. */
    Map<String, Known> find(String source, Entity entity, Collection<String> ids);

    /** Won deals that are not deleted, with {@code from <= wonAt < until}: one row per currency. */
    List<Won> won(String source, Instant from, Instant until);

    /** @param currency empty if none is stated */
    record Won(Optional<String> currency, long deals, BigDecimal amount) {}

    /**
     * Ids on Merit's topics of the deals that {@link #won} counts, at most so many: where ours are more than the CRM's,
     * each can be read to see which one is not won any more.
     */
    default List<String> wonIds(String source, Instant from, Instant until, int most) {
        return List.of();
    }

    /** What each CRM user of the source owns: one row per owner. */
    List<Owned> owned(String source);

    /** @param owner id of the CRM user */
    record Owned(String owner, long deals, long activities, Instant newestAt) {}
}
