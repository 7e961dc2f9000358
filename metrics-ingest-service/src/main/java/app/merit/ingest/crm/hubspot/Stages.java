package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What a stage says about the outcome: two ids of the default pipeline do, of any other stage only its metadata or the
 * configuration. Its name never does.
 */
final class Stages {
    static final String LOOKUP = "stages";
    static final String WON_OPTION = "won-stages";
    static final String LOST_OPTION = "lost-stages";

    private Stages() {}

    static Optional<String> outcome(String stage, Map<String, String> options) {
        if (stage.equals("closedwon") || isListed(stage, WON_OPTION, options)) {
            return Optional.of("won");
        }
        boolean lost = stage.equals("closedlost") || isListed(stage, LOST_OPTION, options);
        return lost ? Optional.of("lost") : Optional.empty();
    }

    private static boolean isListed(String stage, String option, Map<String, String> options) {
        return Arrays.stream(options.getOrDefault(option, "").split(","))
                .map(String::strip)
                .anyMatch(stage::equals);
    }

    /** The answer of {@code GET /crm/v3/pipelines/deals} as an object of outcomes by stage id; such ids are unique. */
    static Optional<String> reduced(ApiResponse response) {
        JsonNode body = RestAnswers.json(response);
        if (response.status() != 200 || !Json.at(body, "results").isArray()) {
            return Optional.empty();
        }
        ObjectNode outcomes = JsonNodeFactory.instance.objectNode();
        for (JsonNode pipeline : Json.at(body, "results")) {
            for (JsonNode stage : Json.at(pipeline, "stages")) {
                Json.id(Json.at(stage, "id"))
                        .ifPresent(id -> meaning(Json.at(stage, "metadata")).ifPresent(word -> outcomes.put(id, word)));
            }
        }
        return Optional.of(outcomes.toString());
    }

    /** The probability of a closed stage is 1 if it is won and 0 if it is lost; anything else says nothing. */
    private static Optional<String> meaning(JsonNode metadata) {
        boolean closed = Json.at(metadata, "isClosed").asText().equalsIgnoreCase("true");
        if (!closed) {
            return metadata.has("isClosed") ? Optional.of("open") : Optional.empty();
        }
        return Json.decimal(Json.at(metadata, "probability")).flatMap(probability -> {
            if (probability.compareTo(BigDecimal.ONE) == 0) {
                return Optional.of("won");
            }
            return probability.signum() == 0 ? Optional.of("lost") : Optional.empty();
        });
    }
}
