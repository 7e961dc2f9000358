package app.merit.ingest.crm.bitrix24;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.RecordRead;
import app.merit.ingest.format.RestAnswers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a record that was read says, and what of it is kept. */
final class Records {
    private Records() {}

    static List<Item> decode(Received received) {
        return RecordRead.itemsOf(received, (record, _) -> item(record, received));
    }

    private static Item item(JsonNode record, Received received) {
        String kind = received.read().map(ReadNote::kind).orElse(Subject.DEAL.kind());
        Optional<String> id = id(kind, record).or(() -> received.read().map(ReadNote::crmId));
        if (id.isEmpty()) {
            return new Item.Unreadable(0, "id-missing", "The record has no id.");
        }
        Optional<Instant> modified = modifiedAt(kind, record);
        String key = Keys.of(
                "bitrix24", kind, id.get(), Keys.orDash(modified.map(Instant::toString)), Keys.digest(received.body()));
        return Subject.ofKind(kind)
                .builder(id.get(), ChangeKind.UPDATED, key)
                .full()
                .occurredAt(modified)
                .fields(fields(kind, record, received))
                .build();
    }

    private static Fields fields(String kind, JsonNode record, Received received) {
        if (SmartProcesses.type(kind).isPresent()) {
            return ItemRecord.read(record, received.options());
        }
        return kind.equals(Subject.ACTIVITY.kind()) ? ActivityRecord.read(record) : DealRecord.read(record);
    }

    static Optional<String> id(String kind, JsonNode record) {
        return Values.id(Json.at(record, SmartProcesses.type(kind).isPresent() ? "id" : "ID"));
    }

    static Optional<Instant> modifiedAt(String kind, JsonNode record) {
        return Values.time(Json.at(record, modifiedKey(kind)));
    }

    static String modifiedKey(String kind) {
        if (SmartProcesses.type(kind).isPresent()) {
            return "updatedTime";
        }
        return kind.equals(Subject.ACTIVITY.kind()) ? "LAST_UPDATED" : "DATE_MODIFY";
    }

    /** Reduced to what is understood: names, texts, contacts and addresses of files are not even kept. */
    static byte[] content(String kind, JsonNode record) {
        Set<String> kept = new HashSet<>(keptOf(kind));
        record.properties().forEach(entry -> {
            if (CustomFields.isCustom(entry.getKey()) && !holdsObjects(entry.getValue())) {
                kept.add(entry.getKey());
            }
        });
        ObjectNode reduced = ((ObjectNode) record.deepCopy()).retain(kept);
        return RestAnswers.content(reduced);
    }

    private static Set<String> keptOf(String kind) {
        if (SmartProcesses.type(kind).isPresent()) {
            return ItemRecord.KEPT;
        }
        return kind.equals(Subject.ACTIVITY.kind()) ? ActivityRecord.KEPT : DealRecord.KEPT;
    }

    private static boolean holdsObjects(JsonNode node) {
        return node.isObject()
                || node.isArray() && !node.isEmpty() && node.get(0).isContainerNode();
    }
}
