package app.merit.motivation.scheme.domain;

import app.merit.motivation.definitions.domain.Assignment;
import app.merit.motivation.definitions.domain.Organisation;
import app.merit.motivation.engine.input.DateSpan;
import app.merit.motivation.engine.scheme.Scheme;
import app.merit.motivation.engine.scheme.SchemeVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which scheme versions pay a person on which days.
 *
 * <p>On each day every scheme of one of the person's positions applies. Where none does, the scheme of the nearest
 * department, going up from the person's own, applies.
 */
public record Applicable(Organisation organisation, List<Scheme> schemes) {
    /** A version of a scheme with the disjoint days on which it pays the person. */
    public record Paid(Scheme scheme, SchemeVersion version, List<DateSpan> days) {
        public int number() {
            return scheme.number(version);
        }
    }

    private record Key(String code, int version) {
        static final Comparator<Key> ORDER = Comparator.comparing(Key::code).thenComparing(Key::version);
    }

    /** By scheme code and version; nothing for a person whom no scheme pays in the range. */
    public List<Paid> during(String employee, DateSpan range) {
        Map<Key, Paid> paid = new TreeMap<>(Key.ORDER);
        for (DateSpan part : parts(employee, range)) {
            for (Scheme scheme : on(employee, part.from())) {
                var version = scheme.on(part.from()).orElseThrow();
                paid.computeIfAbsent(
                                new Key(scheme.code(), scheme.number(version)),
                                _ -> new Paid(scheme, version, new ArrayList<>()))
                        .days()
                        .add(part);
            }
        }
        return List.copyOf(paid.values());
    }

    private List<DateSpan> parts(String employee, DateSpan range) {
        if (organisation.assignmentsOf(employee).isEmpty()) {
            return List.of();
        }
        var days = organisation.changeDaysOf(employee, range);
        schemes.forEach(s -> s.versions().stream()
                .map(SchemeVersion::from)
                .filter(range::contains)
                .forEach(days::add));
        return Organisation.split(range, days);
    }

    private Collection<Scheme> on(String employee, LocalDate day) {
        var assignments = organisation.assignmentsOn(employee, day);
        Set<String> positions = new HashSet<>();
        assignments.forEach(a -> positions.add(a.position()));
        var byPosition = matching(day, v -> v.assignedTo().positions().stream().anyMatch(positions::contains));
        return byPosition.isEmpty() ? byDepartment(assignments, day) : byPosition;
    }

    private Collection<Scheme> byDepartment(List<Assignment> assignments, LocalDate day) {
        return assignments.stream()
                .map(Assignment::department)
                .distinct()
                .flatMap(d -> organisation.upwards(d, day).stream())
                .map(d -> matching(day, v -> v.assignedTo().departments().contains(d)))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Scheme> matching(LocalDate day, Predicate<SchemeVersion> pays) {
        return schemes.stream().filter(s -> s.on(day).filter(pays).isPresent()).toList();
    }
}
