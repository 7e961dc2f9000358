package app.merit.ingest.format;

import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A record that was read, with the lookups that explain it.
 *
 * @param record a JSON object
 * @param lookups answers by name; missing if there are none
 */
public record RecordRead(ReadNote note, JsonNode record, JsonNode lookups) {

    /** Takes {@code {"record": ..., "lookups": {...}}} apart; what is no record is one unreadable item. */
    public static List<Item> items(Received received, Function<RecordRead, Item> reading) {
        return switch (Json.parse(received.body())) {
            case Parsed.Malformed<JsonNode>(var reason, var detail) -> List.of(new Item.Unreadable(0, reason, detail));
            case Parsed.Ok<JsonNode>(var body) -> List.of(item(body, received.read(), reading));
        };
    }

    private static Item item(JsonNode body, Optional<ReadNote> note, Function<RecordRead, Item> reading) {
        JsonNode record = Json.at(body, "record");
        return note.isEmpty() || !record.isObject()
                ? new Item.Unreadable(0, "unknown-shape", "The body holds no record that was read.")
                : reading.apply(new RecordRead(note.get(), record, Json.at(body, "lookups")));
    }
}
