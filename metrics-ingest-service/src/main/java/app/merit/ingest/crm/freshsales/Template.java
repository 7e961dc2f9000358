package app.merit.ingest.crm.freshsales;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.format.UrlText;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where in the body each field stands: {@code map.<field>} as a dotted path or a JSON pointer, and {@code custom.<key>} for
 * fields of the company's own. What is not configured stands where the prescribed template has it.
 */
record Template(Map<String, String> options) {
    private static final String MAP = "map.";
    private static final String CUSTOM = "custom.";
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("id", "id"),
            Map.entry("event", "event"),
            Map.entry("entity", "entity"),
            Map.entry("updatedAt", "updated_at"),
            Map.entry("createdAt", "created_at"),
            Map.entry("stage", "stage"),
            Map.entry("pipeline", "pipeline"),
            Map.entry("status", "status"),
            Map.entry("amount", "amount"),
            Map.entry("currency", "currency"),
            Map.entry("owner", "owner"),
            Map.entry("activityType", "type"),
            Map.entry("done", "done"),
            Map.entry("doneAt", "done_at"),
            Map.entry("durationSeconds", "duration"),
            Map.entry("dealId", "deal_id"));
    private static final Set<String> LISTS = Set.of("won", "lost", "open", "created", "deleted", "restored");

    /** The node of a field; missing if the body has none. */
    JsonNode at(JsonNode body, String field) {
        return find(body, options.getOrDefault(MAP + field, DEFAULTS.get(field)));
    }

    /** The nodes of the company's own fields, by their keys. */
    Map<String, JsonNode> custom(JsonNode body) {
        Map<String, JsonNode> nodes = new TreeMap<>();
        options.forEach((name, path) -> {
            if (name.startsWith(CUSTOM) && name.length() > CUSTOM.length()) {
                nodes.put(name.substring(CUSTOM.length()), find(body, path));
            }
        });
        return nodes;
    }

    /** The values that an option lists, in lower case. */
    Set<String> list(String name) {
        return Arrays.stream(options.getOrDefault(name, "").split(",", -1))
                .map(FilledTemplate::lower)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the bodies are about, unless they say so themselves. */
    Entity entity() {
        return options.getOrDefault("entity", "deal").strip().equals("activity") ? Entity.ACTIVITY : Entity.DEAL;
    }

    /** True if the options say what the bodies are about. */
    boolean namesEntity() {
        return options.containsKey("entity");
    }

    /** The zone of times that state none; without it they are no times. */
    Optional<ZoneId> zone() {
        return zoneOf(options.getOrDefault("zone", ""));
    }

    /** Where a person finds the deal, if the options name the company's own address. */
    Optional<String> link(String id) {
        return Optional.ofNullable(options.get("domain"))
                .filter(FreshsalesRecords::isDomain)
                .map(domain -> "https://" + domain + "/crm/sales/deals/" + UrlText.segment(id));
    }

    static Optional<String> complaint(Map<String, String> options) {
        for (Map.Entry<String, String> option : options.entrySet()) {
            String name = option.getKey();
            String value = option.getValue().strip();
            if (name.startsWith(MAP) && !DEFAULTS.containsKey(name.substring(MAP.length()))) {
                return Optional.of("options." + name + " maps no field; there are "
                        + DEFAULTS.keySet().stream().sorted().toList());
            }
            if (name.equals("entity") && !List.of("deal", "activity").contains(value)) {
                return Optional.of("options.entity must be deal or activity");
            }
            if (name.equals("zone") && zoneOf(value).isEmpty()) {
                return Optional.of("options.zone must be a time zone such as Europe/Berlin");
            }
            if (LISTS.contains(name) && value.isEmpty()) {
                return Optional.of("options." + name + " lists no value");
            }
        }
        return Optional.empty();
    }

    private static JsonNode find(JsonNode body, String path) {
        try {
            if (path.startsWith("/")) {
                return body.at(JsonPointer.compile(path));
            }
        } catch (IllegalArgumentException noPointer) {
            return MissingNode.getInstance();
        }
        JsonNode node = body;
        for (String key : path.strip().split("\\.", -1)) {
            node = node.path(key);
        }
        return node;
    }

    private static Optional<ZoneId> zoneOf(String name) {
        try {
            return name.isBlank() ? Optional.empty() : Optional.of(ZoneId.of(name.strip()));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
