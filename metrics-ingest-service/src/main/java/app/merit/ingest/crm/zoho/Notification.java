package app.merit.ingest.crm.zoho;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One notification: several records of one module, each of which must be read. The module names what they are, whatever
 * {@code resource_uri} says. The values that come along prove those fields and nothing else.
 */
final class Notification {
    private static final int MAX_RECORDS = 1_000;

    private final JsonNode body;
    private final Map<String, JsonNode> values = new HashMap<>();
    /** Stands in for the time, which a notification always has: without it only one of the same content is the same. */
    private final String digest;

    Notification(JsonNode body) {
        this.body = body;
        this.digest = body.has("server_time") ? "-" : digest(body);
        Json.at(body, "affected_values")
                .forEach(entry -> Values.id(Json.at(entry, "record_id"))
                        .ifPresent(id -> values.put(id, Json.at(entry, "values"))));
    }

    List<Item> items() {
        String operation = word("operation");
        String name = word("module");
        Optional<CrmModule> module = CrmModule.of(name);
        Optional<ChangeKind> change = change(operation);
        if (!body.has("module") || !body.has("operation")) {
            return List.of(new Item.Unreadable(0, "unknown-shape", "The body names no module and operation."));
        }
        if (module.isEmpty() || change.isEmpty()) {
            return List.of(new Item.Ignored(name + "." + operation));
        }
        JsonNode ids = Json.at(body, "ids");
        if (!ids.isArray() || ids.isEmpty()) {
            return List.of(new Item.Unreadable(0, "id-missing", "The notification names no record."));
        }
        if (ids.size() > MAX_RECORDS) {
            return List.of(new Item.Unreadable(0, "too-many-records", "The notification names too many records."));
        }
        Set<JsonNode> once = new LinkedHashSet<>();
        ids.forEach(once::add);
        List<Item> items = new ArrayList<>();
        for (JsonNode id : once) {
            int item = items.size();
            items.add(Values.id(id)
                    .<Item>map(record -> fact(module.get(), change.get(), operation, record, item))
                    .orElseGet(() -> new Item.Unreadable(item, "id-missing", "An id of the notification is none.")));
        }
        return items;
    }

    private static Optional<ChangeKind> change(String operation) {
        return switch (operation) {
            case "insert", "create" -> Optional.of(ChangeKind.CREATED);
            case "update", "edit" -> Optional.of(ChangeKind.UPDATED);
            case "delete" -> Optional.of(ChangeKind.DELETED);
            default -> Optional.empty();
        };
    }

    private Item fact(CrmModule module, ChangeKind change, String operation, String id, int item) {
        boolean deleted = change == ChangeKind.DELETED;
        Optional<String> time = Json.text(Json.at(body, "server_time"));
        Optional<Instant> at = time.flatMap(Times::unixMillis);
        String key = Keys.of(
                "zoho",
                Keys.orDash(Json.text(Json.at(body, "channel_id"))),
                module.wire(),
                operation,
                id,
                time.orElse(digest));
        JsonNode stated = values.getOrDefault(id, MissingNode.getInstance());
        return Item.Fact.builder(module.entity(), id, change, key)
                .kind(module.wire())
                .occurredAt(at)
                .fields(deleted ? Fields.NONE : module.read(stated, Map.of()))
                .needsHydration(!deleted)
                .item(item)
                .build();
    }

    private static String digest(JsonNode body) {
        String content = Json.at(body, "ids").toString() + Json.at(body, "affected_values");
        return Keys.digest(content.getBytes(StandardCharsets.UTF_8));
    }

    private String word(String member) {
        return Json.text(Json.at(body, member))
                .map(String::strip)
                .filter(text -> text.matches("[A-Za-z0-9_]{1,100}"))
                .orElse("unnamed");
    }
}
