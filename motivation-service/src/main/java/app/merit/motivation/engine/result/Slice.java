package app.merit.motivation.engine.result;

import app.merit.motivation.engine.scheme.LocalText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a component that has one rule: a tier, a line of a scorecard, a person of a subtree.
 *
 * @param amount rounded by largest remainder, so that the slices add up to the component
 * @param from lower bound of the tier, inclusive unless the tier below claims it; in the unit of x, for tiers by attainment in percent
 * @param to upper bound; absent = open
 * @param x the part of x that the slice pays for
 * @param attainment fact against target as a ratio, rounded half up to 6 places for reading (1 = on target)
 * @param employee whose credits they are, in an override
 * @param credits they add up to the amount; absent if the slice has none
 */
public record Slice(
        LocalText formula,
        BigDecimal amount,
        @Nullable BigDecimal from,
        @Nullable BigDecimal to,
        @Nullable BigDecimal ratePercent,
        @Nullable BigDecimal x,
        @Nullable String kpi,
        @Nullable BigDecimal weightPercent,
        @Nullable BigDecimal payPercent,
        @Nullable BigDecimal attainment,
        @Nullable String employee,
        @Nullable List<CreditLine> credits) {}
