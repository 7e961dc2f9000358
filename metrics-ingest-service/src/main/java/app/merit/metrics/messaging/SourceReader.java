package app.merit.metrics.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a record of {@code crm.sources}; fields that are not known here are left alone. */
final class SourceReader {
    private SourceReader() {}

    /** @throws MalformedRecord if it is none */
    static SourceState read(String json) {
        var node = Json.object(json);
        return new SourceState(
                Json.text(node, "source"),
                Json.text(node, "type"),
                names(node),
                Json.optionalText(node, "currency"),
                Json.text(node, "health"),
                Json.flag(node, "enabled", true),
                Json.optional(node, "lastEventAt").map(at -> Json.instant("lastEventAt", at)),
                count(node, "eventsLastHour"),
                Json.optionalText(node, "typicalEventsPerHour"),
                count(node, "signatureFailuresLastHour"),
                count(node, "openDeadLetters"),
                count(node, "hydrationLagSeconds"),
                count(node, "revision").orElseThrow(() -> Json.wrong("revision", "is missing")));
    }

    private static Map<String, String> names(JsonNode node) {
        var names = new TreeMap<String, String>();
        node.path("names").properties().forEach(n -> names.put(n.getKey(), Json.text("names", n.getValue())));
        return names;
    }

    private static Optional<Long> count(JsonNode node, String field) {
        return Json.optional(node, field).map(n -> {
            if (!n.canConvertToLong() || !n.isIntegralNumber()) {
                throw Json.wrong(field, "is no whole number");
            }
            return n.longValue();
        });
    }
}
