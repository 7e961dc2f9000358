package app.merit.ingest.known;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Origin;
import app.merit.ingest.domain.Snapshot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What this role reads again of a change that it published.
 *
 * @param says the decisive fields that the change states, canonical text by {@link Decisive#wire()}; empty if cleared
 * @param before the old values that it states, likewise
 * @param crmTime true if {@code occurredAt} is the CRM's own
 */
public record KnownChange(
        String source,
        Entity entity,
        String id,
        String kind,
        String crmId,
        ChangeKind change,
        Snapshot snapshot,
        boolean restores,
        Instant occurredAt,
        boolean crmTime,
        Instant receivedAt,
        String version,
        String dedupeKey,
        boolean signed,
        Origin origin,
        boolean needsHydration,
        Map<String, Optional<String>> says,
        Map<String, Optional<String>> before) {
    public KnownChange {
        says = Map.copyOf(says);
        before = Map.copyOf(before);
    }

    /** Source, entity and id. */
    public EntityKey key() {
        return new EntityKey(source, entity, id);
    }

    /** True if only the receipt of the webhook gives it a time. */
    boolean timeless() {
        return !crmTime && origin == Origin.WEBHOOK;
    }

    /** The word in front of the CRM's id that keeps apart what it numbers separately; empty if there is none. */
    public String idSpace() {
        String end = "-" + crmId;
        return id.endsWith(end) ? id.substring(0, id.length() - end.length()) : "";
    }
}
