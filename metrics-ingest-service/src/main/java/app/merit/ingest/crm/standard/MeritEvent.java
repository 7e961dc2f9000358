package app.merit.ingest.crm.standard;

import app.merit.ingest.crm.standard.MeritRecords.Outcome;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Snapshot;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** {@code merit.deal.v1} and {@code merit.activity.v1}; see docs/sources/standard.md. */
final class MeritEvent {
    private static final Set<String> MEMBERS =
            Set.of("id", "change", "snapshot", "restores", "occurredAt", "version", "fields", "previous");

    private MeritEvent() {}

    static Item item(Envelope.Event event) {
        return entity(event.type()).map(entity -> read(event, entity)).orElseGet(() -> new Item.Ignored(event.type()));
    }

    /** True if events of that type are of no interest. */
    static boolean isForeign(String type) {
        return entity(type).isEmpty();
    }

    private static Optional<Entity> entity(String type) {
        return switch (type) {
            case "merit.deal.v1" -> Optional.of(Entity.DEAL);
            case "merit.activity.v1" -> Optional.of(Entity.ACTIVITY);
            default -> Optional.empty();
        };
    }

    private static Item read(Envelope.Event event, Entity entity) {
        JsonNode data = event.data();
        if (!data.isObject()) {
            return new Item.Unreadable(event.item(), "data-missing", "data must be a JSON object.");
        }
        return switch (read(entity, data, event.time(), event.dedupeKey(), event.item(), "data.")) {
            case Outcome.Understood(var fact) -> fact;
            case Outcome.Faulty(var faults) ->
                new Item.Unreadable(event.item(), "invalid-data", Faults.inWords(faults));
        };
    }

    /**
     * @param time stands in for {@code occurredAt}
     * @param prefix of the places in faults
     */
    static Outcome read(
            Entity entity, JsonNode data, Optional<Instant> time, String dedupeKey, int item, String prefix) {
        Faults faults = new Faults();
        faults.unknown(prefix, data, MEMBERS::contains);
        String id = faults.need(prefix + "id", "must be an id of 1 to 128 characters without spaces", id(data));
        ChangeKind change = faults.optional(
                Json.at(data, "change"),
                prefix + "change",
                "must be created, updated or deleted",
                node -> Json.text(node).flatMap(ChangeKind::ofWire),
                ChangeKind.UPDATED);
        Snapshot snapshot = faults.optional(
                Json.at(data, "snapshot"),
                prefix + "snapshot",
                "must be full or delta",
                node -> Json.text(node).flatMap(Snapshot::ofWire),
                Snapshot.DELTA);
        boolean restores = faults.optional(
                Json.at(data, "restores"), prefix + "restores", "must be true or false", FieldReader::flag, false);
        Optional<Instant> occurredAt = faults.optional(
                Json.at(data, "occurredAt"),
                prefix + "occurredAt",
                "must be an instant such as 2026-11-23T10:00:00Z",
                node -> Json.text(node).flatMap(Times::iso).map(Optional::of),
                time);
        Optional<String> version = faults.optional(
                Json.at(data, "version"),
                prefix + "version",
                "must be a text of at most 64 characters",
                node -> Json.text(node)
                        .filter(t -> !t.isBlank() && t.length() <= 64)
                        .map(Optional::of),
                Optional.empty());
        Fields fields = new FieldReader(prefix + "fields", faults).read(Json.at(data, "fields"));
        Fields previous = new FieldReader(prefix + "previous", faults).read(Json.at(data, "previous"));
        if (!faults.isEmpty()) {
            return new Outcome.Faulty(faults.all());
        }
        return new Outcome.Understood(Item.Fact.builder(entity, id, change, dedupeKey)
                .snapshot(snapshot)
                .restores(restores)
                .occurredAt(occurredAt)
                .version(version)
                .fields(fields)
                .previous(previous)
                .item(item)
                .build());
    }

    private static Optional<String> id(JsonNode data) {
        return Json.text(Json.at(data, "id")).flatMap(Ids::parse);
    }
}
