package app.merit.kpidefinition.kpi.wire;

import app.merit.kpidefinition.kpi.domain.Measure;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is added up.
 *
 * @param field for sum and average
 * @param numerator for ratio
 * @param denominator for ratio
 */
@FittingParts
public record MeasureJson(
        @NotNull @Pattern(regexp = KpiShapes.MEASURE, message = KpiShapes.MEASURE_RULE)
        String kind,

        @Nullable @Size(min = 1, max = 110) String field,
        @Nullable @Valid PartJson numerator,
        @Nullable @Valid PartJson denominator)
        implements FittingParts.Checked {
    static MeasureJson of(Measure measure) {
        return switch (measure) {
            case Measure.Count _ -> new MeasureJson(measure.word(), null, null, null);
            case Measure.Sum(String field) -> new MeasureJson(measure.word(), field, null, null);
            case Measure.Average(String field) -> new MeasureJson(measure.word(), field, null, null);
            case Measure.Ratio(var numerator, var denominator) ->
                new MeasureJson(measure.word(), null, PartJson.of(numerator), PartJson.of(denominator));
        };
    }

    Measure toDomain() {
        return switch (kind) {
            case "count" -> new Measure.Count();
            case "sum" -> new Measure.Sum(Objects.requireNonNull(field));
            case "average" -> new Measure.Average(Objects.requireNonNull(field));
            case "ratio" ->
                new Measure.Ratio(
                        Objects.requireNonNull(numerator).toDomain(),
                        Objects.requireNonNull(denominator).toDomain());
            default -> throw new IllegalStateException("Unchecked measure " + kind);
        };
    }

    @Override
    public void check(FittingParts.Report report) {
        if (kind == null || !kind.matches(KpiShapes.MEASURE)) {
            return;
        }
        boolean amount = kind.equals("sum") || kind.equals("average");
        boolean ratio = kind.equals("ratio");
        report.require(amount == (field != null), "field", word(amount, "sum and average"));
        report.require(ratio == (numerator != null), "numerator", word(ratio, "ratio"));
        report.require(ratio == (denominator != null), "denominator", word(ratio, "ratio"));
    }

    private static String word(boolean needed, String kinds) {
        return needed ? "is needed for this kind" : "is only for " + kinds;
    }
}
