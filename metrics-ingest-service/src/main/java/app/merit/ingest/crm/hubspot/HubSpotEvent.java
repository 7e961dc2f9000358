package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One event of an array. */
final class HubSpotEvent {
    private static final Pattern PORTAL = Pattern.compile("[0-9]{1,20}");
    private static final String REDACTED = "REDACTED";

    private final JsonNode event;
    private final Map<String, String> options;
    private final Instant receivedAt;
    private final int number;
    private final String subscription;

    HubSpotEvent(JsonNode event, Received received, int number) {
        this.event = event;
        this.options = received.options();
        this.receivedAt = received.receivedAt();
        this.number = number;
        this.subscription = text("subscriptionType").orElse("");
    }

    List<Item> items() {
        if (subscription.isEmpty()) {
            return List.of(new Item.Unreadable(number, "unknown-shape", "The event has no subscriptionType."));
        }
        String[] parts = subscription.split("\\.", 2);
        Optional<ObjectType> type =
                parts[0].equals("object") ? text("objectTypeId").flatMap(ObjectType::of) : ObjectType.of(parts[0]);
        String action = parts.length > 1 ? parts[1].toLowerCase(Locale.ROOT) : "";
        if (action.equals("associationchange")) {
            return new Association(this, type).items();
        }
        if (type.isEmpty()) {
            return List.of(ignored());
        }
        return switch (action) {
            case "creation" -> List.of(changed(type.get(), ChangeKind.CREATED, Fields.NONE, false));
            case "deletion" -> List.of(deleted(type.get()));
            case "restore" -> List.of(changed(type.get(), ChangeKind.UPDATED, Fields.NONE, true));
            case "propertychange" -> List.of(changed(type.get(), ChangeKind.UPDATED, property(type.get()), false));
            case "merge" -> new Merge(this, type.get()).items();
            default -> List.of(ignored());
        };
    }

    Item.Ignored ignored() {
        return new Item.Ignored(
                subscription + text("objectTypeId").map(id -> " " + id).orElse(""));
    }

    Item.Unreadable withoutId() {
        return new Item.Unreadable(number, "id-missing", "The event names no object.");
    }

    private Item changed(ObjectType type, ChangeKind change, Fields stated, boolean restores) {
        return id("objectId")
                .<Item>map(id -> fact(type, id, change, key(id))
                        .restores(restores)
                        .fields(stated.or(basics(type, id)))
                        .needsHydration(true)
                        .currencyElsewhere(true)
                        .build())
                .orElseGet(this::withoutId);
    }

    private Item deleted(ObjectType type) {
        return id("objectId")
                .<Item>map(id -> fact(type, id, ChangeKind.DELETED, key(id)).build())
                .orElseGet(this::withoutId);
    }

    Item.Fact.Builder fact(ObjectType type, String id, ChangeKind change, String key) {
        return Item.Fact.builder(type.entity(), id, change, key)
                .kind(type.kind())
                .occurredAt(occurredAt())
                .item(number);
    }

    /** What is known of every living object: the type of an activity, the address of a deal. */
    Fields basics(ObjectType type, String id) {
        Fields.Builder fields = Fields.builder();
        if (type.entity() == Entity.ACTIVITY) {
            fields.set(Field.ACTIVITY_TYPE, type.word());
        } else {
            text("portalId")
                    .filter(portal -> PORTAL.matcher(portal).matches())
                    .ifPresent(portal ->
                            fields.set(Field.URL, "https://app.hubspot.com/contacts/" + portal + "/record/0-3/" + id));
        }
        return fields.build();
    }

    private Fields property(ObjectType type) {
        Fields.Builder fields = Fields.builder();
        Optional<String> value = value();
        Optional<String> name = text("propertyName");
        if (name.isPresent() && value.isPresent()) {
            Property.read(type, name.get(), value.get(), fields);
            if (type == ObjectType.DEAL) {
                fields.setIf(Field.STATUS, outcome(name.get(), value.get().strip()));
            }
        }
        return fields.build();
    }

    /** HubSpot blanks the values of sensitive properties; what stands there instead is no value. */
    private Optional<String> value() {
        JsonNode value = Json.at(event, "propertyValue");
        boolean sensitive = Json.at(event, "isSensitive").asText().equals("true");
        if (sensitive) {
            return Optional.empty();
        }
        Optional<String> text = value.isBoolean() || value.isNumber() ? Optional.of(value.asText()) : Json.text(value);
        return value.isNull() ? Optional.of("") : text.filter(stated -> !stated.equals(REDACTED));
    }

    /** One property alone proves an outcome only if no other could contradict it. */
    private Optional<String> outcome(String name, String value) {
        return switch (name) {
            case "dealstage" -> Stages.outcome(value, options);
            case "hs_is_closed_won" -> Values.flag(value).filter(won -> won).map(_ -> "won");
            case "hs_is_closed_lost" -> Values.flag(value).filter(lost -> lost).map(_ -> "lost");
            case "hs_is_closed" -> Values.flag(value).filter(closed -> !closed).map(_ -> "open");
            default -> Optional.empty();
        };
    }

    /**
     * Never the attempt. Without an event id the value tells two changes of one instant apart, and without a time too
     * only the receipt does.
     */
    String key(String objectId) {
        String key = Keys.of(
                "hubspot",
                Keys.orDash(text("portalId")),
                subscription,
                Keys.orDash(text("objectTypeId")),
                objectId,
                Keys.orDash(text("propertyName")),
                Keys.orDash(text("occurredAt")),
                Keys.orDash(text("eventId")));
        if (text("eventId").isPresent()) {
            return key;
        }
        String receipt = text("occurredAt").isPresent() ? "-" : receivedAt.toString();
        return key + ":" + Keys.of(Keys.orDash(text("propertyValue")), receipt);
    }

    private Optional<Instant> occurredAt() {
        return text("occurredAt").filter(text -> text.length() >= 12).flatMap(Values::time);
    }

    Optional<String> id(String member) {
        return id(Json.at(event, member));
    }

    static Optional<String> id(JsonNode node) {
        return Json.text(node).flatMap(Ids::parseNonZero);
    }

    JsonNode at(String member) {
        return Json.at(event, member);
    }

    Optional<String> text(String member) {
        return Json.text(Json.at(event, member)).filter(text -> !text.isBlank());
    }
}
