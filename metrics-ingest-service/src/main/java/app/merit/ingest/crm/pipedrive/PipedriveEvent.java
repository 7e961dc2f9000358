package app.merit.ingest.crm.pipedrive;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One event: what of it Merit wants, and the facts it states. */
final class PipedriveEvent {
    private static final String NOTE = "note";

    private PipedriveEvent() {}

    static List<Item> items(JsonNode body, byte[] raw) {
        if (!Json.at(body, "meta").isObject()) {
            return List.of(new Item.Unreadable(0, "unknown-shape", "The body has no object meta."));
        }
        Meta meta = Meta.of(body, raw);
        Optional<ChangeKind> change = change(meta.action());
        boolean merged = meta.action().equals("merged");
        if (!List.of("deal", "activity", NOTE).contains(meta.entity()) || change.isEmpty() && !merged) {
            return List.of(new Item.Ignored(meta.action() + "." + meta.entity()));
        }
        if (meta.id().isEmpty()) {
            return List.of(new Item.Unreadable(0, "id-missing", "The event names no id."));
        }
        JsonNode current = meta.v1() ? Json.at(body, "current") : Json.at(body, "data");
        JsonNode previous = ownState(meta, Json.at(body, "previous"));
        if (change.filter(ChangeKind.DELETED::equals).isPresent() || isDeleted(current)) {
            return List.of(deleted(meta, previous));
        }
        if (!current.isObject()) {
            return List.of(new Item.Unreadable(0, "data-missing", "The event carries no record."));
        }
        List<Item> items = new ArrayList<>();
        items.add(stated(meta, change.orElse(ChangeKind.UPDATED), current, previous));
        if (merged) {
            Json.id(Json.at(current, "merge_what_id"))
                    .or(() -> Json.id(Json.at(Json.at(body, "previous"), "id")))
                    .filter(loser -> !loser.equals(meta.id().get()))
                    .ifPresent(loser -> items.add(lostInMerge(meta, loser)));
        }
        return items;
    }

    /** Beside the survivor of a merge stands the record of the loser: that is no old state of the survivor. */
    private static JsonNode ownState(Meta meta, JsonNode previous) {
        boolean foreign = Json.id(Json.at(previous, "id"))
                .filter(id -> !id.equals(meta.id().orElseThrow()))
                .isPresent();
        return foreign ? MissingNode.getInstance() : previous;
    }

    /** Both versions' words. */
    private static Optional<ChangeKind> change(String action) {
        return switch (action) {
            case "create", "added" -> Optional.of(ChangeKind.CREATED);
            case "change", "updated" -> Optional.of(ChangeKind.UPDATED);
            case "delete", "deleted" -> Optional.of(ChangeKind.DELETED);
            default -> Optional.empty();
        };
    }

    private static boolean isDeleted(JsonNode current) {
        return Json.at(current, "status").asText().equals("deleted");
    }

    private static Item.Fact stated(Meta meta, ChangeKind change, JsonNode current, JsonNode previous) {
        Fields fields = read(meta, current);
        return Item.Fact.builder(entity(meta), meta.id().orElseThrow(), change, meta.dedupeKey())
                .idSpace(idSpace(meta))
                .kind(kind(meta))
                .full()
                .restores(isDeleted(previous))
                .occurredAt(meta.at().or(() -> Values.time(Json.at(current, "update_time"))))
                .fields(meta.withUrl(fields))
                .previous(read(meta, previous).differingFrom(fields))
                .build();
    }

    /** The last state of a deleted record sits in {@code previous}; the loser of a merge says where it went. */
    private static Item.Fact deleted(Meta meta, JsonNode previous) {
        Fields fields = meta.mergedInto()
                .map(id -> Fields.builder().set(Field.MERGED_INTO, id).build())
                .orElse(Fields.NONE);
        return deletion(meta, meta.id().orElseThrow(), meta.dedupeKey(), fields, read(meta, previous));
    }

    private static Item.Fact lostInMerge(Meta meta, String loser) {
        Fields fields =
                Fields.builder().set(Field.MERGED_INTO, meta.id().orElseThrow()).build();
        return deletion(meta, loser, meta.dedupeKey() + ":merged:" + loser, fields, Fields.NONE);
    }

    private static Item.Fact deletion(Meta meta, String id, String key, Fields fields, Fields previous) {
        return Item.Fact.builder(entity(meta), id, ChangeKind.DELETED, key)
                .idSpace(idSpace(meta))
                .kind(kind(meta))
                .occurredAt(meta.at())
                .fields(fields)
                .previous(previous)
                .build();
    }

    private static Entity entity(Meta meta) {
        return meta.entity().equals("deal") ? Entity.DEAL : Entity.ACTIVITY;
    }

    /** The word in the paths of Pipedrive's API. */
    private static String kind(Meta meta) {
        return switch (meta.entity()) {
            case "deal" -> "deals";
            case NOTE -> "notes";
            default -> "activities";
        };
    }

    /** Pipedrive numbers notes and activities apart. */
    private static String idSpace(Meta meta) {
        return meta.entity().equals(NOTE) ? NOTE : "";
    }

    private static Fields read(Meta meta, JsonNode record) {
        if (!record.isObject()) {
            return Fields.NONE;
        }
        return switch (meta.entity()) {
            case "deal" -> DealRecord.read(record, meta.v1());
            case NOTE -> ActivityRecord.readNote(record);
            default -> ActivityRecord.read(record);
        };
    }
}
