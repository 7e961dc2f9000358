package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import com.fasterxml.jackson.databind.JsonNode;
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
        JsonNode body = RestAnswers.json(response);
        boolean fine = response.status() == 200 && body.isObject();
        return new Answer(body, fine ? Optional.empty() : Optional.of(trouble(response, body)));
    }

    private static Reading trouble(ApiResponse response, JsonNode body) {
        int status = response.status();
        if (status == 429) {
            return rateLimited(response, body);
        }
        // 423: locked by another write; 477: the account is being moved.
        if (status == 423 || status == 477) {
            return new Reading.Later(RestAnswers.retryAfter(response), "http-" + status);
        }
        String category = Json.text(Json.at(body, "category")).orElse("");
        return RestAnswers.failure(response, category).orElseGet(RestAnswers::unreadable);
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
        return new Reading.Later(RestAnswers.retryAfter(response).or(() -> rest), "rate-limit-" + policy);
    }
}
