package app.merit.metrics.state.domain;

import java.util.Comparator;

/**
 * Names one deal or activity of one source.
 *
 * @param entity `deal` or `activity`
 */
public record EntityKey(String source, String entity, String id) implements Comparable<EntityKey> {
    private static final Comparator<EntityKey> ORDER = Comparator.comparing(EntityKey::source)
            .thenComparing(EntityKey::entity)
            .thenComparing(EntityKey::id);

    @Override
    public int compareTo(EntityKey other) {
        return ORDER.compare(this, other);
    }
}
