package app.merit.metrics.kpi.domain;

import app.merit.metrics.state.domain.EntityState;
import app.merit.metrics.state.domain.FieldValue;
import app.merit.metrics.state.domain.Fields;
import java.math.BigDecimal;
import java.util.Optional;

/** The number that an entity brings to a measure, and its currency. */
final class Amounts {
    private Amounts() {}

    /** One for a count, the field for a sum; empty if the field has no number. */
    static Optional<BigDecimal> of(EntityState state, Measure.Simple measure) {
        return switch (measure) {
            case Measure.Count() -> Optional.of(BigDecimal.ONE);
            case Measure.Sum(var field) -> state.number(field);
        };
    }

    /**
     * Why the money cannot be added: it is in another currency than the KPI, or in none. Empty if it can. An amount is
     * money whatever the unit of the KPI: a percentage of dollars and euros would be a wrong figure too.
     */
    static Optional<String> foreignCurrency(
            Kpi kpi, KpiVersion version, String reportingCurrency, EntityState state, Measure.Simple measure) {
        if (!(measure instanceof Measure.Sum(var field))) {
            return Optional.empty();
        }
        var value = state.value(field);
        if (value.isEmpty() || !isMoney(kpi, field, value.get())) {
            return Optional.empty();
        }
        var wanted = version.currency() == null ? reportingCurrency : version.currency();
        var own = value.get() instanceof FieldValue.Money money
                ? Optional.ofNullable(money.currency()).or(() -> state.text(Fields.CURRENCY))
                : state.text(Fields.CURRENCY);
        return own.equals(Optional.of(wanted)) ? Optional.empty() : Optional.of(own.orElse("no currency"));
    }

    private static boolean isMoney(Kpi kpi, String field, FieldValue value) {
        return kpi.unit() == Kpi.Unit.MONEY || field.equals(Fields.AMOUNT) || value instanceof FieldValue.Money;
    }
}
