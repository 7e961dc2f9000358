package app.merit.ingest.known;

import app.merit.ingest.domain.Entity;
import java.util.Comparator;

/** Which entity: source, deal or activity, id on Merit's topics. Ordered, so that rows are locked in one order. */
public record EntityKey(String source, Entity entity, String id) implements Comparable<EntityKey> {
    private static final Comparator<EntityKey> ORDER = Comparator.comparing(EntityKey::source)
            .thenComparing(EntityKey::entity)
            .thenComparing(EntityKey::id);

    @Override
    public int compareTo(EntityKey other) {
        return ORDER.compare(this, other);
    }
}
