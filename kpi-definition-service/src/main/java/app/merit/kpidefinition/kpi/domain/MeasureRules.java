package app.merit.kpidefinition.kpi.domain;

import app.merit.kpidefinition.kpi.domain.Measure.Average;
import app.merit.kpidefinition.kpi.domain.Measure.Count;
import app.merit.kpidefinition.kpi.domain.Measure.Part;
import app.merit.kpidefinition.kpi.domain.Measure.Ratio;
import app.merit.kpidefinition.kpi.domain.Measure.Sum;
import app.merit.kpidefinition.shared.domain.Findings;
import java.util.stream.Stream;

/** Whether the unit says what the measure counts. */
final class MeasureRules {
    private MeasureRules() {}

    static void check(Measure measure, Unit unit, Entity entity, Findings findings) {
        switch (measure) {
            case Count _ ->
                findings.require(
                        unit == Unit.COUNT,
                        "measure.kind",
                        "count is only for the unit count, not " + unit.word(),
                        "count");
            case Sum(String field) -> checkAmount(field, measure, unit, entity, findings);
            case Average(String field) -> checkAmount(field, measure, unit, entity, findings);
            case Ratio ratio -> checkRatio(ratio, unit, entity, findings);
        }
    }

    /** Whether amounts of deals are added up anywhere in it, so that it needs one currency. */
    static boolean sumsAmounts(Measure measure) {
        return switch (measure) {
            case Count _ -> false;
            case Sum(String field) -> field.equals("amount");
            case Average(String field) -> field.equals("amount");
            case Ratio(Part numerator, Part denominator) ->
                Stream.of(numerator, denominator).anyMatch(part -> sumsAmounts(part.measure()));
        };
    }

    private static void checkAmount(String field, Measure measure, Unit unit, Entity entity, Findings findings) {
        checkField("measure.field", field, entity, findings);
        boolean custom = field.startsWith("custom.");
        boolean fits =
                switch (unit) {
                    case MONEY -> custom || field.equals("amount");
                    case DURATION -> custom || field.equals("durationSeconds");
                    case COUNT -> custom;
                    case PERCENT -> false;
                };
        String rule =
                switch (unit) {
                    case MONEY -> "money is a sum or average of amount or of a custom field with money";
                    case DURATION -> "a duration is a sum or average of durationSeconds or of a custom field";
                    case COUNT -> "a count is a count of entities, or a sum or average of a custom field with numbers";
                    case PERCENT -> "percent is only for a ratio";
                };
        findings.require(
                fits,
                unit == Unit.PERCENT ? "measure.kind" : "measure.field",
                rule,
                unit == Unit.PERCENT ? measure.word() : field);
    }

    private static void checkRatio(Ratio ratio, Unit unit, Entity entity, Findings findings) {
        findings.require(
                unit == Unit.PERCENT,
                "measure.kind",
                "a ratio is only for the unit percent, not " + unit.word(),
                "ratio");
        checkPart("measure.numerator", ratio.numerator(), entity, findings);
        checkPart("measure.denominator", ratio.denominator(), entity, findings);
        String above = kindOf(ratio.numerator());
        String below = kindOf(ratio.denominator());
        findings.require(
                above.equals(below),
                "measure.numerator.measure",
                "a percentage compares the same kind: " + below,
                above);
    }

    private static String kindOf(Part part) {
        return switch (part.measure()) {
            case Count _ -> "count";
            case Sum(String field) -> field.startsWith("custom.") ? "sum of a custom field" : "sum of " + field;
        };
    }

    private static void checkPart(String at, Part part, Entity entity, Findings findings) {
        if (part.measure() instanceof Sum(String field)) {
            checkField(at + ".measure.field", field, entity, findings);
        }
        if (part.moment() != null) {
            VersionRules.checkMoment(at + ".moment", part.moment(), entity, findings);
        }
        FilterRules.check(at + ".filter", part.filter(), entity, findings);
    }

    private static void checkField(String at, String field, Entity entity, Findings findings) {
        findings.require(
                entity.typeOf(field).filter(FieldType::canBeSummed).isPresent(),
                at,
                "must be a field of the entity " + entity.word() + " that can be added up",
                field);
    }
}
