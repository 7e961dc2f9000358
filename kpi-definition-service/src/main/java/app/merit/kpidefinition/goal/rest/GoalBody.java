package app.merit.kpidefinition.goal.rest;

import app.merit.kpidefinition.goal.domain.Goal;
import app.merit.kpidefinition.shared.wire.NamesJson;
import app.merit.kpidefinition.shared.wire.Shapes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A goal to save.
 *
 * @param parent the goal it serves; absent for a root
 * @param department whose goal it is; with neither department nor employee it is the company's
 */
public record GoalBody(
        @NotNull @Valid NamesJson names,

        @Nullable @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
        String parent,

        @Nullable @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
        String department,

        @Nullable @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
        String employee) {
    Goal toDomain(String code) {
        return new Goal(code, names.toDomain(), parent, department, employee);
    }
}
