package app.merit.motivation.engine.scheme;

import app.merit.motivation.engine.number.Word;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One row of a commission table. A bound belongs to the tier above it unless the tier below says {@code toIncluded}.
 *
 * @param from lower bound in units of x, for tiers by value
 * @param to upper bound in units of x; absent = open
 * @param fromPercent lower bound in percent of the target, for tiers by attainment (100 = on target)
 * @param toPercent upper bound in percent of the target; absent = open
 * @param toIncluded the upper bound belongs to this tier; default false
 * @param ratePercent share of x that is paid, 0 to 100, for KPIs in money
 * @param amountPerUnit money for each unit of x, for KPIs that are not money
 * @param fixed an amount paid when the tier is entered or for each deal; in mode interpolated the amount of the full tier
 * @param fixedPer what the fixed amount is paid for; default once, on entry
 */
public record Tier(
        @Nullable BigDecimal from,
        @Nullable BigDecimal to,
        @Nullable BigDecimal fromPercent,
        @Nullable BigDecimal toPercent,
        @Nullable Boolean toIncluded,
        @Nullable BigDecimal ratePercent,
        @Nullable BigDecimal amountPerUnit,
        @Nullable BigDecimal fixed,
        @Nullable FixedPer fixedPer)
        implements Row {

    public enum FixedPer {
        ENTRY,
        DEAL;

        @Override
        public String toString() {
            return Word.of(this);
        }
    }

    public boolean fixedPerDeal() {
        return fixedPer == FixedPer.DEAL;
    }
}
