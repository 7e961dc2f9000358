package app.merit.kpidefinition.organisation.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All departments, positions and employees at one moment of knowledge, by code. */
public record Organisation(
        Map<String, Department> departments, Map<String, Position> positions, Map<String, Employee> employees) {
    public static final Organisation EMPTY = new Organisation(Map.of(), Map.of(), Map.of());

    /** This organisation with some documents added or replaced. */
    public Organisation with(Collection<? extends OrganisationDocument> documents) {
        Map<String, Department> nextDepartments = new HashMap<>(departments);
        Map<String, Position> nextPositions = new HashMap<>(positions);
        Map<String, Employee> nextEmployees = new HashMap<>(employees);
        for (OrganisationDocument document : documents) {
            switch (document) {
                case Department department -> nextDepartments.put(department.code(), department);
                case Position position -> nextPositions.put(position.code(), position);
                case Employee employee -> nextEmployees.put(employee.code(), employee);
            }
        }
        return new Organisation(nextDepartments, nextPositions, nextEmployees);
    }

    public @Nullable Employee employee(String code) {
        return employees.get(code);
    }

    /** The department and all above it on that day, nearest first; stops where a cycle would begin. */
    public Set<String> upFrom(String department, LocalDate day) {
        Set<String> chain = new LinkedHashSet<>();
        @Nullable String next = department;
        while (next != null && chain.add(next)) {
            Department known = departments.get(next);
            next = known == null ? null : known.parentOn(day).orElse(null);
        }
        return chain;
    }

    /** The departments this employee heads on that day, in order of their codes. */
    public List<String> headedBy(String employeeCode, LocalDate day) {
        Employee employee = employees.get(employeeCode);
        if (employee == null) {
            return List.of();
        }
        List<String> headed = new ArrayList<>();
        for (Assignment assignment : employee.assignments()) {
            if (assignment.head() && assignment.valid().contains(day)) {
                headed.add(assignment.department());
            }
        }
        return headed.stream().distinct().sorted().toList();
    }
}
