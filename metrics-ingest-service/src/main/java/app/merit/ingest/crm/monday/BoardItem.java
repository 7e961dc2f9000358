package app.merit.ingest.crm.monday;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.CustomValue;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.Parsed;
import app.merit.ingest.format.RecordRead;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An item as the API gives it: the values of its columns are JSON in a text. */
final class BoardItem {
    private BoardItem() {}

    static Item fact(RecordRead read, Boards boards) {
        JsonNode item = read.record();
        Optional<String> boardId = Json.id(Json.at(Json.at(item, "board"), "id"));
        Optional<Board> board = boards.board(boardId.orElse(""));
        if (board.isEmpty()) {
            return new Item.Ignored("unknown-board");
        }
        String id = read.note().crmId();
        return Item.Fact.builder(board.get().entity(), id, ChangeKind.UPDATED, Keys.of("monday", "item", id))
                .kind(board.get().kind())
                .full()
                .occurredAt(MondayRecords.updated(item))
                .fields(fields(item, board.get()))
                .build();
    }

    private static Fields fields(JsonNode item, Board board) {
        Fields.Builder fields = Fields.builder();
        if (board.entity() == Entity.ACTIVITY) {
            fields.setIf(Field.ACTIVITY_TYPE, board.activityType());
        }
        fields.setIf(Field.CREATED_AT, Json.text(Json.at(item, "created_at")).flatMap(Times::isoOrUtc));
        Json.text(Json.at(Json.at(item, "group"), "id"))
                .flatMap(CustomValue::text)
                .ifPresent(group -> fields.custom(MondayRecords.GROUP, group));
        Columns columns = new Columns(board, fields);
        Json.at(item, "column_values")
                .forEach(column -> Json.text(Json.at(column, "id")).ifPresent(id -> columns.read(id, value(column))));
        return fields.build();
    }

    private static JsonNode value(JsonNode column) {
        JsonNode linked = Json.at(column, "linked_item_ids");
        if (linked.isArray()) {
            return linked(linked);
        }
        JsonNode value = Json.at(column, "value");
        if (!value.isTextual()) {
            return value.isNull() ? NullNode.getInstance() : MissingNode.getInstance();
        }
        JsonNode parsed =
                Json.parse(value.textValue().getBytes(StandardCharsets.UTF_8)) instanceof Parsed.Ok<JsonNode>(var json)
                        ? json
                        : MissingNode.getInstance();
        // The text of a label stands beside its index.
        if (parsed instanceof ObjectNode object
                && !object.has("text")
                && Json.at(column, "text").isTextual()) {
            return object.deepCopy().put("text", Json.at(column, "text").textValue());
        }
        return parsed;
    }

    private static JsonNode linked(JsonNode ids) {
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        ArrayNode items = value.putArray("linkedPulseIds");
        ids.forEach(id -> Json.text(id)
                .flatMap(Ids::parse)
                .ifPresent(text -> items.addObject().put("linkedPulseId", text)));
        return value;
    }
}
