package app.merit.ingest.crm.zoho;

import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the stages mean, by label: the settings give each a forecast type, {@code Closed Won}, {@code Closed Lost} or
 * {@code Open}, whatever the company calls it.
 */
final class Stages {
    static final String NAME = "stages";
    private static final Set<String> OUTCOMES = Set.of("open", "won", "lost");

    private Stages() {}

    /** Label to outcome as a JSON object, out of the stage, field or pipeline settings; a label with two meanings has none. */
    static Optional<String> reduced(JsonNode settings) {
        Map<String, String> outcomes = new TreeMap<>();
        collect(settings, outcomes);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        outcomes.forEach((label, outcome) -> {
            if (OUTCOMES.contains(outcome)) {
                json.put(label, outcome);
            }
        });
        return json.isEmpty() ? Optional.empty() : Optional.of(json.toString());
    }

    static Map<String, String> of(JsonNode lookup) {
        Map<String, String> outcomes = new HashMap<>();
        lookup.properties()
                .forEach(entry -> Json.text(entry.getValue())
                        .filter(OUTCOMES::contains)
                        .ifPresent(outcome -> outcomes.put(entry.getKey(), outcome)));
        return outcomes;
    }

    private static void collect(JsonNode node, Map<String, String> outcomes) {
        Json.text(Json.at(node, "forecast_type")).map(Stages::outcome).ifPresent(outcome -> {
            for (String key : new String[] {"actual_value", "display_value"}) {
                Values.label(Json.at(node, key))
                        .ifPresent(label -> outcomes.merge(label, outcome, (a, b) -> a.equals(b) ? a : "?"));
            }
        });
        node.forEach(child -> collect(child, outcomes));
    }

    private static String outcome(String forecastType) {
        return switch (forecastType.strip()) {
            case "Closed Won" -> "won";
            case "Closed Lost" -> "lost";
            case "Open" -> "open";
            default -> "?";
        };
    }
}
