package app.merit.kpidefinition.organisation.wire;

import app.merit.kpidefinition.organisation.domain.Department;
import app.merit.kpidefinition.shared.wire.NamesJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A department to save.
 *
 * @param parents absent or empty: a root on all days
 */
public record DepartmentBody(
        @NotNull @Valid NamesJson names,
        @Nullable @Size(max = 200) List<@NotNull @Valid ParentJson> parents) {
    public Department toDomain(String code) {
        List<ParentJson> dated = parents == null ? List.of() : parents;
        return new Department(
                code, names.toDomain(), dated.stream().map(ParentJson::toDomain).toList());
    }
}
