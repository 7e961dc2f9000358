package app.merit.ingest.crm.standard;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Parsed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Canonical records that a person loads: the data of {@code merit.deal.v1} or {@code merit.activity.v1} with one member
 * more, {@code entity}. They mean the same for a source of any type.
 */
public final class MeritRecords {
    /** The kind under which they are kept. */
    public static final String KIND = "merit";

    /** Set anew from source, id, time and digest of the fields, as for all that is read. */
    private static final String KEY_TO_COME = "import";

    private MeritRecords() {}

    /** One thing that is wrong. @param place for example {@code fields.amount} */
    public record Fault(String place, String rule) {}

    /** What a record says, or all that is wrong with it. */
    public sealed interface Outcome {
        record Understood(Item.Fact fact) implements Outcome {}

        record Faulty(List<Fault> faults) implements Outcome {}
    }

    public static Outcome read(JsonNode row) {
        if (!row.isObject()) {
            return new Outcome.Faulty(List.of(new Fault("", "must be a JSON object")));
        }
        Optional<Entity> entity = entity(Json.at(row, "entity"));
        if (entity.isEmpty()) {
            return new Outcome.Faulty(List.of(new Fault("entity", "must be deal or activity")));
        }
        ObjectNode data = row.deepCopy();
        data.remove("entity");
        return MeritEvent.read(entity.get(), data, Optional.empty(), KEY_TO_COME, 0, "");
    }

    /** A record as it lies in the inbox. */
    public static List<Item> decode(Received received) {
        return List.of(
                switch (Json.parse(received.body())) {
                    case Parsed.Malformed<JsonNode>(var reason, var detail) -> new Item.Unreadable(0, reason, detail);
                    case Parsed.Ok<JsonNode>(var row) ->
                        switch (read(row)) {
                            case Outcome.Understood(var fact) -> fact;
                            case Outcome.Faulty(var faults) ->
                                new Item.Unreadable(0, "invalid-data", Faults.inWords(faults));
                        };
                });
    }

    private static Optional<Entity> entity(JsonNode node) {
        return switch (node.asText()) {
            case "deal" -> Optional.of(Entity.DEAL);
            case "activity" -> Optional.of(Entity.ACTIVITY);
            default -> Optional.empty();
        };
    }
}
