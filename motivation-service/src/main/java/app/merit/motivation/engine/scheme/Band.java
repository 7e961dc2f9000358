package app.merit.motivation.engine.scheme;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an attainment pays on a line of a scorecard.
 *
 * @param fromPercent lower bound in percent of the target
 * @param toPercent upper bound; absent = open
 * @param toIncluded the upper bound belongs to this band; default false
 * @param payPercent k: the share of the line's bonus that is paid, 0 to 1000
 */
public record Band(
        BigDecimal fromPercent,
        @Nullable BigDecimal toPercent,
        @Nullable Boolean toIncluded,
        BigDecimal payPercent) implements Row {}
