package app.merit.ingest.format;

import app.merit.ingest.domain.Headers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Retry-After} in seconds; its other form, a date, would need a clock and counts as not stated. */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private RetryAfter() {}

    public static Optional<Duration> of(Headers headers) {
        return headers.first("retry-after")
                .map(String::strip)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
