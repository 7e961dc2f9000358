package app.merit.kpidefinition.organisation.wire;

import app.merit.kpidefinition.organisation.domain.Department;
import app.merit.kpidefinition.shared.wire.NamesJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** A department as it is published on {@code definition.organisation}. */
public record DepartmentDocument(
        String kind,
        String code,
        NamesJson names,
        List<ParentJson> parents,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int revision) {
    public static DepartmentDocument of(Department department) {
        return new DepartmentDocument(
                "department",
                department.code(),
                NamesJson.of(department.names()),
                department.parents().stream().map(ParentJson::of).toList(),
                0);
    }

    public Department toDomain() {
        return new Department(
                code,
                names.toDomain(),
                parents.stream().map(ParentJson::toDomain).toList());
    }
}
