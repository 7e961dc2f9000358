package app.merit.motivation.definitions.domain;

import app.merit.motivation.engine.input.DateSpan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who works where, and what belongs to what, on every day.
 *
 * @param assignments by employee
 * @param parents by department, the dated departments above it
 * @param positions that exist
 */
public record Organisation(
        Map<String, List<Assignment>> assignments, Map<String, List<Parent>> parents, Set<String> positions) {
    public static final Organisation EMPTY = new Organisation(Map.of(), Map.of(), Set.of());

    /** The department above on some days; absent = none. */
    public record Parent(@Nullable String department, DateSpan days) {}

    public Organisation {
        assignments = Map.copyOf(assignments);
        parents = Map.copyOf(parents);
        positions = Set.copyOf(positions);
    }

    public List<Assignment> assignmentsOf(String employee) {
        return assignments.getOrDefault(employee, List.of());
    }

    public List<Assignment> assignmentsOn(String employee, LocalDate day) {
        return assignmentsOf(employee).stream()
                .filter(a -> a.days().contains(day))
                .toList();
    }

    /** The department and all above it on the day, nearest first. */
    public List<String> upwards(String department, LocalDate day) {
        Set<String> path = new LinkedHashSet<>();
        Optional<String> next = Optional.of(department);
        while (next.isPresent() && path.add(next.get())) {
            next = parentOn(next.get(), day);
        }
        return List.copyOf(path);
    }

    private Optional<String> parentOn(String department, LocalDate day) {
        return parents.getOrDefault(department, List.of()).stream()
                .filter(p -> p.days().contains(day))
                .findFirst()
                .map(Parent::department);
    }

    /** Departments the employee heads on the day. */
    public Set<String> headedOn(String employee, LocalDate day) {
        var headed = new HashSet<String>();
        assignmentsOn(employee, day).stream().filter(Assignment::head).forEach(a -> headed.add(a.department()));
        return headed;
    }

    /** The other employee heads, on the day, a department at or above one the employee works in. */
    public boolean isHeadOf(String head, String employee, LocalDate day) {
        if (head.equals(employee)) {
            return false;
        }
        var headed = headedOn(head, day);
        return !headed.isEmpty()
                && assignmentsOn(employee, day).stream()
                        .flatMap(a -> upwards(a.department(), day).stream())
                        .anyMatch(headed::contains);
    }

    /** Everybody who heads the employee on at least one day of the range, by code. */
    public SortedSet<String> headsDuring(String employee, DateSpan range) {
        var candidates = assignments.entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(Assignment::head))
                .map(Map.Entry::getKey)
                .toList();
        var heads = new TreeSet<String>();
        for (LocalDate day : changeDays(range)) {
            candidates.stream().filter(h -> isHeadOf(h, employee, day)).forEach(heads::add);
        }
        return heads;
    }

    /** For each person of the subtrees the employee heads, the disjoint days of the range spent in them. */
    public Map<String, List<DateSpan>> teamOf(String head, DateSpan range) {
        Map<String, List<DateSpan>> team = new TreeMap<>();
        for (DateSpan part : parts(range)) {
            var headed = headedOn(head, part.from());
            if (!headed.isEmpty()) {
                membersOf(headed, part.from())
                        .filter(m -> !m.equals(head))
                        .forEach(m ->
                                team.computeIfAbsent(m, _ -> new ArrayList<>()).add(part));
            }
        }
        return team;
    }

    private Stream<String> membersOf(Collection<String> departments, LocalDate day) {
        return assignments.keySet().stream()
                .filter(employee -> assignmentsOn(employee, day).stream()
                        .flatMap(a -> upwards(a.department(), day).stream())
                        .anyMatch(departments::contains));
    }

    /** The disjoint days of the range on which the employee has an assignment. */
    public List<DateSpan> assignedDays(String employee, DateSpan range) {
        return split(range, changeDaysOf(employee, range)).stream()
                .filter(part -> !assignmentsOn(employee, part.from()).isEmpty())
                .toList();
    }

    private List<DateSpan> parts(DateSpan range) {
        return split(range, changeDays(range));
    }

    /** The days of the range on which the employee's place in the organisation may change, its first one among them. */
    public SortedSet<LocalDate> changeDaysOf(String employee, DateSpan range) {
        var days = new TreeSet<LocalDate>();
        assignmentsOf(employee).forEach(a -> bounds(a.days(), range, days));
        parents.values().forEach(list -> list.forEach(p -> bounds(p.days(), range, days)));
        days.add(range.from());
        return days;
    }

    private SortedSet<LocalDate> changeDays(DateSpan range) {
        var days = new TreeSet<LocalDate>();
        assignments.values().forEach(list -> list.forEach(a -> bounds(a.days(), range, days)));
        parents.values().forEach(list -> list.forEach(p -> bounds(p.days(), range, days)));
        days.add(range.from());
        return days;
    }

    private static void bounds(DateSpan span, DateSpan range, Set<LocalDate> days) {
        Stream.of(Optional.of(span.from()), Optional.ofNullable(span.until()))
                .flatMap(Optional::stream)
                .filter(range::contains)
                .forEach(days::add);
    }

    /** Cuts the range at the days; each part starts at one of them. */
    public static List<DateSpan> split(DateSpan range, SortedSet<LocalDate> days) {
        var parts = new ArrayList<DateSpan>();
        @Nullable LocalDate start = null;
        for (LocalDate day : days) {
            if (start != null) {
                parts.add(new DateSpan(start, day));
            }
            start = day;
        }
        if (start != null) {
            parts.add(new DateSpan(start, range.until()));
        }
        return parts;
    }
}
