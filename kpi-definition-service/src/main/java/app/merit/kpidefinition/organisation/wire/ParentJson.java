package app.merit.kpidefinition.organisation.wire;

import app.merit.kpidefinition.organisation.domain.DatedParent;
import app.merit.kpidefinition.shared.domain.Validity;
import app.merit.kpidefinition.shared.wire.Shapes;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** @param parent absent: a root on these days */
public record ParentJson(
        @Nullable @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
        String parent,

        @NotNull LocalDate from,
        @Nullable LocalDate until) {
    static ParentJson of(DatedParent parent) {
        return new ParentJson(
                parent.parent(), parent.valid().from(), parent.valid().until());
    }

    DatedParent toDomain() {
        return new DatedParent(parent, new Validity(from, until));
    }
}
