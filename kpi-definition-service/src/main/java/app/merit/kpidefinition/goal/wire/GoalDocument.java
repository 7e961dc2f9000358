package app.merit.kpidefinition.goal.wire;

import app.merit.kpidefinition.goal.domain.Goal;
import app.merit.kpidefinition.shared.wire.NamesJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A goal as it is published on {@code definition.goals}. */
public record GoalDocument(
        String code,
        NamesJson names,
        @Nullable String parent,
        @Nullable String department,
        @Nullable String employee,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int revision) {
    public static GoalDocument of(Goal goal) {
        return new GoalDocument(
                goal.code(), NamesJson.of(goal.names()), goal.parent(), goal.department(), goal.employee(), 0);
    }

    public Goal toDomain() {
        return new Goal(code, names.toDomain(), parent, department, employee);
    }
}
