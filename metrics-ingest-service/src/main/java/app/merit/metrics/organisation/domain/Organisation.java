package app.merit.metrics.organisation.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Who belongs where, heads what, and is which CRM user, on each day. */
public final class Organisation {
    private record User(String source, String crmUser) {}

    private record Holder(String employee, DateRange days) {}

    private final Map<String, Employee> employees = new TreeMap<>();
    private final Map<User, List<Holder>> holders = new HashMap<>();
    private final Map<String, Map<String, Days>> membersByDepartment = new TreeMap<>();
    private final Map<String, Map<String, Days>> headedByEmployee = new HashMap<>();
    private final Map<String, Days> occupiedRoots = new TreeMap<>();
    private final Subtrees subtrees;

    public Organisation(Collection<Employee> employees, Collection<Department> departments) {
        subtrees = new Subtrees(departments);
        for (var employee : employees) {
            this.employees.put(employee.code(), employee);
            place(employee);
            identify(employee);
        }
        holders.values().forEach(h -> h.sort(Comparator.comparing(Holder::employee)));
        findOccupiedRoots();
    }

    private void place(Employee employee) {
        for (var assignment : employee.assignments()) {
            var days = Days.of(assignment.days()).and(employee.employed());
            subtrees.ancestors(assignment.department())
                    .forEach((ancestor, below) -> membersByDepartment
                            .computeIfAbsent(ancestor, _ -> new TreeMap<>())
                            .merge(employee.code(), days.and(below), Days::or));
            if (assignment.head()) {
                headedByEmployee
                        .computeIfAbsent(employee.code(), _ -> new TreeMap<>())
                        .merge(assignment.department(), days, Days::or);
            }
        }
    }

    private void identify(Employee employee) {
        for (var identity : employee.identities()) {
            identity.days()
                    .and(employee.employed())
                    .ifPresent(days -> holders.computeIfAbsent(
                                    new User(identity.source(), identity.crmUser()), _ -> new ArrayList<>())
                            .add(new Holder(employee.code(), days)));
        }
    }

    /** The employee that a CRM user was on a day. */
    public Optional<String> employee(String source, String crmUser, LocalDate day) {
        return holders.getOrDefault(new User(source, crmUser), List.of()).stream()
                .filter(h -> h.days().contains(day))
                .map(Holder::employee)
                .findFirst();
    }

    public Optional<Employee> employee(String code) {
        return Optional.ofNullable(employees.get(code));
    }

    public Set<String> employees() {
        return employees.keySet();
    }

    public boolean hasDepartment(String code) {
        return subtrees.knows(code);
    }

    /** Every employee with the days on which they count for the department. */
    public Map<String, Days> members(String department) {
        return membersByDepartment.getOrDefault(department, Map.of());
    }

    /** All memberships, those through sub-departments included; the ranges of one pair do not overlap. */
    public List<Membership> memberships() {
        var all = new ArrayList<Membership>();
        membersByDepartment.forEach((department, members) -> members.forEach((employee, days) ->
                days.ranges().forEach(range -> all.add(new Membership(department, employee, range)))));
        return all;
    }

    /** Days on which the employee was in any department. */
    public Days assigned(String employee) {
        return employee(employee)
                .map(e -> e.assignments().stream()
                        .map(a -> Days.of(a.days()).and(e.employed()))
                        .reduce(Days.NONE, Days::or))
                .orElse(Days.NONE);
    }

    /** Departments that the employee heads directly, with the days. */
    public Map<String, Days> headed(String employee) {
        return headedByEmployee.getOrDefault(employee, Map.of());
    }

    /** Days on which a person was in the subtree that the head headed. */
    public Days personSeenBy(String head, String person) {
        return headed(head).entrySet().stream()
                .map(h -> h.getValue().and(members(h.getKey()).getOrDefault(person, Days.NONE)))
                .reduce(Days.NONE, Days::or);
    }

    /** Days on which somebody headed the department or one above it. */
    public Days departmentSeenBy(String head, String department) {
        var above = subtrees.ancestors(department);
        return headed(head).entrySet().stream()
                .map(h -> h.getValue().and(above.getOrDefault(h.getKey(), Days.NONE)))
                .reduce(Days.NONE, Days::or);
    }

    /** Days on which somebody headed all there was: every root that had people. */
    public Days rootsSeenBy(String head) {
        var mine = headed(head);
        var seen = mine.entrySet().stream()
                .map(h -> h.getValue().and(subtrees.rootDays(h.getKey())))
                .reduce(Days.NONE, Days::or);
        for (var root : occupiedRoots.entrySet()) {
            seen = seen.minus(root.getValue().minus(mine.getOrDefault(root.getKey(), Days.NONE)));
        }
        return seen;
    }

    private void findOccupiedRoots() {
        membersByDepartment.forEach((department, members) -> {
            var rootDays = subtrees.rootDays(department);
            var days = Days.union(members.values().stream()
                            .flatMap(d -> d.ranges().stream())
                            .toList())
                    .and(rootDays);
            if (!days.isEmpty()) {
                occupiedRoots.put(department, days);
            }
        });
    }
}
