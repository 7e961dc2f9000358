package app.merit.metrics.organisation.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A department with its dated parents. */
public record Department(String code, List<Parent> parents) {
    /** @param parent null: a root on these days */
    public record Parent(@Nullable String parent, DateRange days) {}

    public Department {
        parents = List.copyOf(parents);
    }
}
