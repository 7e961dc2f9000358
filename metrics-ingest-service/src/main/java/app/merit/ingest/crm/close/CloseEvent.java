package app.merit.ingest.crm.close;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** One entry of Close's event log. */
final class CloseEvent {
    private CloseEvent() {}

    static Item item(JsonNode body, Received received) {
        JsonNode event = Json.at(body, "event");
        if (!event.isObject()) {
            return new Item.Unreadable(0, "unknown-shape", "The body has no object event.");
        }
        String action = word(event, "action");
        String type = word(event, "object_type");
        Optional<ChangeKind> change = change(action);
        Optional<ObjectType> kind = ObjectType.ofWire(type);
        if (kind.isEmpty() || change.isEmpty()) {
            return new Item.Ignored(action + "." + type);
        }
        JsonNode data = Json.at(event, "data");
        // The published example names another id in its data: the one of the event is right.
        Optional<String> id = Json.id(Json.at(event, "object_id")).or(() -> Json.id(Json.at(data, "id")));
        if (id.isEmpty()) {
            return new Item.Unreadable(0, "id-missing", "The event names no object.");
        }
        boolean deleted = change.get() == ChangeKind.DELETED;
        if (!deleted && !data.isObject()) {
            return new Item.Unreadable(0, "data-missing", "The event carries no record.");
        }
        Reader reader = new Reader(kind.get(), Dates.of(received.options()));
        Item.Fact.Builder fact = Item.Fact.builder(
                        kind.get().entity(), id.get(), change.get(), dedupeKey(event, received))
                .kind(type)
                .occurredAt(Json.text(Json.at(event, "date_created")).flatMap(Times::isoOrUtc));
        return deleted ? deleted(fact, reader, event) : stated(fact, reader, event);
    }

    private static Item stated(Item.Fact.Builder fact, Reader reader, JsonNode event) {
        JsonNode data = Json.at(event, "data");
        Fields fields = reader.read(data);
        return fact.full()
                .fields(fields)
                .previous(reader.read(Json.at(event, "previous_data")).differingFrom(fields))
                .needsHydration(reader.lacksSomething(data, fields))
                .build();
    }

    /** What the record was is old state; only that it is gone is stated. */
    private static Item deleted(Item.Fact.Builder fact, Reader reader, JsonNode event) {
        JsonNode data = Json.at(event, "data");
        return fact.previous(reader.read(data.isObject() ? data : Json.at(event, "previous_data")))
                .build();
    }

    /** {@code merged} is said of the record that lives on; of the other Close sends a deletion besides. */
    private static Optional<ChangeKind> change(String action) {
        return switch (action) {
            case "created" -> Optional.of(ChangeKind.CREATED);
            case "updated", "merged", "answered", "completed", "sent", "scheduled", "started", "canceled" ->
                Optional.of(ChangeKind.UPDATED);
            case "deleted" -> Optional.of(ChangeKind.DELETED);
            default -> Optional.empty();
        };
    }

    private static String dedupeKey(JsonNode event, Received received) {
        String organisation = Keys.orDash(Json.text(Json.at(event, "organization_id")));
        // The event id is always there on the wire; without it only an identical body is the same event.
        String id = Json.text(Json.at(event, "id"))
                .filter(text -> !text.isBlank())
                .orElseGet(() -> Keys.digest(received.body()));
        return Keys.of("close", organisation, id);
    }

    private static String word(JsonNode event, String key) {
        return Json.text(Json.at(event, key)).orElse("unnamed");
    }
}
