package app.merit.ingest.crm.bitrix24;

import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer of Bitrix24's REST means.
 *
 * @param trouble why it holds no result; empty if it holds one
 */
record Answer(JsonNode body, Optional<Reading> trouble) {
    /** With an empty error code and status 400 these, and only these, say that there is no such record. */
    private static final Set<String> MISSING = Set.of("not found", "activity is not found");

    static Answer of(ApiResponse response) {
        JsonNode body = RestAnswers.json(response);
        boolean hasResult = response.status() == 200 && body.has("result") && !body.has("error");
        return new Answer(body, hasResult ? Optional.empty() : Optional.of(trouble(response, body)));
    }

    JsonNode result() {
        return Json.at(body, "result");
    }

    private static Reading trouble(ApiResponse response, JsonNode body) {
        String error = Json.text(Json.at(body, "error")).orElse("").toUpperCase(Locale.ROOT);
        Optional<Duration> stated = RestAnswers.retryAfter(response);
        return switch (error) {
            case "QUERY_LIMIT_EXCEEDED" -> new Reading.Later(stated, "query-limit");
            case "OPERATION_TIME_LIMIT" -> new Reading.Later(stated.or(() -> untilReset(body)), "operation-time-limit");
            case "OVERLOAD_LIMIT" -> new Reading.Later(stated, "overload-limit");
            case "EXPIRED_TOKEN" -> new Reading.LoginExpired();
            default -> isMissing(response.status(), error, body) ? new Reading.Missing() : byStatus(response, error);
        };
    }

    private static boolean isMissing(int status, String error, JsonNode body) {
        String description =
                Json.text(Json.at(body, "error_description")).orElse("").strip().toLowerCase(Locale.ROOT);
        return status == 400 && (error.isEmpty() && MISSING.contains(description) || error.equals("NOT_FOUND"));
    }

    private static Reading byStatus(ApiResponse response, String error) {
        // The portal says of a token that it has expired; any other login is not made good by renewing it.
        return response.status() == 401
                ? new Reading.Refused("login-refused", "The portal does not accept the login.")
                : RestAnswers.worded(response, error);
    }

    /** Both times are the portal's own, so that our clock does not matter. */
    private static Optional<Duration> untilReset(JsonNode body) {
        JsonNode time = Json.at(body, "time");
        Optional<BigDecimal> reset = seconds(time, "operating_reset_at").or(() -> seconds(body, "operating_reset_at"));
        Optional<BigDecimal> now = seconds(time, "finish").or(() -> seconds(time, "start"));
        return reset.flatMap(at -> now.map(at::subtract))
                .filter(seconds -> seconds.signum() > 0 && seconds.compareTo(BigDecimal.valueOf(3600)) <= 0)
                .map(seconds -> Duration.ofSeconds(
                        seconds.setScale(0, RoundingMode.CEILING).longValueExact()));
    }

    private static Optional<BigDecimal> seconds(JsonNode parent, String member) {
        return Json.decimal(Json.at(parent, member));
    }
}
