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
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Leads are deals. Stage 142 is won and 143 lost in every pipeline. */
final class Leads {
    private Leads() {}

    static Item item(String action, FormNode record, Account account, Instant receivedAt, int item) {
        Optional<ChangeKind> change =
                switch (action) {
                    case "add" -> Optional.of(ChangeKind.CREATED);
                    case "update", "status", "responsible", "restore" -> Optional.of(ChangeKind.UPDATED);
                    case "delete" -> Optional.of(ChangeKind.DELETED);
                    default -> Optional.empty();
                };
        if (change.isEmpty()) {
            return new Item.Ignored("leads." + action);
        }
        return Stated.id(record)
                .<Item>map(id -> fact(id, change.get(), action.equals("restore"), record, account, receivedAt, item))
                .orElseGet(() -> Stated.withoutId("leads[" + change.get().wire() + "]", item));
    }

    private static Item.Fact fact(
            String id,
            ChangeKind change,
            boolean restores,
            FormNode record,
            Account account,
            Instant receivedAt,
            int item) {
        boolean deleted = change == ChangeKind.DELETED;
        boolean whole = isWhole(record);
        return Item.Fact.builder(
                        Entity.DEAL,
                        id,
                        change,
                        dedupeKey(id, restores ? "restored" : change.wire(), record, account, receivedAt))
                .kind("leads")
                .snapshot(whole && !deleted ? Snapshot.FULL : Snapshot.DELTA)
                .restores(restores)
                .occurredAt(occurredAt(change, record))
                .fields(deleted ? Fields.NONE : fields(id, record, account))
                .previous(deleted ? Fields.NONE : previous(record))
                .needsHydration(!whole && !deleted)
                .item(item)
                .build();
    }

    /** Short bodies of the digital pipeline name a stage and nothing else. */
    private static boolean isWhole(FormNode record) {
        return record.has("responsible_user_id")
                && record.has("price")
                && (record.has("updated_at") || record.has("last_modified"));
    }

    private static Optional<Instant> occurredAt(ChangeKind change, FormNode record) {
        Optional<Instant> modified = Stated.modified(record);
        return change == ChangeKind.CREATED ? modified.or(() -> Stated.created(record)) : modified;
    }

    private static Fields fields(String id, FormNode record, Account account) {
        Fields.Builder fields = Fields.builder();
        Stated.user(record, "responsible_user_id", Field.OWNER, fields);
        stage(record.text("status_id"), fields);
        fields.setIf(Field.PIPELINE, record.text("pipeline_id").flatMap(Ids::parseNonZero));
        record.scalar("price").ifPresent(price -> amount(price, fields));
        fields.setIf(Field.CREATED_AT, Stated.created(record));
        record.text("closed_at")
                .flatMap(Times::unixSeconds)
                .ifPresent(at -> closed(at, record.text("status_id").orElse(""), fields));
        CustomFields.read(record.at("custom_fields"), fields);
        account.linkTo(fields, id);
        return fields.build();
    }

    private static Fields previous(FormNode record) {
        Fields.Builder previous = Fields.builder();
        stage(record.text("old_status_id"), previous);
        previous.setIf(Field.PIPELINE, record.text("old_pipeline_id").flatMap(Ids::parseNonZero));
        Stated.user(record, "old_responsible_user_id", Field.OWNER, previous);
        return previous.build();
    }

    private static void stage(Optional<String> statusId, Fields.Builder fields) {
        statusId.flatMap(Ids::parseNonZero)
                .ifPresent(stage -> fields.set(Field.STAGE, stage).set(Field.STATUS, status(stage)));
    }

    static String status(String stage) {
        return switch (stage) {
            case "142" -> "won";
            case "143" -> "lost";
            default -> "open";
        };
    }

    private static void amount(String price, Fields.Builder fields) {
        if (price.isBlank()) {
            fields.clear(Field.AMOUNT);
            return;
        }
        Decimals.parse(price).ifPresent(amount -> {
            if (amount.signum() == 0) {
                fields.clear(Field.AMOUNT);
            } else {
                fields.set(Field.AMOUNT, amount);
            }
        });
    }

    static void closed(Instant at, String stage, Fields.Builder fields) {
        fields.set(Field.CLOSED_AT, at);
        switch (stage) {
            case "142" -> fields.set(Field.WON_AT, at);
            case "143" -> fields.set(Field.LOST_AT, at);
            default -> {}
        }
    }

    /**
     * Without the action, so that an update and a stage hook of one change are one; with the state, so that two changes
     * within one second are two. A short body has no time: there the old stage tells moves apart, and the hour of the
     * receipt a redelivery, which comes within the hour, from the same move of another day.
     */
    private static String dedupeKey(String id, String word, FormNode record, Account account, Instant receivedAt) {
        boolean deleted = word.equals("deleted");
        Optional<String> time = Stated.modifiedText(record);
        String key = Keys.of(
                "amocrm",
                account.key(record),
                "lead",
                word,
                id,
                Keys.orDash(time),
                deleted ? "-" : Keys.orDash(record.text("status_id")),
                deleted ? "-" : Keys.orDash(record.text("price")),
                deleted ? "-" : Keys.orDash(record.text("responsible_user_id")));
        return deleted || time.isPresent()
                ? key
                : key + ":"
                        + Keys.of(
                                Keys.orDash(record.text("old_status_id")),
                                receivedAt.truncatedTo(ChronoUnit.HOURS).toString());
    }
}
