package app.merit.ingest.read.call;

import app.merit.ingest.domain.Headers;
import java.time.Duration;
import java.util.Optional;

/** The header {@code Retry-After} in seconds; a date is not read. */
final class RetryAfter {
    private static final int MOST_DIGITS = 6;

    private RetryAfter() {}

    static Optional<Duration> of(Headers headers) {
        return headers.first("retry-after")
                .map(String::strip)
                .filter(text -> text.length() <= MOST_DIGITS && !text.isEmpty())
                .filter(text -> text.chars().allMatch(Character::isDigit))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
