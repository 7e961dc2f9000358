package app.merit.ingest.crm.monday;

import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an answer of monday's API means; its errors come with status 200 as well, in two shapes. */
sealed interface GraphAnswer {
    record Data(JsonNode data) implements GraphAnswer {}

    record Failure(Reading why) implements GraphAnswer {}

    /** Budgets and limits of any kind, in the spellings of all versions. */
    Pattern OVER_A_LIMIT = Pattern.compile("complexity|rate.?limit|limit.?exceeded|concurrency|resource.?limit");

    Pattern NOT_LOGGED_IN = Pattern.compile("not.?authenticated|unauthenticated");
    Pattern RESET = Pattern.compile("reset in ([0-9]{1,5}) seconds");
    Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    static GraphAnswer of(ApiResponse response) {
        JsonNode body = RestAnswers.json(response);
        boolean fine = response.status() >= 200 && response.status() < 300;
        JsonNode error = Json.at(body, "errors").path(0);
        String code = Stream.of(Json.at(body, "error_code"), Json.at(Json.at(error, "extensions"), "code"))
                .flatMap(node -> Json.text(node).stream())
                .findFirst()
                .orElse("");
        String message = Stream.of(Json.at(body, "error_message"), error, Json.at(error, "message"))
                .flatMap(node -> Json.text(node).stream())
                .findFirst()
                .orElse("");
        if (fine
                && code.isEmpty()
                && error.isMissingNode()
                && Json.at(body, "data").isObject()) {
            return new Data(Json.at(body, "data"));
        }
        String words = (code + " " + message).toLowerCase(Locale.ROOT);
        if (OVER_A_LIMIT.matcher(words).find()) {
            Optional<Duration> after = retryIn(error, message).or(() -> RestAnswers.retryAfter(response));
            return new Failure(new Reading.Later(after, "rate-limit"));
        }
        if (NOT_LOGGED_IN.matcher(words).find()) {
            return new Failure(new Reading.LoginExpired());
        }
        // Every call goes to one address: "not found" there is about no item.
        return new Failure(
                fine && WORD.matcher(code).matches()
                        ? new Reading.Refused("graphql-error", "monday answered with the error " + code + ".")
                        : RestAnswers.worded(response, code));
    }

    private static Optional<Duration> retryIn(JsonNode error, String message) {
        Optional<String> stated = Json.text(Json.at(Json.at(error, "extensions"), "retry_in_seconds"))
                .filter(text -> text.matches("[0-9]{1,5}"));
        Matcher reset = RESET.matcher(message);
        return stated.or(() -> reset.find() ? Optional.of(reset.group(1)) : Optional.empty())
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
