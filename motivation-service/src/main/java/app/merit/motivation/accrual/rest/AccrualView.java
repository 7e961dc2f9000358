package app.merit.motivation.accrual.rest;

import app.merit.motivation.access.domain.PayLevel;
import app.merit.motivation.accrual.domain.Accrual;
import app.merit.motivation.accrual.domain.AccrualResult;
import app.merit.motivation.accrual.domain.AccrualResult.AccrualComponent;
import app.merit.motivation.accrual.domain.AccrualResult.PaidScheme;
import app.merit.motivation.engine.result.Money;
import app.merit.motivation.json.EngineJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a person has earned so far in an open month.
 *
 * @param status {@code settling} while values and contributions tell of different states
 * @param revision grows by one whenever the result or the status changes
 * @param payable false only for pilot units
 * @param total sum of the components, in the currency's minor unit
 * @param components absent for a reader who sees totals only
 * @param inputs revisions that were read
 * @param hash SHA-256 of the canonical JSON of the result
 * @param marks what a reader must know, e.g. {@code unconfirmed}, {@code target-missing:<kpi>}
 */
@Schema(name = "Accrual")
public record AccrualView(
        String employee,
        YearMonth period,
        Accrual.Status status,
        long revision,
        boolean payable,
        List<PaidScheme> schemes,
        Money total,
        @Nullable List<Money> otherTotals,
        @Nullable List<AccrualComponent> components,
        Accrual.@Nullable SeenInputs inputs,
        @Nullable Instant newestChangeAt,
        Instant calculatedAt,
        String hash,
        List<String> marks) {

    static AccrualView of(Accrual accrual, PayLevel level) {
        var result = result(accrual);
        boolean full = level == PayLevel.FULL;
        return new AccrualView(
                result.employee(),
                result.period(),
                accrual.status(),
                accrual.revision(),
                true,
                result.schemes(),
                result.total(),
                result.otherTotals(),
                full ? result.components() : null,
                full ? accrual.inputs() : null,
                accrual.newestChangeAt(),
                accrual.calculatedAt(),
                accrual.hash(),
                result.marks());
    }

    private static AccrualResult result(Accrual accrual) {
        try {
            return EngineJson.mapper().readValue(accrual.result(), AccrualResult.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored accrual cannot be read", broken);
        }
    }
}
