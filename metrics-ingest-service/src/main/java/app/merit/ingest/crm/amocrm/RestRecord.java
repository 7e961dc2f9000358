package app.merit.ingest.crm.amocrm;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.Decimals;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RecordRead;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A record of API version 4: the same fields as a webhook's, and what webhooks lack (times of closing, the currency). */
final class RestRecord {
    private static final String ID_SPACE_OF_NOTES = "note";

    private RestRecord() {}

    static List<Item> items(Received received) {
        String kind = received.read().map(ReadNote::kind).orElse(AmoCrmRecords.LEADS);
        return RecordRead.itemsOf(
                received, (record, lookups) -> item(kind, record, Json.at(lookups, AmoCrmRecords.ACCOUNT)));
    }

    private static Item item(String kind, JsonNode record, JsonNode account) {
        Optional<String> id = Json.id(Json.at(record, "id"));
        if (id.isEmpty()) {
            return new Item.Unreadable(0, "id-missing", "The record has no id.");
        }
        return switch (kind) {
            case AmoCrmRecords.TASKS ->
                fact(Entity.ACTIVITY, kind, id.get(), record, task(record)).build();
            case AmoCrmRecords.NOTES -> note(id.get(), record);
            default ->
                fact(Entity.DEAL, AmoCrmRecords.LEADS, id.get(), record, lead(id.get(), record, account))
                        .build();
        };
    }

    private static Item.Fact.Builder fact(Entity entity, String kind, String id, JsonNode record, Fields fields) {
        boolean deleted = Json.at(record, "is_deleted").asBoolean(false);
        Item.Fact.Builder fact = Item.Fact.builder(
                        entity, id, deleted ? ChangeKind.DELETED : ChangeKind.UPDATED, "read")
                .kind(kind)
                .occurredAt(AmoCrmRecords.modified(record))
                .fields(deleted ? Fields.NONE : fields);
        return deleted ? fact : fact.full();
    }

    private static Fields lead(String id, JsonNode record, JsonNode account) {
        Fields.Builder fields = Fields.builder();
        user(record, fields);
        text(record, "status_id")
                .ifPresent(stage -> fields.set(Field.STAGE, stage).set(Field.STATUS, Leads.status(stage)));
        fields.setIf(Field.PIPELINE, text(record, "pipeline_id"));
        amount(Json.at(record, "price"), fields);
        fields.setIf(Field.CURRENCY, Json.text(Json.at(account, "currency")).filter(code -> code.matches("[A-Z]{3}")));
        fields.setIf(Field.CREATED_AT, time(record, "created_at"));
        closed(record, fields);
        CustomFields.readRest(Json.at(record, "custom_fields_values"), fields);
        lossReason(record, fields);
        Json.text(Json.at(Json.at(Json.at(record, "_links"), "self"), "href"))
                .flatMap(Account::hostOf)
                .ifPresent(host -> Account.linkTo(host, id, fields));
        return fields.build();
    }

    private static void amount(JsonNode price, Fields.Builder fields) {
        if (price.isNull()) {
            fields.clear(Field.AMOUNT);
        }
        Json.decimal(price).ifPresent(amount -> {
            if (amount.signum() == 0) {
                fields.clear(Field.AMOUNT);
            } else {
                fields.set(Field.AMOUNT, amount);
            }
        });
    }

    /** Here a lead that was opened again says so: its time of closing is null. */
    private static void closed(JsonNode record, Fields.Builder fields) {
        JsonNode closedAt = Json.at(record, "closed_at");
        Optional<Instant> at = Json.text(closedAt).flatMap(Times::unixSeconds);
        if (at.isPresent()) {
            Leads.closed(at.get(), text(record, "status_id").orElse(""), fields);
        } else if (closedAt.isNull()) {
            fields.clear(Field.CLOSED_AT).clear(Field.WON_AT).clear(Field.LOST_AT);
        }
    }

    private static void lossReason(JsonNode record, Fields.Builder fields) {
        JsonNode id = Json.at(record, "loss_reason_id");
        if (id.isNull()) {
            fields.clearCustom("loss_reason_id");
        }
        text(record, "loss_reason_id")
                .ifPresent(reason -> fields.custom("loss_reason_id", new CustomValue.Text(reason)));
    }

    private static Fields task(JsonNode record) {
        Fields.Builder fields = Fields.builder();
        user(record, fields);
        text(record, "task_type_id").ifPresent(type -> fields.set(Field.ACTIVITY_TYPE, Tasks.activityType(type)));
        JsonNode done = Json.at(record, "is_completed");
        if (done.isBoolean()) {
            fields.set(Field.DONE, done.booleanValue());
        }
        fields.setIf(Field.CREATED_AT, time(record, "created_at"));
        fields.setIf(Field.PLANNED_AT, time(record, "complete_till"));
        fields.setIf(Field.DURATION_SECONDS, seconds(record, "duration").filter(length -> length.signum() > 0));
        dealOf(record, fields);
        return fields.build();
    }

    private static Item note(String id, JsonNode record) {
        String type = Json.text(Json.at(record, "note_type")).orElse("untyped");
        Optional<String> activityType =
                switch (type) {
                    case "common", "4" -> Optional.of("note");
                    case "call_in", "call_out", "10", "11" -> Optional.of("call");
                    default -> Optional.empty();
                };
        if (activityType.isEmpty()) {
            return new Item.Ignored("note." + type);
        }
        Fields.Builder fields = Fields.builder().set(Field.ACTIVITY_TYPE, activityType.get());
        fields.setIf(Field.OWNER, text(record, "responsible_user_id").or(() -> text(record, "created_by")));
        fields.setIf(Field.CREATED_AT, time(record, "created_at"));
        // The list asked for is that of leads.
        fields.setIf(Field.DEAL_ID, text(record, "entity_id"));
        if (activityType.get().equals("call")) {
            fields.set(Field.DONE, true);
            fields.setIf(Field.DURATION_SECONDS, seconds(Json.at(record, "params"), "duration"));
        }
        return fact(Entity.ACTIVITY, AmoCrmRecords.NOTES, id, record, fields.build())
                .idSpace(ID_SPACE_OF_NOTES)
                .build();
    }

    /** User 0 is nobody: the field was cleared. */
    private static void user(JsonNode record, Fields.Builder fields) {
        JsonNode user = Json.at(record, "responsible_user_id");
        if (user.isNull() || Json.text(user).filter("0"::equals).isPresent()) {
            fields.clear(Field.OWNER);
        } else {
            fields.setIf(Field.OWNER, Json.id(user));
        }
    }

    private static void dealOf(JsonNode record, Fields.Builder fields) {
        JsonNode type = Json.at(record, "entity_type");
        if (Json.text(type).filter("leads"::equals).isPresent()) {
            fields.setIf(Field.DEAL_ID, text(record, "entity_id"));
        } else if (!type.isMissingNode()) {
            fields.clear(Field.DEAL_ID);
        }
    }

    private static Optional<String> text(JsonNode record, String name) {
        return Json.text(Json.at(record, name)).flatMap(Ids::parseNonZero);
    }

    private static Optional<Instant> time(JsonNode record, String name) {
        return Json.text(Json.at(record, name)).flatMap(Times::unixSeconds);
    }

    private static Optional<BigDecimal> seconds(JsonNode record, String name) {
        return Json.text(Json.at(record, name)).flatMap(Decimals::parse).filter(length -> length.signum() >= 0);
    }
}
