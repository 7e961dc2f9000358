package app.merit.ingest.crm.salesforce;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.RecordRead;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A record as REST gives it: whole, but for the fields that the login may not see, which are missing. */
final class ReadRecord {
    private ReadRecord() {}

    static List<Item> items(Received received) {
        return RecordRead.itemsOf(received, (record, _) -> item(record, received));
    }

    private static Item item(JsonNode record, Received received) {
        Optional<SalesforceObject> kind = Json.text(Json.at(Json.at(record, "attributes"), "type"))
                .or(() -> received.read().map(ReadNote::kind))
                .flatMap(SalesforceObject::of);
        Optional<String> id = Values.id(Json.at(record, "Id"));
        if (kind.isEmpty() || id.isEmpty()) {
            return new Item.Unreadable(0, "unknown-shape", "The record names no object that is read, or no Id.");
        }
        RecordFact facts = new RecordFact(received, Hosts.ofOrg(received));
        Optional<Instant> at = RecordTimes.occurredAt(record);
        Optional<String> version = RecordTimes.version(record);
        String key = Keys.of("salesforce", "record", id.get(), Keys.orDash(version));
        boolean deleted = Values.flag(Json.at(record, "IsDeleted")).orElse(false);
        Item.Fact.Builder fact = deleted
                // A deletion moves only the system's own time.
                ? facts.begun(kind.get(), id.get(), ChangeKind.DELETED, key)
                        .occurredAt(RecordTimes.systemModified(record).or(() -> at))
                : facts.of(kind.get(), id.get(), ChangeKind.UPDATED, key, record, true)
                        .full()
                        .needsHydration(false)
                        .occurredAt(at)
                        .version(version);
        return fact.build();
    }
}
