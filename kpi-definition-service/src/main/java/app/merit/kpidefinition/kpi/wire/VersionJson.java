package app.merit.kpidefinition.kpi.wire;

import app.merit.kpidefinition.kpi.domain.Attribution;
import app.merit.kpidefinition.kpi.domain.Entity;
import app.merit.kpidefinition.kpi.domain.KpiVersion;
import app.merit.kpidefinition.shared.domain.Words;
import app.merit.kpidefinition.shared.wire.Shapes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a KPI is counted from a day on.
 *
 * @param version its number from 1; derived, so if a request states it, it must agree
 * @param until the {@code from} of the next version; derived, so if a request states it, it must agree
 * @param filter absent: no condition
 * @param attribution absent: owner-at-moment
 */
public record VersionJson(
        @Nullable Integer version,
        @NotNull LocalDate from,
        @Nullable LocalDate until,

        @NotNull @Pattern(regexp = KpiShapes.ENTITY, message = KpiShapes.ENTITY_RULE)
        String entity,

        @NotNull @Size(min = 1, max = 100)
        List<@NotNull @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE) String> sources,

        @NotNull @Valid MomentJson moment,
        @Nullable @Size(max = 50) List<@NotNull @Valid ConditionJson> filter,
        @NotNull @Valid MeasureJson measure,

        @Nullable @Pattern(regexp = KpiShapes.ATTRIBUTION, message = KpiShapes.ATTRIBUTION_RULE)
        String attribution,

        @Nullable @Pattern(regexp = Shapes.CURRENCY, message = Shapes.CURRENCY_RULE)
        String currency) {
    static VersionJson of(KpiVersion version, int number, @Nullable LocalDate until) {
        return new VersionJson(
                number,
                version.from(),
                until,
                version.entity().word(),
                version.sources(),
                MomentJson.of(version.moment()),
                version.filter().stream().map(ConditionJson::of).toList(),
                MeasureJson.of(version.measure()),
                version.attribution().word(),
                version.currency());
    }

    public KpiVersion toDomain() {
        return new KpiVersion(
                from,
                Words.read(Entity.class, entity),
                sources,
                moment.toDomain(),
                filter == null
                        ? List.of()
                        : filter.stream().map(ConditionJson::toDomain).toList(),
                measure.toDomain(),
                attribution == null ? Attribution.OWNER_AT_MOMENT : Words.read(Attribution.class, attribution),
                currency);
    }
}
