package app.merit.kpidefinition.kpi.wire;

import app.merit.kpidefinition.kpi.domain.Measure;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One half of a ratio.
 *
 * @param moment absent: that of the version
 * @param filter asked in addition to that of the version
 */
public record PartJson(
        @NotNull @Valid Simple measure,
        @Nullable @Valid MomentJson moment,
        @Nullable @Size(max = 50) List<@NotNull @Valid ConditionJson> filter) {
    /** Count, or the sum of a field. */
    @FittingParts
    public record Simple(
            @NotNull @Pattern(regexp = KpiShapes.SIMPLE_MEASURE, message = KpiShapes.SIMPLE_MEASURE_RULE)
            String kind,

            @Nullable @Size(min = 1, max = 110) String field)
            implements FittingParts.Checked {
        @Override
        public void check(FittingParts.Report report) {
            boolean sum = "sum".equals(kind);
            report.require(sum == (field != null), "field", sum ? "is needed for sum" : "is only for sum");
        }
    }

    static PartJson of(Measure.Part part) {
        Simple simple =
                switch (part.measure()) {
                    case Measure.Count _ -> new Simple("count", null);
                    case Measure.Sum(String field) -> new Simple("sum", field);
                };
        return new PartJson(
                simple,
                part.moment() == null ? null : MomentJson.of(part.moment()),
                part.filter().isEmpty()
                        ? null
                        : part.filter().stream().map(ConditionJson::of).toList());
    }

    Measure.Part toDomain() {
        return new Measure.Part(
                measure.field() == null ? new Measure.Count() : new Measure.Sum(measure.field()),
                moment == null ? null : moment.toDomain(),
                filter == null
                        ? List.of()
                        : filter.stream().map(ConditionJson::toDomain).toList());
    }
}
