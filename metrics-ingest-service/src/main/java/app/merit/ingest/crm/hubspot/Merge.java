package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Several objects became one. If that one has a new id, then all that went into it disappear, the primary included; else
 * the primary lives on.
 */
final class Merge {
    private final HubSpotEvent event;
    private final ObjectType type;

    Merge(HubSpotEvent event, ObjectType type) {
        this.event = event;
        this.type = type;
    }

    List<Item> items() {
        Optional<String> primary = event.id("primaryObjectId").or(() -> event.id("objectId"));
        Optional<String> survivor = event.id("newObjectId").or(() -> primary);
        if (survivor.isEmpty()) {
            return List.of(event.withoutId());
        }
        String key = event.key(event.id("objectId").or(() -> primary).orElse(survivor.get()));
        List<Item> items = new ArrayList<>();
        items.add(event.fact(type, survivor.get(), ChangeKind.UPDATED, key + ":survivor")
                .fields(event.basics(type, survivor.get()))
                .needsHydration(true)
                .currencyElsewhere(true)
                .build());
        Fields into = Fields.builder().set(Field.MERGED_INTO, survivor.get()).build();
        for (String loser : losers(primary, survivor.get())) {
            items.add(event.fact(type, loser, ChangeKind.DELETED, key + ":" + loser)
                    .fields(into)
                    .build());
        }
        return items;
    }

    private Set<String> losers(Optional<String> primary, String survivor) {
        Set<String> losers = new LinkedHashSet<>();
        primary.ifPresent(losers::add);
        event.at("mergedObjectIds").forEach(node -> HubSpotEvent.id(node).ifPresent(losers::add));
        losers.remove(survivor);
        return losers;
    }
}
