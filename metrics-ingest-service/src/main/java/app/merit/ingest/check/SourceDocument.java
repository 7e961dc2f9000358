package app.merit.ingest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An entry of {@code merit.sources} as a JSON object, or several by name, written as the properties they stand for. An
 * option that is an object or a list is its JSON text; {@code publicUrl} and {@code public-url} are the same.
 */
final class SourceDocument {
    private static final Set<String> MAPS = Set.of("secrets", "options", "name", "credentials");

    private SourceDocument() {}

    static Map<String, String> properties(JsonNode root) throws WrongUse {
        Map<String, String> properties = new TreeMap<>();
        for (var entry : entries(root).entrySet()) {
            if (!entry.getValue().isObject()) {
                throw new WrongUse("--config: " + entry.getKey()
                        + " is no source; a source is an object such as {\"type\": \"amocrm\", \"secrets\": {...}}.");
            }
            members(SourceFile.PREFIX + quoted(entry.getKey()), entry.getValue(), properties);
        }
        return properties;
    }

    private static Map<String, JsonNode> entries(JsonNode root) {
        if (root.path("type").isValueNode()) {
            return Map.of(root.path("type").asText(), root);
        }
        JsonNode named = root;
        for (String wrapper : new String[] {"merit.sources", "merit", "sources"}) {
            named = named.path(wrapper).isObject() ? named.path(wrapper) : named;
        }
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        named.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }

    private static void members(String prefix, JsonNode object, Map<String, String> properties) {
        object.properties().forEach(member -> {
            String name = kebab(member.getKey());
            JsonNode value = member.getValue();
            if (value.isNull()) {
                return;
            }
            if (MAPS.contains(name)) {
                map(prefix + "." + name, value, properties);
            } else if (value.isObject()) {
                members(prefix + "." + name, value, properties);
            } else if (value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    properties.put(
                            prefix + "." + name + "[" + i + "]", value.get(i).asText());
                }
            } else {
                properties.put(prefix + "." + name, value.asText());
            }
        });
    }

    /** Keys that are names; of a list or a single value the names are k1, k2 ... */
    private static void map(String prefix, JsonNode values, Map<String, String> properties) {
        if (values.isObject()) {
            values.properties().forEach(entry -> {
                JsonNode value = entry.getValue();
                if (!value.isNull()) {
                    String text = value.isValueNode() ? value.asText() : value.toString();
                    properties.put(prefix + "." + quoted(entry.getKey()), text);
                }
            });
            return;
        }
        int number = 1;
        for (JsonNode value : values.isArray() ? values : java.util.List.of(values)) {
            properties.put(prefix + ".k" + number++, value.asText());
        }
    }

    private static String quoted(String key) {
        return key.matches("[A-Za-z0-9_-]+") ? key : "\"" + key.replace("\"", "\\\"") + "\"";
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
