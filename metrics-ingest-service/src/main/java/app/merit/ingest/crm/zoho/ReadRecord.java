package app.merit.ingest.crm.zoho;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.RecordRead;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A record as REST gives it, and beside its fields the module that it was asked from. */
final class ReadRecord {
    static final String MODULE = "$module";

    private ReadRecord() {}

    static List<Item> items(Received received) {
        return RecordRead.itemsOf(received, (record, lookups) -> item(record, lookups, received));
    }

    private static Item item(JsonNode record, JsonNode lookups, Received received) {
        Optional<CrmModule> module = received.read()
                .map(ReadNote::kind)
                .or(() -> Json.text(Json.at(record, MODULE)))
                .flatMap(CrmModule::of);
        Optional<String> id = Values.id(Json.at(record, "id"));
        if (module.isEmpty() || id.isEmpty()) {
            return new Item.Unreadable(0, "unknown-shape", "The record is of no module that is read, or has no id.");
        }
        Map<String, String> outcomes = Stages.of(Json.at(lookups, Stages.NAME));
        var at = Values.time(Json.at(record, "Modified_Time"));
        String key = Keys.of(
                "zoho",
                "record",
                module.get().wire(),
                id.get(),
                at.map(Object::toString).orElse("-"));
        Fields fields = module.get().read(record, outcomes);
        return Item.Fact.builder(module.get().entity(), id.get(), ChangeKind.UPDATED, key)
                .kind(module.get().wire())
                .full()
                .occurredAt(at)
                .fields(fields)
                // A stage that the settings did not know when they were looked up.
                .needsHydration(module.get() == CrmModule.DEALS && !fields.states(Field.STATUS))
                .build();
    }
}
