package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.format.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two objects were linked or parted; often no {@code objectId} says whose event it is. Each end that Merit counts is
 * read again. A new link between an activity and a deal says the activity's deal. A link that was taken away says
 * nothing, since the activity may hang on other deals besides: that is for the record to tell.
 */
final class Association {
    /** One end of the link. */
    private record End(ObjectType type, String id) {}

    private final HubSpotEvent event;
    private final Optional<ObjectType> subscribed;

    Association(HubSpotEvent event, Optional<ObjectType> subscribed) {
        this.event = event;
        this.subscribed = subscribed;
    }

    List<Item> items() {
        String[] names = event.text("associationType").orElse("").split("_TO_", 2);
        Optional<ObjectType> fromType = type("fromObjectTypeId", names[0]);
        Optional<ObjectType> toType = type("toObjectTypeId", names.length > 1 ? names[1] : "");
        boolean foreign = subscribed.isEmpty()
                && !event.text("subscriptionType").orElse("").startsWith("object.");
        if (foreign || fromType.or(() -> toType).or(() -> subscribed).isEmpty()) {
            return List.of(event.ignored());
        }
        Optional<End> from = end(fromType, "fromObjectId");
        Optional<End> to = end(toType, "toObjectId");
        if (from.or(() -> to).isEmpty()) {
            from = end(subscribed, "objectId").or(() -> end(subscribed, "fromObjectId"));
        }
        List<Item> items = new ArrayList<>();
        add(from, to, items);
        add(to, from, items);
        return items.isEmpty() ? List.of(event.withoutId()) : items;
    }

    private Optional<ObjectType> type(String member, String name) {
        return event.text(member).map(ObjectType::of).orElseGet(() -> ObjectType.of(name));
    }

    private Optional<End> end(Optional<ObjectType> type, String member) {
        return type.flatMap(known -> event.id(member).map(id -> new End(known, id)));
    }

    private void add(Optional<End> end, Optional<End> other, List<Item> items) {
        end.ifPresent(own -> items.add(event.fact(own.type(), own.id(), ChangeKind.UPDATED, key(own))
                .fields(dealOf(own, other).or(event.basics(own.type(), own.id())))
                .needsHydration(true)
                .currencyElsewhere(true)
                .build()));
    }

    private Fields dealOf(End own, Optional<End> other) {
        return other.filter(deal -> !isRemoved() && own.type() != ObjectType.DEAL && deal.type() == ObjectType.DEAL)
                .map(deal -> Fields.builder().set(Field.DEAL_ID, deal.id()).build())
                .orElse(Fields.NONE);
    }

    /** With both ends and the direction: one event id may stand for several links. */
    private String key(End own) {
        return event.key(own.id()) + ":"
                + Keys.of(
                        event.id("fromObjectId").orElse("-"),
                        event.id("toObjectId").orElse("-"),
                        event.text("associationType").orElse("-"),
                        isRemoved() ? "removed" : "added");
    }

    private boolean isRemoved() {
        return event.at("associationRemoved").asText().equals("true");
    }
}
