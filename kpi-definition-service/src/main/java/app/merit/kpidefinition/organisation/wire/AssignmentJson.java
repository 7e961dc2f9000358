package app.merit.kpidefinition.organisation.wire;

import app.merit.kpidefinition.organisation.domain.Assignment;
import app.merit.kpidefinition.shared.domain.Validity;
import app.merit.kpidefinition.shared.wire.Shapes;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** @param head absent in a request: false */
public record AssignmentJson(
        @NotNull @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
        String department,

        @NotNull @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
        String position,

        @Nullable Boolean head,
        @NotNull LocalDate from,
        @Nullable LocalDate until) {
    static AssignmentJson of(Assignment assignment) {
        return new AssignmentJson(
                assignment.department(),
                assignment.position(),
                assignment.head(),
                assignment.valid().from(),
                assignment.valid().until());
    }

    Assignment toDomain() {
        return new Assignment(department, position, Boolean.TRUE.equals(head), new Validity(from, until));
    }
}
