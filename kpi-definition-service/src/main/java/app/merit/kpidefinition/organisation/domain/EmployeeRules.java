package app.merit.kpidefinition.organisation.domain;

import app.merit.kpidefinition.shared.domain.Findings;
import app.merit.kpidefinition.shared.domain.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dated assignments and CRM identities: what one employee can hold, and what no two can hold on the same day. */
final class EmployeeRules {
    private record Held(String employee, Validity valid) {}

    private record CrmUser(String source, String user) {}

    private final Organisation before;
    private final Organisation after;
    private final Map<String, List<Held>> headsByDepartment = new HashMap<>();
    private final Map<CrmUser, List<Held>> holdersByCrmUser = new HashMap<>();

    EmployeeRules(Organisation before, Organisation after) {
        this.before = before;
        this.after = after;
        for (Employee employee : after.employees().values()) {
            for (Assignment assignment : employee.assignments()) {
                if (assignment.head()) {
                    headsByDepartment
                            .computeIfAbsent(assignment.department(), _ -> new ArrayList<>())
                            .add(new Held(employee.code(), assignment.valid()));
                }
            }
            for (CrmIdentity identity : employee.crmIdentities()) {
                holdersByCrmUser
                        .computeIfAbsent(new CrmUser(identity.source(), identity.crmUser()), _ -> new ArrayList<>())
                        .add(new Held(employee.code(), identity.valid()));
            }
        }
    }

    void check(Employee employee, Findings findings) {
        employee.employed().check("employedFrom", "employedUntil", findings);
        codeIsNotReused(employee, findings);
        for (int i = 0; i < employee.assignments().size(); i++) {
            checkAssignment(employee, i, findings);
        }
        for (int i = 0; i < employee.crmIdentities().size(); i++) {
            checkIdentity(employee, i, findings);
        }
    }

    private void codeIsNotReused(Employee employee, Findings findings) {
        Employee known = before.employee(employee.code());
        if (known == null || known.employed().until() == null) {
            return;
        }
        LocalDate ended = known.employed().until();
        findings.require(
                employee.employed().from().isBefore(ended),
                "employedFrom",
                "a code is never reused: the employment under this code ended on " + ended + ", give a new code",
                employee.employed().from());
    }

    private void checkAssignment(Employee employee, int i, Findings findings) {
        String at = "assignments[" + i + "]";
        Assignment assignment = employee.assignments().get(i);
        assignment.valid().check(at + ".from", at + ".until", findings);
        findings.require(
                employee.employed().covers(assignment.valid()),
                at + ".from",
                "must lie within the employment (" + words(employee.employed()) + ")",
                words(assignment.valid()));
        findings.require(
                after.departments().containsKey(assignment.department()),
                at + ".department",
                "must be a department that exists",
                assignment.department());
        findings.require(
                after.positions().containsKey(assignment.position()),
                at + ".position",
                "must be a position that exists",
                assignment.position());
        for (int j = 0; j < i; j++) {
            compare(employee.assignments().get(j), j, assignment, at, findings);
        }
        if (assignment.head()) {
            heldByAnother(headsByDepartment.get(assignment.department()), employee, assignment.valid())
                    .ifPresent(other -> findings.add(
                            at + ".head",
                            "a department has at most one head on a day: " + other,
                            assignment.department()));
        }
    }

    private static void compare(Assignment earlier, int j, Assignment assignment, String at, Findings findings) {
        Optional<LocalDate> common = assignment.valid().firstCommonDay(earlier.valid());
        if (common.isEmpty()) {
            return;
        }
        String both = " (assignments[" + j + "] on " + common.get() + ")";
        if (!assignment.department().equals(earlier.department())) {
            findings.add(
                    at + ".department",
                    "an employee has at most one department on a day" + both,
                    assignment.department());
        } else if (assignment.position().equals(earlier.position())) {
            findings.add(at + ".position", "the same position is stated twice for a day" + both, assignment.position());
        }
    }

    private void checkIdentity(Employee employee, int i, Findings findings) {
        String at = "crmIdentities[" + i + "]";
        CrmIdentity identity = employee.crmIdentities().get(i);
        identity.valid().check(at + ".from", at + ".until", findings);
        CrmUser user = new CrmUser(identity.source(), identity.crmUser());
        for (int j = 0; j < i; j++) {
            CrmIdentity earlier = employee.crmIdentities().get(j);
            Optional<LocalDate> common = identity.valid().firstCommonDay(earlier.valid());
            if (user.equals(new CrmUser(earlier.source(), earlier.crmUser())) && common.isPresent()) {
                findings.add(
                        at + ".crmUser",
                        "the same CRM user is stated twice for a day (crmIdentities[" + j + "] on " + common.get()
                                + ")",
                        identity.crmUser());
            }
        }
        heldByAnother(holdersByCrmUser.get(user), employee, identity.valid())
                .ifPresent(other -> findings.add(
                        at + ".crmUser",
                        "a CRM user of a source belongs to at most one employee on a day: " + other,
                        identity.crmUser()));
    }

    private static Optional<String> heldByAnother(List<Held> holders, Employee employee, Validity valid) {
        return holders.stream()
                .filter(held -> !held.employee().equals(employee.code()))
                .flatMap(held -> held.valid().firstCommonDay(valid).stream().map(day -> held.employee() + " on " + day))
                .findFirst();
    }

    private static String words(Validity valid) {
        return valid.until() == null ? "from " + valid.from() : "from " + valid.from() + " until " + valid.until();
    }
}
