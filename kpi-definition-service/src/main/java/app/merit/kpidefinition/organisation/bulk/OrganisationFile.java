package app.merit.kpidefinition.organisation.bulk;

import app.merit.kpidefinition.organisation.wire.AssignmentJson;
import app.merit.kpidefinition.organisation.wire.CrmIdentityJson;
import app.merit.kpidefinition.organisation.wire.DepartmentBody;
import app.merit.kpidefinition.organisation.wire.EmployeeBody;
import app.merit.kpidefinition.organisation.wire.ParentJson;
import app.merit.kpidefinition.organisation.wire.PositionBody;
import app.merit.kpidefinition.shared.wire.NamesJson;
import app.merit.kpidefinition.shared.wire.Shapes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An organisation to load: documents that are not in it stay as they are, those in it are replaced as a whole. */
public record OrganisationFile(
        @Nullable @Size(max = 20_000) List<@NotNull @Valid DepartmentEntry> departments,
        @Nullable @Size(max = 20_000) List<@NotNull @Valid PositionEntry> positions,
        @Nullable @Size(max = 100_000) List<@NotNull @Valid EmployeeEntry> employees) {
    public OrganisationFile {
        departments = departments == null ? List.of() : departments;
        positions = positions == null ? List.of() : positions;
        employees = employees == null ? List.of() : employees;
    }

    /** A department with its code. */
    public record DepartmentEntry(
            @NotNull @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
            String code,

            @NotNull @Valid NamesJson names,
            @Nullable @Size(max = 200) List<@NotNull @Valid ParentJson> parents) {
        DepartmentBody body() {
            return new DepartmentBody(names, parents);
        }
    }

    /** A position with its code. */
    public record PositionEntry(
            @NotNull @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
            String code,

            @NotNull @Valid NamesJson names) {
        PositionBody body() {
            return new PositionBody(names);
        }
    }

    /** An employee with the code. */
    public record EmployeeEntry(
            @NotNull @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
            String code,

            @NotBlank @Size(max = 200) String name,
            @NotNull LocalDate employedFrom,
            @Nullable LocalDate employedUntil,
            @Nullable @Size(max = 500) List<@NotNull @Valid AssignmentJson> assignments,
            @Nullable @Size(max = 500) List<@NotNull @Valid CrmIdentityJson> crmIdentities) {
        EmployeeBody body() {
            return new EmployeeBody(name, employedFrom, employedUntil, assignments, crmIdentities);
        }
    }
}
