package app.merit.ingest.deadletter;

import app.merit.ingest.format.FormNode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of a body by their places: JSON pointers, keys of a form, lines of a text. Values are as JSON writes them, so
 * that the text {@code "1"} and the number {@code 1} differ.
 */
final class Places {
    private final Map<String, String> values = new LinkedHashMap<>();

    private Places() {}

    static Map<String, String> of(Content content) {
        Places places = new Places();
        switch (content) {
            case Content.OfJson(var tree) -> places.json("", tree);
            case Content.OfForm(var tree) -> places.form("", tree);
            case Content.OfXml(var text) -> places.lines(text);
            case Content.OfText(var text) -> places.lines(text);
            case Content.OfBytes(var bytes) ->
                places.values.put("", java.util.Base64.getEncoder().encodeToString(bytes));
        }
        return places.values;
    }

    private void json(String pointer, JsonNode node) {
        if (!node.isContainerNode() || node.isEmpty()) {
            values.put(pointer, node.toString());
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                json(pointer + "/" + i, node.get(i));
            }
        } else {
            node.properties()
                    .forEach(member -> json(
                            pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1"), member.getValue()));
        }
    }

    private void form(String key, FormNode node) {
        node.scalar().ifPresent(value -> values.put(key, value));
        node.children().forEach((name, child) -> form(key.isEmpty() ? name : key + "[" + name + "]", child));
    }

    private void lines(String text) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            values.put("line " + (i + 1), lines[i]);
        }
    }
}
