package app.merit.ingest.deadletter;

import app.merit.ingest.format.FormNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** A body with its keys and shape, values masked; of a long one the first 2000 values. */
final class MaskedContent {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_VALUES = 2_000;

    private int shown;

    private MaskedContent() {}

    static JsonNode of(Content content) {
        MaskedContent masked = new MaskedContent();
        return switch (content) {
            case Content.OfJson(var tree) -> masked.json("", tree);
            case Content.OfForm(var tree) -> masked.form("", tree);
            case Content.OfXml(var text) -> TextNode.valueOf(MaskedXml.of(text));
            case Content.OfText(var text) -> TextNode.valueOf(Mask.shape(text));
            case Content.OfBytes(var bytes) -> TextNode.valueOf("*** (" + bytes.length + " bytes)");
        };
    }

    private JsonNode json(String key, JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = NODES.objectNode();
            for (var member : node.properties()) {
                if (shown >= MOST_VALUES) {
                    break;
                }
                object.set(Mask.key(member.getKey()), json(member.getKey(), member.getValue()));
            }
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            for (int i = 0; i < node.size() && shown < MOST_VALUES; i++) {
                array.add(json(key, node.get(i)));
            }
            return array;
        }
        shown++;
        String text = node.asText();
        String masked = Mask.value(key, text);
        return masked.equals(text) ? node : TextNode.valueOf(masked);
    }

    private JsonNode form(String key, FormNode node) {
        if (!node.isObject()) {
            shown++;
            return TextNode.valueOf(Mask.value(key, node.scalar().orElse("")));
        }
        ObjectNode object = NODES.objectNode();
        node.scalar().ifPresent(value -> object.put("", Mask.value(key, value)));
        node.children().forEach((name, child) -> {
            if (shown < MOST_VALUES) {
                String nearest = name.chars().allMatch(Character::isDigit) ? key : name;
                object.set(Mask.key(name), form(nearest, child));
            }
        });
        return object;
    }
}
