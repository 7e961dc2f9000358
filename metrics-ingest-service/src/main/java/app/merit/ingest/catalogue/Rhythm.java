package app.merit.ingest.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How often a source is heard of, by hour of the week in UTC, over the last six weeks at most.
 *
 * @param counts requests in each of the 168 hours, Monday 00:00 first
 * @param since the first request that counts; empty if there was none
 */
record Rhythm(long[] counts, Optional<Instant> since) {
    static final int HOURS = 168;
    static final Duration REMEMBERED = Duration.ofDays(42);
    /** Two of each hour make the difference between a weekend and an outage. */
    static final Duration LEARNED_AFTER = Duration.ofDays(14);

    static final Rhythm UNKNOWN = new Rhythm(new long[HOURS], Optional.empty());
    private static final int PLACES = 3;

    static int hourOfWeek(Instant at) {
        OffsetDateTime utc = at.atOffset(ZoneOffset.UTC);
        return (utc.getDayOfWeek().getValue() - 1) * 24 + utc.getHour();
    }

    boolean learned(Instant now) {
        return since.filter(first -> !first.plus(LEARNED_AFTER).isAfter(now)).isPresent();
    }

    /** Requests an hour, as they are usual at that time. */
    BigDecimal typical(Instant at, Instant now) {
        return rate(hourOfWeek(at), now);
    }

    /**
     * How many requests were to be expected between the two. Of each hour and its neighbours the quietest counts, so that
     * neither a day that begins late nor the change to summer time looks like silence.
     */
    BigDecimal expected(Instant from, Instant to) {
        BigDecimal sum = BigDecimal.ZERO;
        Instant at = from;
        while (at.isBefore(to)) {
            Instant next = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            Instant end = next.isBefore(to) ? next : to;
            BigDecimal part = BigDecimal.valueOf(Duration.between(at, end).toSeconds())
                    .divide(BigDecimal.valueOf(3_600), PLACES, RoundingMode.DOWN);
            sum = sum.add(quietest(hourOfWeek(at), to).multiply(part));
            at = next;
        }
        return sum;
    }

    private BigDecimal quietest(int hour, Instant now) {
        BigDecimal before = rate((hour + HOURS - 1) % HOURS, now);
        BigDecimal after = rate((hour + 1) % HOURS, now);
        return rate(hour, now).min(before).min(after);
    }

    private BigDecimal rate(int hour, Instant now) {
        Duration known = since.map(first -> Duration.between(first, now)).orElse(Duration.ZERO);
        Duration counted = known.compareTo(REMEMBERED) > 0 ? REMEMBERED : known;
        long weeks = Math.max(1, (counted.toHours() + HOURS / 2) / HOURS);
        return BigDecimal.valueOf(counts[hour]).divide(BigDecimal.valueOf(weeks), PLACES, RoundingMode.DOWN);
    }
}
