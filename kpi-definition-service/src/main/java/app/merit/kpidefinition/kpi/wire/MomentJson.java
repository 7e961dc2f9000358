package app.merit.kpidefinition.kpi.wire;

import app.merit.kpidefinition.kpi.domain.Moment;
import app.merit.kpidefinition.kpi.domain.MomentKind;
import app.merit.kpidefinition.shared.domain.Words;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * When an entity counts.
 *
 * @param stage the CRM's id of the stage; only for {@code stage-entered}
 * @param which latest (the default) or every; only for {@code stage-entered}
 */
@FittingParts
public record MomentJson(
        @NotNull @Pattern(regexp = KpiShapes.MOMENT, message = KpiShapes.MOMENT_RULE)
        String kind,

        @Nullable @Size(min = 1, max = 200) String stage,

        @Nullable @Pattern(regexp = KpiShapes.WHICH, message = KpiShapes.WHICH_RULE)
        String which)
        implements FittingParts.Checked {
    static MomentJson of(Moment moment) {
        return switch (moment) {
            case Moment.Point(var kind) -> new MomentJson(kind.word(), null, null);
            case Moment.StageEntered(String stage, boolean every) ->
                new MomentJson("stage-entered", stage, every ? "every" : "latest");
        };
    }

    Moment toDomain() {
        if (stage != null) {
            return new Moment.StageEntered(stage, "every".equals(which));
        }
        return new Moment.Point(Words.read(MomentKind.class, kind));
    }

    @Override
    public void check(FittingParts.Report report) {
        boolean staged = "stage-entered".equals(kind);
        report.require(
                staged == (stage != null),
                "stage",
                staged ? "is needed for stage-entered" : "is only for stage-entered");
        report.require(staged || which == null, "which", "is only for stage-entered");
    }
}
