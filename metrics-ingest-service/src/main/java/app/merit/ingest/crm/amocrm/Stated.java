package app.merit.ingest.crm.amocrm;

import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.format.FormNode;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Times;
import java.time.Instant;
import java.util.Optional;

/** Readings that records of leads, tasks and notes have in common. */
final class Stated {
    private Stated() {}

    static Optional<String> id(FormNode record) {
        return record.text("id").flatMap(Ids::parseNonZero);
    }

    static Item.Unreadable withoutId(String what, int item) {
        return new Item.Unreadable(item, "id-missing", what + " without an id");
    }

    /** Text dates carry no zone, so only seconds count: the newer keys have nothing else, the older ones may. */
    static Optional<Instant> modified(FormNode record) {
        return record.text("updated_at")
                .flatMap(Times::unixSeconds)
                .or(() -> record.text("last_modified").flatMap(Times::unixSeconds));
    }

    static Optional<Instant> created(FormNode record) {
        return record.text("created_at")
                .flatMap(Times::unixSeconds)
                .or(() -> record.text("date_create").flatMap(Times::unixSeconds));
    }

    /** The modification time as sent, for the dedupe key. */
    static Optional<String> modifiedText(FormNode record) {
        return record.text("updated_at").or(() -> record.text("last_modified"));
    }

    /** User 0 is nobody: the field was cleared. */
    static void user(FormNode record, String key, Field field, Fields.Builder fields) {
        record.scalar(key).ifPresent(value -> {
            if (value.isBlank() || value.strip().equals("0")) {
                fields.clear(field);
            } else {
                fields.setIf(field, Ids.parse(value));
            }
        });
    }
}
