package app.merit.ingest.format;

import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.BiFunction;
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
        return itemsOf(
                received,
                (record, lookups) -> received.read()
                        .map(note -> reading.apply(new RecordRead(note, record, lookups)))
                        .orElseGet(RecordRead::unknown));
    }

    /** The same for records that say themselves what they are. */
    public static List<Item> itemsOf(Received received, BiFunction<JsonNode, JsonNode, Item> reading) {
        return switch (Json.parse(received.body())) {
            case Parsed.Malformed<JsonNode>(var reason, var detail) -> List.of(new Item.Unreadable(0, reason, detail));
            case Parsed.Ok<JsonNode>(var body)
            when Json.at(body, "record").isObject() ->
                List.of(reading.apply(Json.at(body, "record"), Json.at(body, "lookups")));
            case Parsed.Ok<JsonNode> _ -> List.of(unknown());
        };
    }

    private static Item unknown() {
        return new Item.Unreadable(0, "unknown-shape", "The body holds no record that was read.");
    }
}
