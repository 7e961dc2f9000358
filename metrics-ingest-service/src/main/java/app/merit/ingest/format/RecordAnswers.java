package app.merit.ingest.format;

import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Reading;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the status of a REST answer means, as nearly all vendors use it. */
public final class RecordAnswers {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private RecordAnswers() {}

    /** Empty for a success; else why there is no record. */
    public static Optional<Reading> failure(ApiResponse response) {
        int status = response.status();
        if (status >= 200 && status < 300) {
            return Optional.empty();
        }
        return Optional.of(
                switch (status) {
                    case 401 -> new Reading.LoginExpired();
                    case 404, 410 -> new Reading.Missing();
                    case 403 -> new Reading.Refused("forbidden", "The login may not read this.");
                    case 408, 425, 429 -> new Reading.Later(retryAfter(response), "answer-" + status);
                    default ->
                        status >= 500
                                ? new Reading.Later(retryAfter(response), "answer-" + status)
                                : new Reading.Refused("answer-" + status, "The CRM answered " + status + ".");
                });
    }

    /** The same for a list: what is missing there is not a record but the list itself. */
    public static Reading ofList(Reading failure) {
        return failure instanceof Reading.Missing
                ? new Reading.Refused("no-such-list", "The CRM has no such list.")
                : failure;
    }

    /** {@code Retry-After} in seconds; a date there is not read, for want of a clock. */
    public static Optional<Duration> retryAfter(ApiResponse response) {
        return response.headers()
                .first("retry-after")
                .map(String::strip)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    /** A success that cannot be read as what was asked for. */
    public static Reading unreadable() {
        return new Reading.Refused("unreadable-answer", "The CRM's answer is not of the documented form.");
    }

    /** The record, its modification time read by the function; the id must be the one that was asked for. */
    public static Reading found(JsonNode record, String crmId, Function<JsonNode, Optional<Instant>> modifiedAt) {
        return Json.id(Json.at(record, "id")).filter(crmId::equals).isPresent()
                ? new Reading.Found(content(record), modifiedAt.apply(record))
                : unreadable();
    }

    /** A record as it is kept. */
    public static byte[] content(JsonNode record) {
        return record.toString().getBytes(StandardCharsets.UTF_8);
    }
}
