package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Parsed;
import app.merit.ingest.format.RetryAfter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What an answer of HubSpot's REST means.
 *
 * @param trouble why it holds nothing; empty if it holds what was asked for
 */
record Answer(JsonNode body, Optional<Reading> trouble) {

    static Answer of(ApiResponse response) {
        JsonNode body =
                Json.parse(response.body()) instanceof Parsed.Ok<JsonNode>(var json) ? json : MissingNode.getInstance();
        boolean fine = response.status() == 200 && body.isObject();
        return new Answer(body, fine ? Optional.empty() : Optional.of(trouble(response, body)));
    }

    static Reading.Refused unknown() {
        return new Reading.Refused("unknown-answer", "The answer is not what HubSpot is documented to give.");
    }

    private static Reading trouble(ApiResponse response, JsonNode body) {
        int status = response.status();
        if (status == 429) {
            return rateLimited(response, body);
        }
        // 423: locked by another write; 477: the account is being moved.
        if (status == 423 || status == 477 || status >= 500) {
            return new Reading.Later(RetryAfter.of(response.headers()), "http-" + status);
        }
        return switch (status) {
            case 401 -> new Reading.LoginExpired();
            case 404 -> notFound(response, body);
            case 200 -> unknown();
            default -> new Reading.Refused("http-" + status, "HubSpot answered " + status + " " + category(body) + ".");
        };
    }

    /** The page of a proxy in between must not pass for a deletion. */
    private static Reading notFound(ApiResponse response, JsonNode body) {
        boolean ofHubSpot = response.body().length == 0 || body.isObject();
        return ofHubSpot
                ? new Reading.Missing()
                : new Reading.Refused("http-404", "What answered 404 is not HubSpot's API.");
    }

    private static Reading rateLimited(ApiResponse response, JsonNode body) {
        String policy = Json.text(Json.at(body, "policyName"))
                .map(name -> name.strip().toLowerCase(Locale.ROOT).replace('_', '-'))
                .filter(name -> name.matches("[a-z-]{1,40}"))
                .orElse("unnamed");
        Optional<Duration> rest =
                switch (policy) {
                    case "secondly" -> Optional.of(Duration.ofSeconds(1));
                    case "ten-secondly-rolling" -> Optional.of(Duration.ofSeconds(10));
                    default -> Optional.empty();
                };
        return new Reading.Later(RetryAfter.of(response.headers()).or(() -> rest), "rate-limit-" + policy);
    }

    private static String category(JsonNode body) {
        return Json.text(Json.at(body, "category"))
                .filter(text -> text.matches("[A-Z_]{1,60}"))
                .orElse("without a category");
    }
}
