package app.merit.kpidefinition.organisation.wire;

import app.merit.kpidefinition.organisation.domain.Employee;
import app.merit.kpidefinition.shared.domain.Validity;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An employee as published on {@code definition.organisation}: never with a name. */
public record EmployeeDocument(
        String kind,
        String code,
        LocalDate employedFrom,
        @Nullable LocalDate employedUntil,
        List<AssignmentJson> assignments,
        List<CrmIdentityJson> crmIdentities,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int revision) {
    public static EmployeeDocument of(Employee employee) {
        return new EmployeeDocument(
                "employee",
                employee.code(),
                employee.employed().from(),
                employee.employed().until(),
                employee.assignments().stream().map(AssignmentJson::of).toList(),
                employee.crmIdentities().stream().map(CrmIdentityJson::of).toList(),
                0);
    }

    public Employee toDomain() {
        return new Employee(
                code,
                new Validity(employedFrom, employedUntil),
                assignments.stream().map(AssignmentJson::toDomain).toList(),
                crmIdentities.stream().map(CrmIdentityJson::toDomain).toList());
    }
}
