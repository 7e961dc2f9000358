package app.merit.metrics.value.domain;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Exact sums over the cells of a subject and period.
 *
 * @param entries number of contributions in them
 * @param unconfirmed how many of those are unconfirmed
 * @param inferred how many of those have an inferred moment
 * @param people employees whose contributions add something
 * @param newestChangeAt time of the newest change that touched them; null if none ever did
 * @param revision the highest revision in them, 0 if there is none
 */
public record Sums(
        BigDecimal numerator,
        BigDecimal denominator,
        long entries,
        long unconfirmed,
        long inferred,
        long people,
        @Nullable Instant newestChangeAt,
        long revision) {
    public static final Sums NONE = new Sums(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, 0, null, 0);
}
