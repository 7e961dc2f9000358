package app.merit.kpidefinition.kpi.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a field of an entity must be for the entity to count. */
public sealed interface Condition {
    String field();

    record Equals(String field, String value) implements Condition {}

    record In(String field, List<String> values) implements Condition {}

    /**
     * Between two bounds, at least one of which is given.
     *
     * @param min inclusive
     * @param max exclusive
     */
    record Range(
            String field, @Nullable String min, @Nullable String max) implements Condition {}

    record Exists(String field) implements Condition {}
}
