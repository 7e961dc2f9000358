package app.merit.ingest.format;

import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Reading;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the answers of REST APIs mean, as far as vendors agree; where one differs, its folder says so. */
public final class RestAnswers {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

    private RestAnswers() {}

    /** Why the answer is no record; empty if it has a body to be looked at (200 to 299 but 204). */
    public static Optional<Reading> failure(ApiResponse response) {
        return failure(response, "");
    }

    /** @param code the vendor's own word for what went wrong, shown only if it is a word */
    public static Optional<Reading> failure(ApiResponse response, String code) {
        return switch (response.status()) {
            case 204 -> Optional.of(new Reading.Missing());
            // A server that is not the CRM says "not found" to everything, and in HTML: nothing is deleted for it.
            case 404, 410 ->
                Optional.of(json(response).isObject() ? new Reading.Missing() : notTheCrm(response.status()));
            default -> isSuccess(response) ? Optional.empty() : Optional.of(worded(response, code));
        };
    }

    /** The same where no status says that a record is missing, but only the vendor's words: never that it is. */
    public static Reading worded(ApiResponse response, String code) {
        int status = response.status();
        String slug = "http-" + status;
        if (isSuccess(response)) {
            return unreadable();
        }
        return switch (status) {
            case 401 -> new Reading.LoginExpired();
            case 408, 425, 429 -> new Reading.Later(retryAfter(response), slug);
            default ->
                status >= 500
                        ? new Reading.Later(retryAfter(response), slug)
                        : new Reading.Refused(slug, "The CRM answered " + status + inWords(code) + ".");
        };
    }

    /** The same for a list: what is missing there is not a record but the list itself. */
    public static Reading ofList(Reading failure) {
        return failure instanceof Reading.Missing
                ? new Reading.Refused("no-such-list", "The CRM has no such list.")
                : failure;
    }

    /** A success that cannot be read as what was asked for. */
    public static Reading unreadable() {
        return new Reading.Refused("unreadable-answer", "The CRM's answer is not of the documented form.");
    }

    /** The record, its modification time read by the function; its {@code id} must be the one that was asked for. */
    public static Reading found(JsonNode record, String crmId, Function<JsonNode, Optional<Instant>> modifiedAt) {
        return Json.id(Json.at(record, "id")).filter(crmId::equals).isPresent()
                ? new Reading.Found(content(record), modifiedAt.apply(record))
                : unreadable();
    }

    /** The body; a missing node if it is no JSON. */
    public static JsonNode json(ApiResponse response) {
        return Json.parse(response.body()) instanceof Parsed.Ok<JsonNode>(var body) ? body : MissingNode.getInstance();
    }

    /** A record as it is kept. */
    public static byte[] content(JsonNode record) {
        return record.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** {@code Retry-After} in seconds; its other form, a date, would need a clock and counts as not stated. */
    public static Optional<Duration> retryAfter(ApiResponse response) {
        return seconds(response, "retry-after");
    }

    /** Whole seconds that a header states, up to six digits. */
    public static Optional<Duration> seconds(ApiResponse response, String header) {
        return response.headers()
                .first(header)
                .map(String::strip)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private static Reading notTheCrm(int status) {
        return new Reading.Refused("http-" + status, "What answered " + status + " is not the CRM's API.");
    }

    private static boolean isSuccess(ApiResponse response) {
        return response.status() >= 200 && response.status() < 300;
    }

    /** Free text of an answer may hold what is secret: only a code is repeated. */
    private static String inWords(String code) {
        return CODE.matcher(code).matches() ? " " + code : "";
    }
}
