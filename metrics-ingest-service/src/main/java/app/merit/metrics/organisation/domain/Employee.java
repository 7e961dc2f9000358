package app.merit.metrics.organisation.domain;

import java.util.List;

/**
 * A person by code, with dated places and CRM users.
 *
 * @param employed days of employment
 */
public record Employee(String code, DateRange employed, List<Assignment> assignments, List<CrmIdentity> identities) {
    /** A place in a department on some days. */
    public record Assignment(String department, String position, boolean head, DateRange days) {}

    /** The user that the person is in a source on some days. */
    public record CrmIdentity(String source, String crmUser, DateRange days) {}

    public Employee {
        assignments = List.copyOf(assignments);
        identities = List.copyOf(identities);
    }
}
