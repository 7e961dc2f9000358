package app.merit.ingest.crm.amocrm;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Snapshot;
import app.merit.ingest.format.Decimals;
import app.merit.ingest.format.FormNode;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.Parsed;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Notes of type 10 and 11 are calls that took place, of type 4 texts; other types are of no interest. amoCRM numbers
 * notes and tasks apart, so notes have an id space of their own. Their texts are never carried.
 */
final class Notes {
    private static final String ID_SPACE = "note";

    private Notes() {}

    static Item item(String action, FormNode envelope, Account account, int item) {
        FormNode record = envelope.at("note").isObject() ? envelope.at("note") : envelope;
        ChangeKind change =
                switch (action) {
                    case "delete" -> ChangeKind.DELETED;
                    case "update" -> ChangeKind.UPDATED;
                    default -> ChangeKind.CREATED;
                };
        Optional<String> type = record.text("note_type").map(String::strip);
        Optional<String> activityType = type.flatMap(Notes::activityType);
        if (activityType.isEmpty() && change != ChangeKind.DELETED) {
            return new Item.Ignored("note." + type.orElse("untyped"));
        }
        return Stated.id(record)
                .<Item>map(id -> fact(id, change, activityType, record, account, item))
                .orElseGet(() -> Stated.withoutId("note", item));
    }

    private static Optional<String> activityType(String noteType) {
        return switch (noteType) {
            case "4" -> Optional.of("note");
            case "10", "11" -> Optional.of("call");
            default -> Optional.empty();
        };
    }

    private static Item.Fact fact(
            String id, ChangeKind change, Optional<String> type, FormNode record, Account account, int item) {
        boolean deleted = change == ChangeKind.DELETED;
        Optional<Instant> modified = Stated.modified(record);
        String key = Keys.of(
                "amocrm",
                account.key(record),
                "note",
                change.wire(),
                id,
                Keys.orDash(Stated.modifiedText(record).or(() -> record.text("created_at"))),
                Keys.orDash(type),
                Keys.orDash(author(record)));
        return Item.Fact.builder(Entity.ACTIVITY, id, change, key)
                .idSpace(ID_SPACE)
                .kind("notes")
                .snapshot(deleted ? Snapshot.DELTA : Snapshot.FULL)
                .occurredAt(deleted ? modified : modified.or(() -> Stated.created(record)))
                .fields(deleted ? Fields.NONE : fields(type.orElse("note"), record))
                .item(item)
                .build();
    }

    private static Fields fields(String type, FormNode record) {
        Fields.Builder fields = Fields.builder().set(Field.ACTIVITY_TYPE, type);
        fields.setIf(Field.OWNER, author(record));
        fields.setIf(Field.CREATED_AT, Stated.created(record));
        Tasks.dealOf(record, fields);
        if (type.equals("call")) {
            // The note is written when the call is over; there is no open call note.
            fields.set(Field.DONE, true);
            fields.setIf(Field.DURATION_SECONDS, duration(record));
        }
        return fields.build();
    }

    private static Optional<String> author(FormNode record) {
        return record.text("responsible_user_id")
                .flatMap(Ids::parseNonZero)
                .or(() -> record.text("created_by").flatMap(Ids::parseNonZero))
                .or(() -> record.text("created_user_id").flatMap(Ids::parseNonZero));
    }

    /** Either a parameter of the note, or in the JSON that telephony writes into its text. */
    private static Optional<BigDecimal> duration(FormNode record) {
        return record.text("params", "duration")
                .flatMap(Decimals::parse)
                .or(() -> record.text("text").flatMap(Notes::durationInText))
                .filter(seconds -> seconds.signum() >= 0);
    }

    private static Optional<BigDecimal> durationInText(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof Parsed.Ok<JsonNode>(var json)
                ? Json.decimal(Json.at(json, "DURATION"))
                : Optional.empty();
    }
}
