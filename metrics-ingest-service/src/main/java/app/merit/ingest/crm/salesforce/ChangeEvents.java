package app.merit.ingest.crm.salesforce;

import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Change events as a relay posts them: bare, several in an array, or wrapped by what the relay got them from. */
final class ChangeEvents {
    static final String HEADER = "ChangeEventHeader";
    /** The streaming API says {@code data.payload}, CloudEvents {@code data}, an event bus {@code detail.payload}. */
    private static final List<String> WRAPPERS = List.of("payload", "data", "detail");

    private static final int MAX_WRAPPERS = 4;
    private static final int MAX_EVENTS = 1_000;

    private ChangeEvents() {}

    static List<Item> items(JsonNode body, Received received) {
        if (body.isArray() && body.size() > MAX_EVENTS) {
            return List.of(
                    new Item.Unreadable(0, "too-many-records", "The array holds more than " + MAX_EVENTS + " events."));
        }
        List<Item> items = new ArrayList<>();
        RecordFact facts = new RecordFact(received, Hosts.ofOrg(received));
        int item = 0;
        for (JsonNode element : body.isArray() ? body : List.of(body)) {
            items.addAll(event(unwrapped(element), facts, item));
            item++;
        }
        return items;
    }

    private static List<Item> event(JsonNode event, RecordFact facts, int item) {
        if (Json.at(event, HEADER).isObject()) {
            return new ChangeEvent(event, facts, item).items();
        }
        if (event.has("CreatedById") && event.has("CreatedDate")) {
            return List.of(new Item.Ignored("platform-event"));
        }
        return List.of(new Item.Unreadable(item, "unknown-shape", "The event has no ChangeEventHeader."));
    }

    private static JsonNode unwrapped(JsonNode element) {
        JsonNode node = element;
        for (int i = 0; i < MAX_WRAPPERS && !node.has(HEADER); i++) {
            JsonNode outer = node;
            node = WRAPPERS.stream()
                    .map(wrapper -> Json.at(outer, wrapper))
                    .filter(JsonNode::isObject)
                    .findFirst()
                    .orElse(outer);
        }
        return node;
    }
}
