package app.merit.ingest.crm.monday;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** One event of a board. */
final class MondayEvent {
    private MondayEvent() {}

    static Item item(JsonNode body, Boards boards) {
        JsonNode event = Json.at(body, "event");
        if (!event.isObject()) {
            return Json.at(body, "challenge").isTextual()
                    ? new Item.Ignored("challenge")
                    : new Item.Unreadable(0, "unknown-shape", "The body has no object event.");
        }
        String type = Json.text(Json.at(event, "type")).orElse("unnamed");
        Optional<ChangeKind> change = change(type);
        if (change.isEmpty()) {
            return new Item.Ignored(type);
        }
        Optional<String> boardId = Json.id(Json.at(event, "boardId"));
        Optional<Board> board = boards.board(boardId.orElse(""));
        // A sub-item lives on a board of its own, which is a board of deals only if somebody says so.
        boolean subitem = boards.anyBoard() && (event.hasNonNull("parentItemId") || type.contains("subitem"));
        if (board.isEmpty() || subitem) {
            return new Item.Ignored("unknown-board");
        }
        return first(event, "pulseId", "itemId")
                .<Item>map(id -> fact(id, change.get(), type, event, board.get()))
                .orElseGet(() -> new Item.Unreadable(0, "id-missing", "The event names no item."));
    }

    private static Item.Fact fact(String id, ChangeKind change, String type, JsonNode event, Board board) {
        boolean deleted = change == ChangeKind.DELETED;
        Fields fields = deleted ? Fields.NONE : stated(event, board);
        return Item.Fact.builder(board.entity(), id, change, dedupeKey(id, type, event))
                .kind(board.kind())
                .restores(type.startsWith("restore_"))
                .occurredAt(occurredAt(event))
                .fields(fields)
                .previous(deleted ? Fields.NONE : previous(event, board).differingFrom(fields))
                .needsHydration(!deleted)
                .build();
    }

    private static Optional<ChangeKind> change(String type) {
        return switch (type) {
            case "create_pulse", "create_item", "create_subitem" -> Optional.of(ChangeKind.CREATED);
            case "update_column_value",
                    "update_name",
                    "change_name",
                    "move_pulse_into_group",
                    "move_pulse_into_board",
                    "archive_pulse",
                    "restore_pulse" -> Optional.of(ChangeKind.UPDATED);
            case "delete_pulse" -> Optional.of(ChangeKind.DELETED);
            default -> Optional.empty();
        };
    }

    private static Fields stated(JsonNode event, Board board) {
        Fields.Builder fields = Fields.builder();
        if (board.entity() == Entity.ACTIVITY) {
            fields.setIf(Field.ACTIVITY_TYPE, board.activityType());
        }
        Columns columns = new Columns(board, fields);
        Json.at(event, "columnValues").properties().forEach(value -> columns.read(value.getKey(), value.getValue()));
        Json.text(Json.at(event, "columnId")).ifPresent(column -> columns.read(column, Json.at(event, "value")));
        // After a move it is the new group that counts.
        first(event, "destGroupId", "groupId")
                .flatMap(CustomValue::text)
                .ifPresent(group -> fields.custom(MondayRecords.GROUP, group));
        return fields.build();
    }

    private static Fields previous(JsonNode event, Board board) {
        Fields.Builder fields = Fields.builder();
        Columns columns = new Columns(board, fields);
        Json.text(Json.at(event, "columnId"))
                .ifPresent(column -> columns.read(column, Json.at(event, "previousValue")));
        return fields.build();
    }

    /**
     * The trigger's time, as long as it is that of the change: on a retry it is the moment of the retry, and then only
     * what the column keeps is left.
     */
    private static Optional<Instant> occurredAt(JsonNode event) {
        Optional<Instant> changedAt = Json.decimal(Json.at(event, "changedAt")).flatMap(Times::unixDecimal);
        boolean retry = Json.at(event, "isRetry").asBoolean(false);
        Optional<Instant> triggered = Json.text(Json.at(event, "triggerTime")).flatMap(Times::isoOrUtc);
        return retry ? changedAt : triggered.or(() -> changedAt);
    }

    /** Without anything that a retry alters: neither the time of the trigger nor that it is one. */
    private static String dedupeKey(String id, String type, JsonNode event) {
        String board = Keys.orDash(Json.text(Json.at(event, "boardId")));
        return Json.text(Json.at(event, "triggerUuid"))
                .filter(uuid -> !uuid.isBlank())
                .map(uuid -> Keys.of("monday", board, uuid))
                .orElseGet(() -> Keys.of(
                        "monday",
                        board,
                        type,
                        id,
                        Keys.orDash(Json.text(Json.at(event, "columnId"))),
                        Json.at(event, "changedAt").asText("-"),
                        Keys.digest(Json.at(event, "value").toString().getBytes(StandardCharsets.UTF_8))));
    }

    private static Optional<String> first(JsonNode event, String... keys) {
        return Stream.of(keys)
                .flatMap(key -> Json.id(Json.at(event, key)).stream())
                .findFirst();
    }
}
