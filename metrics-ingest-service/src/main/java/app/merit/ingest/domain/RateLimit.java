package app.merit.ingest.domain;

import java.time.Duration;

/**
 * At most so many calls in any such time, per account; the vendor's documented number.
 *
 * @param calls above 0
 */
public record RateLimit(long calls, Duration per) {}
