package app.merit.kpidefinition.kpi.wire;

import app.merit.kpidefinition.kpi.domain.Condition;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one field.
 *
 * @param value for equals
 * @param values for in
 * @param min for range, inclusive
 * @param max for range, exclusive
 */
@FittingParts
public record ConditionJson(
        @NotNull @Size(min = 1, max = 110) String field,

        @NotNull @Pattern(regexp = KpiShapes.OPERATOR, message = KpiShapes.OPERATOR_RULE)
        String op,

        @Nullable @Size(min = 1, max = 200) String value,
        @Nullable @Size(min = 1, max = 200) List<@NotNull @Size(min = 1, max = 200) String> values,
        @Nullable @Size(min = 1, max = 200) String min,
        @Nullable @Size(min = 1, max = 200) String max)
        implements FittingParts.Checked {
    static ConditionJson of(Condition condition) {
        String field = condition.field();
        return switch (condition) {
            case Condition.Equals equals -> new ConditionJson(field, "equals", equals.value(), null, null, null);
            case Condition.In in -> new ConditionJson(field, "in", null, in.values(), null, null);
            case Condition.Range range -> new ConditionJson(field, "range", null, null, range.min(), range.max());
            case Condition.Exists _ -> new ConditionJson(field, "exists", null, null, null, null);
        };
    }

    Condition toDomain() {
        return switch (op) {
            case "equals" -> new Condition.Equals(field, Objects.requireNonNull(value));
            case "in" -> new Condition.In(field, Objects.requireNonNull(values));
            case "range" -> new Condition.Range(field, min, max);
            case "exists" -> new Condition.Exists(field);
            default -> throw new IllegalStateException("Unchecked operator " + op);
        };
    }

    @Override
    public void check(FittingParts.Report report) {
        if (op == null || !op.matches(KpiShapes.OPERATOR)) {
            return;
        }
        report.require(op.equals("equals") == (value != null), "value", word("equals"));
        report.require(op.equals("in") == (values != null), "values", word("in"));
        report.require(op.equals("range") || min == null, "min", "is only for range");
        report.require(op.equals("range") || max == null, "max", "is only for range");
    }

    private String word(String operator) {
        return op.equals(operator) ? "is needed for " + operator : "is only for " + operator;
    }
}
