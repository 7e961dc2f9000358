package app.merit.kpidefinition.shared.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, so that a sender learns all of it at once. */
public final class Findings {
    private final List<Violation> violations = new ArrayList<>();

    public void add(String field, String rule, @Nullable Object value) {
        violations.add(new Violation(field, rule, value == null ? null : Objects.toString(value)));
    }

    /** Adds the finding unless {@code holds}. */
    public void require(boolean holds, String field, String rule, @Nullable Object value) {
        if (!holds) {
            add(field, rule, value);
        }
    }

    public void addAll(Collection<Violation> more) {
        violations.addAll(more);
    }

    public boolean none() {
        return violations.isEmpty();
    }

    public List<Violation> all() {
        return List.copyOf(violations);
    }
}
