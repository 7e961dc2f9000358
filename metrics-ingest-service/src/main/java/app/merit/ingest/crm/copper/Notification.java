package app.merit.ingest.crm.copper;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One notification: an event that happened to up to thirty records alike. */
final class Notification {
    private static final int DIGEST = 16;

    /** Far above the 30 that Copper sends at most. */
    private static final int MAX_RECORDS = 1_000;

    private Notification() {}

    static List<Item> items(JsonNode body, Received received) {
        if (!body.isObject() || !Json.at(body, "ids").isArray()) {
            return List.of(new Item.Unreadable(0, "unknown-shape", "The body has no list of ids."));
        }
        String type = word(body, "type");
        String event = word(body, "event");
        Optional<RecordKind> kind = RecordKind.ofWire(type);
        Optional<ChangeKind> change = change(event);
        if (kind.isEmpty() || change.isEmpty()) {
            return List.of(new Item.Ignored(type + "." + event));
        }
        if (Json.at(body, "ids").isEmpty()) {
            return List.of(new Item.Ignored("empty"));
        }
        if (Json.at(body, "ids").size() > MAX_RECORDS) {
            return List.of(new Item.Unreadable(0, "too-many-records", "The notification names too many records."));
        }
        Stated stated = Stated.of(kind.get(), change.get(), Json.at(body, "updated_attributes"));
        List<Item> items = new ArrayList<>();
        for (JsonNode id : Json.at(body, "ids")) {
            int index = items.size();
            items.add(Json.id(id)
                    .<Item>map(text -> fact(text, kind.get(), change.get(), stated, body, received, index))
                    .orElseGet(() -> new Item.Unreadable(index, "id-missing", "An element of ids is no id.")));
        }
        return items;
    }

    private static Item.Fact fact(
            String id, RecordKind kind, ChangeKind change, Stated stated, JsonNode body, Received received, int index) {
        return Item.Fact.builder(kind.entity(), id, change, dedupeKey(id, stated.digest(), body, received))
                .idSpace(kind.idSpace())
                .kind(kind.wire())
                .occurredAt(time(body))
                .fields(stated.fields())
                .previous(stated.previous())
                .needsHydration(change != ChangeKind.DELETED)
                // Only the record says whether the account has several currencies.
                .currencyElsewhere(true)
                .item(index)
                .build();
    }

    /**
     * What a notification says of all its records alike, worked out once.
     *
     * @param digest of the attributes; empty if there are none
     */
    private record Stated(Fields fields, Fields previous, String digest) {
        static Stated of(RecordKind kind, ChangeKind change, JsonNode attributes) {
            String digest = attributes.isEmpty()
                    ? ""
                    : Keys.digest(inOrder(attributes).getBytes(StandardCharsets.UTF_8))
                            .substring(0, DIGEST);
            if (change == ChangeKind.DELETED) {
                return new Stated(Fields.NONE, Fields.NONE, digest);
            }
            Fields fields = stated(kind, attributes, 1);
            return new Stated(fields, stated(kind, attributes, 0).differingFrom(fields), digest);
        }
    }

    /** @param side 0 for the old values of the pairs, 1 for the new ones */
    private static Fields stated(RecordKind kind, JsonNode attributes, int side) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        attributes.properties().stream()
                .filter(pair -> pair.getValue().isArray() && pair.getValue().size() == 2)
                .forEach(pair -> record.set(pair.getKey(), pair.getValue().get(side)));
        return switch (kind) {
            case OPPORTUNITY -> Opportunity.read(record);
            case TASK -> Task.read(record);
            // The old and new value of an activity are of its text; what it is has to be read.
            case ACTIVITY -> Fields.NONE;
        };
    }

    private static Optional<ChangeKind> change(String event) {
        return switch (event) {
            case "new" -> Optional.of(ChangeKind.CREATED);
            case "update" -> Optional.of(ChangeKind.UPDATED);
            case "delete" -> Optional.of(ChangeKind.DELETED);
            default -> Optional.empty();
        };
    }

    /** ISO, or digits since 1970. */
    private static Optional<Instant> time(JsonNode body) {
        return Json.text(Json.at(body, "timestamp"))
                .flatMap(text -> Times.isoOrUtc(text).or(() -> Times.unixAny(text.strip())));
    }

    /**
     * With a digest of the attributes, so that two updates of one instant stay two. Copper repeats nothing: without a
     * time each receipt is a change of its own.
     */
    private static String dedupeKey(String id, String digest, JsonNode body, Received received) {
        String key = Keys.of(
                "copper",
                Keys.orDash(Json.text(Json.at(body, "subscription_id"))),
                word(body, "type"),
                word(body, "event"),
                id,
                Json.text(Json.at(body, "timestamp"))
                        .filter(text -> !text.isBlank())
                        .orElseGet(() -> received.receivedAt().toString()));
        return digest.isEmpty() ? key : key + ":" + digest;
    }

    /** In what order the attributes are written is no difference. */
    private static String inOrder(JsonNode attributes) {
        Map<String, JsonNode> byName = new TreeMap<>();
        attributes.properties().forEach(pair -> byName.put(pair.getKey(), pair.getValue()));
        return attributes.isObject() ? byName.toString() : attributes.toString();
    }

    private static String word(JsonNode body, String key) {
        return Json.text(Json.at(body, key))
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty())
                .orElse("unnamed");
    }
}
