package app.merit.metrics.organisation.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** For each department those above it, itself included, with the days on which they were. */
final class Subtrees {
    private final Map<String, Department> departments = new HashMap<>();
    private final Map<String, Map<String, Days>> ancestors = new HashMap<>();

    Subtrees(Collection<Department> departments) {
        departments.forEach(d -> this.departments.put(d.code(), d));
        // All at once: later many threads read it.
        departments.forEach(d -> ancestors.put(d.code(), climb(d.code())));
    }

    boolean knows(String department) {
        return departments.containsKey(department);
    }

    Map<String, Days> ancestors(String department) {
        var known = ancestors.get(department);
        return known == null ? climb(department) : known;
    }

    private Map<String, Days> climb(String department) {
        var found = new TreeMap<String, Days>();
        climb(department, DateRange.always(), new HashSet<>(), found);
        return found;
    }

    private void climb(String department, DateRange days, Set<String> path, Map<String, Days> found) {
        // Cycles are refused where departments are saved; a bad record must still not hang us.
        if (!path.add(department)) {
            return;
        }
        found.merge(department, Days.of(days), Days::or);
        Optional.ofNullable(departments.get(department))
                .ifPresent(d -> d.parents().forEach(p -> {
                    if (p.parent() != null) {
                        p.days().and(days).ifPresent(both -> climb(p.parent(), both, path, found));
                    }
                }));
        path.remove(department);
    }

    /** Days on which the department had no parent: a root, or one that hangs in the air. */
    Days rootDays(String department) {
        return Optional.ofNullable(departments.get(department)).stream()
                .flatMap(d -> d.parents().stream())
                .filter(p -> p.parent() != null)
                .map(p -> Days.of(p.days()))
                .reduce(Days.of(DateRange.always()), Days::minus);
    }
}
