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
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.Times;
import java.time.Instant;
import java.util.Optional;

/** Tasks are activities; done is {@code status=1}, whatever {@code action_close} says. */
final class Tasks {
    private static final String ELEMENT_LEAD = "2";

    private Tasks() {}

    static Item item(String action, FormNode record, Account account, int item) {
        Optional<ChangeKind> change =
                switch (action) {
                    case "add" -> Optional.of(ChangeKind.CREATED);
                    case "update", "status", "responsible", "restore" -> Optional.of(ChangeKind.UPDATED);
                    case "delete" -> Optional.of(ChangeKind.DELETED);
                    default -> Optional.empty();
                };
        if (change.isEmpty()) {
            return new Item.Ignored("task." + action);
        }
        return Stated.id(record)
                .<Item>map(id -> fact(id, change.get(), action.equals("restore"), record, account, item))
                .orElseGet(() -> Stated.withoutId("task[" + change.get().wire() + "]", item));
    }

    private static Item.Fact fact(
            String id, ChangeKind change, boolean restores, FormNode record, Account account, int item) {
        boolean deleted = change == ChangeKind.DELETED;
        boolean whole = record.has("responsible_user_id") && record.has("status") && record.has("task_type");
        Optional<Instant> modified = Stated.modified(record);
        String key = Keys.of(
                "amocrm",
                account.key(record),
                "task",
                restores ? "restored" : change.wire(),
                id,
                Keys.orDash(Stated.modifiedText(record)),
                deleted ? "-" : Keys.orDash(record.text("status")),
                deleted ? "-" : Keys.orDash(record.text("responsible_user_id")));
        return Item.Fact.builder(Entity.ACTIVITY, id, change, key)
                .kind("tasks")
                .snapshot(whole && !deleted ? Snapshot.FULL : Snapshot.DELTA)
                .restores(restores)
                .occurredAt(change == ChangeKind.CREATED ? modified.or(() -> Stated.created(record)) : modified)
                .fields(deleted ? Fields.NONE : fields(record))
                .previous(deleted ? Fields.NONE : previous(record))
                .needsHydration(!whole && !deleted)
                .item(item)
                .build();
    }

    private static Fields fields(FormNode record) {
        Fields.Builder fields = Fields.builder();
        Stated.user(record, "responsible_user_id", Field.OWNER, fields);
        record.text("task_type").ifPresent(type -> fields.set(Field.ACTIVITY_TYPE, activityType(type)));
        fields.setIf(Field.DONE, flag(record.text("status")));
        fields.setIf(Field.CREATED_AT, Stated.created(record));
        fields.setIf(
                Field.PLANNED_AT,
                record.text("complete_before")
                        .flatMap(Times::unixSeconds)
                        .or(() -> record.text("complete_till").flatMap(Times::unixSeconds)));
        fields.setIf(
                Field.DURATION_SECONDS,
                record.text("duration").flatMap(Decimals::parse).filter(seconds -> seconds.signum() > 0));
        dealOf(record, fields);
        return fields.build();
    }

    static String activityType(String taskType) {
        return taskType.strip().equals("2") ? "meeting" : "task";
    }

    /** A task that hangs on something else has no deal; one that names nothing says nothing. */
    static void dealOf(FormNode record, Fields.Builder fields) {
        record.text("element_type").ifPresent(type -> {
            if (type.strip().equals(ELEMENT_LEAD)) {
                fields.setIf(Field.DEAL_ID, record.text("element_id").flatMap(Ids::parseNonZero));
            } else {
                fields.clear(Field.DEAL_ID);
            }
        });
    }

    private static Fields previous(FormNode record) {
        Fields.Builder previous = Fields.builder();
        Stated.user(record, "old_responsible_user_id", Field.OWNER, previous);
        previous.setIf(Field.DONE, flag(record.text("old_status")));
        return previous.build();
    }

    private static Optional<Boolean> flag(Optional<String> status) {
        return status.map(String::strip)
                .filter(text -> text.equals("0") || text.equals("1"))
                .map("1"::equals);
    }
}
