package app.merit.kpidefinition.kpi.rest;

import app.merit.kpidefinition.kpi.domain.Attainment;
import app.merit.kpidefinition.kpi.domain.Direction;
import app.merit.kpidefinition.kpi.domain.KpiDefinition;
import app.merit.kpidefinition.kpi.domain.Scope;
import app.merit.kpidefinition.kpi.domain.Unit;
import app.merit.kpidefinition.kpi.wire.VersionJson;
import app.merit.kpidefinition.shared.domain.PeriodKind;
import app.merit.kpidefinition.shared.domain.Words;
import app.merit.kpidefinition.shared.wire.NamesJson;
import app.merit.kpidefinition.shared.wire.Shapes;
import app.merit.kpidefinition.shared.wire.TextsJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A definition to save, with all its versions.
 *
 * @param description absent: the names
 * @param decimals 0 to 6; absent: 2 for money, 1 for percent, else 0
 * @param targetPeriod absent: month
 * @param attainment absent: ratio
 */
@DerivedParts
public record KpiBody(
        @NotNull @Valid NamesJson names,
        @Nullable @Valid TextsJson description,

        @NotNull
        @Pattern(regexp = "count|money|percent|duration", message = "must be one of count, money, percent, duration")
        String unit,

        @Nullable @Min(0) @Max(6) Integer decimals,

        @NotNull @Pattern(regexp = "higher|lower", message = "must be one of higher, lower")
        String direction,

        @NotNull @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
        String goal,

        @Nullable @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
        String department,

        @Nullable @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
        String position,

        @NotNull @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
        String accountablePosition,

        @NotNull
        @Pattern(regexp = "personal|departmental|both", message = "must be one of personal, departmental, both")
        String scope,

        @Nullable @Pattern(regexp = Shapes.PERIOD_KIND, message = Shapes.PERIOD_KIND_RULE)
        String targetPeriod,

        @Nullable @Pattern(regexp = "ratio|mirror", message = "must be one of ratio, mirror")
        String attainment,

        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid VersionJson> versions) {
    KpiDefinition toDomain(String code) {
        Unit known = Words.read(Unit.class, unit);
        return new KpiDefinition(
                code,
                names.toDomain(),
                description == null ? names.toDomain() : description.toDomain(),
                known,
                decimals == null ? usualDecimals(known) : decimals,
                Words.read(Direction.class, direction),
                goal,
                department,
                position,
                accountablePosition,
                Words.read(Scope.class, scope),
                targetPeriod == null ? PeriodKind.MONTH : Words.read(PeriodKind.class, targetPeriod),
                attainment == null ? Attainment.RATIO : Words.read(Attainment.class, attainment),
                versions.stream().map(VersionJson::toDomain).toList());
    }

    private static int usualDecimals(Unit unit) {
        return switch (unit) {
            case MONEY -> 2;
            case PERCENT -> 1;
            case COUNT, DURATION -> 0;
        };
    }
}
