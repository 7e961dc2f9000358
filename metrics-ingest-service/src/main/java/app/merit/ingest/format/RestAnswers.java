package app.merit.ingest.format;

import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Reading;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the answers of REST APIs mean as far as HTTP itself says it. */
public final class RestAnswers {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private RestAnswers() {}

    /** The meaning of 401, 408, 429 and 5xx; empty for the rest, which every vendor words on its own. */
    public static Optional<Reading> passing(ApiResponse response) {
        return switch (response.status()) {
            case 401 -> Optional.of(new Reading.LoginExpired());
            case 408, 429 -> Optional.of(new Reading.Later(retryAfter(response), "http-" + response.status()));
            default ->
                response.status() >= 500
                        ? Optional.of(new Reading.Later(retryAfter(response), "http-" + response.status()))
                        : Optional.empty();
        };
    }

    /** {@code Retry-After} in seconds; its other form, a date, needs a clock and counts as not stated. */
    public static Optional<Duration> retryAfter(ApiResponse response) {
        return response.headers()
                .first("retry-after")
                .map(String::strip)
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    /** The body as JSON; a missing node if it is none. */
    public static JsonNode json(ApiResponse response) {
        return Json.parse(response.body()) instanceof Parsed.Ok<JsonNode>(var body) ? body : MissingNode.getInstance();
    }

    public static Reading.Refused refused(ApiResponse response, String code) {
        boolean word = code.matches("[A-Za-z0-9_.-]{1,60}");
        return new Reading.Refused(
                "http-" + response.status(), "The CRM answered " + (word ? code : "without a code it can be told by."));
    }
}
