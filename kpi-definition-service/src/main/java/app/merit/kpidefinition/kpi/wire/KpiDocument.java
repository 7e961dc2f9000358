package app.merit.kpidefinition.kpi.wire;

import app.merit.kpidefinition.kpi.domain.Attainment;
import app.merit.kpidefinition.kpi.domain.Direction;
import app.merit.kpidefinition.kpi.domain.KpiDefinition;
import app.merit.kpidefinition.kpi.domain.KpiVersion;
import app.merit.kpidefinition.kpi.domain.Scope;
import app.merit.kpidefinition.kpi.domain.Unit;
import app.merit.kpidefinition.shared.domain.PeriodKind;
import app.merit.kpidefinition.shared.domain.Words;
import app.merit.kpidefinition.shared.wire.NamesJson;
import app.merit.kpidefinition.shared.wire.TextsJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A definition as it is published on {@code definition.kpis}, with all versions. */
public record KpiDocument(
        String code,
        NamesJson names,
        TextsJson description,
        String unit,
        int decimals,
        String direction,
        String goal,
        @Nullable String department,
        @Nullable String position,
        String accountablePosition,
        String scope,
        String targetPeriod,
        String attainment,
        List<VersionJson> versions,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int revision) {
    public static KpiDocument of(KpiDefinition kpi) {
        return new KpiDocument(
                kpi.code(),
                NamesJson.of(kpi.names()),
                TextsJson.of(kpi.description()),
                kpi.unit().word(),
                kpi.decimals(),
                kpi.direction().word(),
                kpi.goal(),
                kpi.department(),
                kpi.position(),
                kpi.accountablePosition(),
                kpi.scope().word(),
                kpi.targetPeriod().word(),
                kpi.attainment().word(),
                numbered(kpi.versions()),
                0);
    }

    public KpiDefinition toDomain() {
        return new KpiDefinition(
                code,
                names.toDomain(),
                description.toDomain(),
                Words.read(Unit.class, unit),
                decimals,
                Words.read(Direction.class, direction),
                goal,
                department,
                position,
                accountablePosition,
                Words.read(Scope.class, scope),
                Words.read(PeriodKind.class, targetPeriod),
                Words.read(Attainment.class, attainment),
                versions.stream().map(VersionJson::toDomain).toList());
    }

    private static List<VersionJson> numbered(List<KpiVersion> versions) {
        List<VersionJson> numbered = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            LocalDate until = i + 1 < versions.size() ? versions.get(i + 1).from() : null;
            numbered.add(VersionJson.of(versions.get(i), i + 1, until));
        }
        return numbered;
    }
}
