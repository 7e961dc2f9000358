package app.merit.kpidefinition.organisation.wire;

import app.merit.kpidefinition.organisation.domain.Employee;
import app.merit.kpidefinition.shared.domain.Validity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An employee to save.
 *
 * @param name stays inside this service
 * @param employedUntil the first day after the employment; absent while it lasts
 */
public record EmployeeBody(
        @NotBlank @Size(max = 200) String name,
        @NotNull LocalDate employedFrom,
        @Nullable LocalDate employedUntil,
        @Nullable @Size(max = 500) List<@NotNull @Valid AssignmentJson> assignments,
        @Nullable @Size(max = 500) List<@NotNull @Valid CrmIdentityJson> crmIdentities) {
    public Employee toDomain(String code) {
        List<AssignmentJson> work = assignments == null ? List.of() : assignments;
        List<CrmIdentityJson> identities = crmIdentities == null ? List.of() : crmIdentities;
        return new Employee(
                code,
                new Validity(employedFrom, employedUntil),
                work.stream().map(AssignmentJson::toDomain).toList(),
                identities.stream().map(CrmIdentityJson::toDomain).toList());
    }
}
