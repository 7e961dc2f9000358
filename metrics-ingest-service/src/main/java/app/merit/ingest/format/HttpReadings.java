package app.merit.ingest.format;

import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Reading;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the status of a REST answer says about a read, where vendors agree. */
public final class HttpReadings {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private HttpReadings() {}

    /** Why the answer is no record; empty if it has a body to be looked at (200 to 299 but 204). */
    public static Optional<Reading> failure(ApiResponse response) {
        int status = response.status();
        if (status >= 200 && status < 300 && status != 204) {
            return Optional.empty();
        }
        return Optional.of(
                switch (status) {
                    case 204 -> new Reading.Missing();
                    // A server that is not the CRM says "not found" to everything, and in HTML: nothing is deleted for
                    // it.
                    case 404, 410 ->
                        json(response).isObject()
                                ? new Reading.Missing()
                                : new Reading.Refused("no-such-address", "This address is none of the CRM's API.");
                    case 401 -> new Reading.LoginExpired();
                    case 403 -> new Reading.Refused("forbidden", "The login may not read this.");
                    case 408, 425, 429 -> new Reading.Later(retryAfter(response), "http-" + status);
                    default ->
                        status >= 500
                                ? new Reading.Later(retryAfter(response), "http-" + status)
                                : new Reading.Refused("http-" + status, "The CRM answered " + status + ".");
                });
    }

    /** The same for a list: there "not found" is not about a record, and nothing to list is no failure. */
    public static Optional<Reading> failureOfList(ApiResponse response) {
        return response.status() == 204
                ? Optional.empty()
                : failure(response)
                        .map(reading -> reading instanceof Reading.Missing
                                ? new Reading.Refused("no-such-list", "The CRM has no such list.")
                                : reading);
    }

    public static Reading unreadable() {
        return new Reading.Refused("unreadable-answer", "The answer is not of the documented form.");
    }

    /** The body; a missing node if it is no JSON. */
    public static JsonNode json(ApiResponse response) {
        return Json.parse(response.body()) instanceof Parsed.Ok<JsonNode>(var body) ? body : MissingNode.getInstance();
    }

    public static byte[] bytes(JsonNode record) {
        return record.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** {@code Retry-After} in seconds; a date there would need a clock and counts as not stated. */
    public static Optional<Duration> retryAfter(ApiResponse response) {
        return seconds(response, "retry-after");
    }

    public static Optional<Duration> seconds(ApiResponse response, String header) {
        return response.headers()
                .first(header)
                .map(String::strip)
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }
}
