package app.merit.ingest.crm.dynamics365;

import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where a message of Dataverse holds what: parameters and images, both lists of {@code {key, value}}. */
record Context(JsonNode body) {
    /** A step rarely has more than one. */
    private static final int MAX_IMAGES = 16;

    String word(String member) {
        return Json.text(Json.at(body, member))
                .map(String::strip)
                .filter(text -> text.matches("[A-Za-z0-9_]{1,128}"))
                .orElse("unnamed");
    }

    Optional<String> id(String member) {
        return Json.text(Json.at(body, member)).flatMap(Guids::parse);
    }

    /** A parameter of the message; a missing node if it has none of that name. */
    JsonNode parameter(String name) {
        return valueOf(Json.at(body, "InputParameters"), name);
    }

    /** The row as it is after the message, of whatever name its image is. */
    Row after() {
        return image("PostEntityImages");
    }

    Row before() {
        return image("PreEntityImages");
    }

    private Row image(String member) {
        JsonNode images = Json.at(body, member);
        Row row = Row.EMPTY;
        for (int i = 0; i < Math.min(images.size(), MAX_IMAGES); i++) {
            row = row.or(rowOf(Json.at(images.path(i), "value")));
        }
        return row;
    }

    /** The columns of an entity; none if it is only a reference. */
    static Row rowOf(JsonNode entity) {
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        for (JsonNode attribute : Json.at(entity, "Attributes")) {
            Json.text(Json.at(attribute, "key"))
                    .ifPresent(key -> columns.put(key, marked(Json.at(attribute, "value"))));
        }
        columns.values().removeIf(JsonNode::isMissingNode);
        return new Row(columns);
    }

    private static JsonNode marked(JsonNode value) {
        boolean money = Json.at(value, "__type").asText().startsWith("Money");
        return money && value instanceof com.fasterxml.jackson.databind.node.ObjectNode amount
                ? amount.deepCopy().put(Row.MONEY, true)
                : value;
    }

    private static JsonNode valueOf(JsonNode pairs, String key) {
        for (JsonNode pair : pairs) {
            if (Json.at(pair, "key").asText().equals(key)) {
                return Json.at(pair, "value");
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
