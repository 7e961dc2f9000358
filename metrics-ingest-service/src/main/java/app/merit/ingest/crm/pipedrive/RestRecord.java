package app.merit.ingest.crm.pipedrive;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RecordRead;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A record of the API, of the same form as in an event of version 2. */
final class RestRecord {
    private static final String ID_SPACE_OF_NOTES = "note";

    private RestRecord() {}

    static List<Item> items(Received received) {
        String kind = received.read().map(ReadNote::kind).orElse(PipedriveRecords.DEALS);
        return RecordRead.itemsOf(
                received, (record, _) -> item(kind, record, PipedriveRecords.host(received.options())));
    }

    private static Item item(String kind, JsonNode record, Optional<String> host) {
        Optional<String> id = Json.id(Json.at(record, "id"));
        if (id.isEmpty()) {
            return new Item.Unreadable(0, "id-missing", "The record has no id.");
        }
        Fields fields =
                switch (kind) {
                    case PipedriveRecords.ACTIVITIES -> ActivityRecord.read(record);
                    case PipedriveRecords.NOTES -> ActivityRecord.readNote(record);
                    default -> linked(DealRecord.read(record, false), host, id.get());
                };
        boolean activity = kind.equals(PipedriveRecords.ACTIVITIES) || kind.equals(PipedriveRecords.NOTES);
        boolean deleted = isDeleted(record);
        Item.Fact.Builder fact = Item.Fact.builder(
                        activity ? Entity.ACTIVITY : Entity.DEAL,
                        id.get(),
                        deleted ? ChangeKind.DELETED : ChangeKind.UPDATED,
                        "read")
                .kind(activity ? kind : PipedriveRecords.DEALS)
                .idSpace(kind.equals(PipedriveRecords.NOTES) ? ID_SPACE_OF_NOTES : "")
                .occurredAt(PipedriveRecords.modified(record))
                .fields(deleted ? Fields.NONE : fields);
        return (deleted ? fact : fact.full()).build();
    }

    private static boolean isDeleted(JsonNode record) {
        boolean active = Values.flag(Json.at(record, "active_flag")).orElse(true);
        return Values.flag(Json.at(record, "is_deleted")).orElse(!active)
                || Json.at(record, "status").asText().equals("deleted");
    }

    private static Fields linked(Fields fields, Optional<String> host, String id) {
        return host.map(name -> Fields.builder()
                        .set(Field.URL, "https://" + name + "/deal/" + id)
                        .build()
                        .or(fields))
                .orElse(fields);
    }
}
