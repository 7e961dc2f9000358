package app.merit.metrics.rest;

import app.merit.metrics.kpi.domain.Kpi;
import app.merit.metrics.kpi.domain.Measure;

/** How a KPI is worked out, in words. */
final class Formula {
    private Formula() {}

    static Views.NamesView of(Kpi kpi) {
        if (kpi.versions().isEmpty()) {
            return new Views.NamesView("нет версии", "no version");
        }
        var percent = kpi.unit() == Kpi.Unit.PERCENT ? " × 100" : "";
        return switch (kpi.versions().getLast().measure()) {
            case Measure.Count() -> new Views.NamesView("количество записей", "number of entities");
            case Measure.Sum(var field) -> new Views.NamesView("сумма поля " + field, "sum of " + field);
            case Measure.Average(var field) ->
                new Views.NamesView(
                        "сумма поля " + field + " / количество записей с ним",
                        "sum of " + field + " / number of entities that have it");
            case Measure.Ratio _ ->
                new Views.NamesView("числитель / знаменатель" + percent, "numerator / denominator" + percent);
        };
    }
}
