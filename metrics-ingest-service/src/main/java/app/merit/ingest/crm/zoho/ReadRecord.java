package app.merit.ingest.crm.zoho;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.Parsed;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A record as REST gives it; it does not say its own module. */
final class ReadRecord {
    private ReadRecord() {}

    static List<Item> items(Received received) {
        return switch (Json.parse(received.body())) {
            case Parsed.Malformed<JsonNode>(var reason, var detail) -> List.of(new Item.Unreadable(0, reason, detail));
            case Parsed.Ok<JsonNode>(var body) -> List.of(item(body, received));
        };
    }

    private static Item item(JsonNode body, Received received) {
        JsonNode record = Json.at(body, "record");
        Optional<CrmModule> module = received.read().map(ReadNote::kind).flatMap(CrmModule::of);
        Optional<String> id = Values.id(Json.at(record, "id"));
        if (module.isEmpty() || id.isEmpty()) {
            return new Item.Unreadable(0, "unknown-shape", "The record is of no module that is read, or has no id.");
        }
        Map<String, String> outcomes = Stages.of(Json.at(Json.at(body, "lookups"), Stages.NAME));
        var at = Values.time(Json.at(record, "Modified_Time"));
        String key = Keys.of(
                "zoho",
                "record",
                module.get().wire(),
                id.get(),
                at.map(Object::toString).orElse("-"));
        return Item.Fact.builder(module.get().entity(), id.get(), ChangeKind.UPDATED, key)
                .kind(module.get().wire())
                .full()
                .occurredAt(at)
                .fields(module.get().read(record, outcomes))
                .build();
    }
}
