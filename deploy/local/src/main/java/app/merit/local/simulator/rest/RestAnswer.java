package app.merit.local.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** An answer of a simulated REST API. */
public record RestAnswer(int status, Map<String, String> headers, Optional<JsonNode> body) {
    public static RestAnswer ok(JsonNode body) {
        return of(200, body);
    }

    public static RestAnswer of(int status, JsonNode body) {
        return new RestAnswer(status, Map.of(), Optional.of(body));
    }

    /** A status and nothing else. */
    public static RestAnswer empty(int status) {
        return new RestAnswer(status, Map.of(), Optional.empty());
    }

    public RestAnswer with(String header, String value) {
        var all = new java.util.HashMap<>(headers);
        all.put(header, value);
        return new RestAnswer(status, Map.copyOf(all), body);
    }
}
