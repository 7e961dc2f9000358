package app.merit.kpidefinition.organisation.domain;

import app.merit.kpidefinition.shared.domain.Validity;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A person as the rules see them: no name. Assignments and identities keep the order in which they start. */
public record Employee(String code, Validity employed, List<Assignment> assignments, List<CrmIdentity> crmIdentities)
        implements OrganisationDocument {
    /** The department the employee works in on that day; there is at most one. */
    public Optional<String> departmentOn(LocalDate day) {
        return assignments.stream()
                .filter(assignment -> assignment.valid().contains(day))
                .map(Assignment::department)
                .findFirst();
    }

    /** The same employee with the parts in their canonical order, which decides whether two documents are equal. */
    public Employee inOrder() {
        return new Employee(
                code,
                employed,
                assignments.stream()
                        .sorted(Comparator.comparing((Assignment assignment) ->
                                        assignment.valid().from())
                                .thenComparing(Assignment::department)
                                .thenComparing(Assignment::position))
                        .toList(),
                crmIdentities.stream()
                        .sorted(Comparator.comparing((CrmIdentity identity) ->
                                        identity.valid().from())
                                .thenComparing(CrmIdentity::source)
                                .thenComparing(CrmIdentity::crmUser))
                        .toList());
    }
}
