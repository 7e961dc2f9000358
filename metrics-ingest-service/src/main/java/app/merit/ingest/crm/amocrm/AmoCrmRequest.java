package app.merit.ingest.crm.amocrm;

import app.merit.ingest.domain.Item;
import app.merit.ingest.format.FormNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** One request: {@code entity[action][index]}, several entities and records in any mixture. */
final class AmoCrmRequest {
    /** Far more than amoCRM sends at once; each costs a digest and more. */
    static final int MAX_RECORDS = 1000;

    private static final Set<String> NOTE_CARRIERS = Set.of("leads", "contacts", "companies", "customers");

    private final FormNode root;
    private final Account account;
    private final Instant receivedAt;
    private final List<Item> items = new ArrayList<>();
    private int index;

    AmoCrmRequest(FormNode root, Instant receivedAt) {
        this.root = root;
        this.receivedAt = receivedAt;
        this.account = Account.of(root);
    }

    List<Item> items() {
        if (!root.isObject()) {
            return List.of(new Item.Ignored("empty"));
        }
        root.children().forEach((entity, actions) -> {
            if (!entity.equals("account")) {
                actions.children().forEach((action, records) -> block(entity, action, records));
            }
        });
        if (index > MAX_RECORDS) {
            return List.of(new Item.Unreadable(
                    0, "too-many-records", "The form holds more than " + MAX_RECORDS + " records."));
        }
        if (items.isEmpty() && !root.has("account")) {
            return List.of(new Item.Unreadable(0, "unknown-shape", "The form holds no entity of amoCRM."));
        }
        return items.isEmpty() ? List.of(new Item.Ignored("empty")) : items;
    }

    private void block(String entity, String action, FormNode block) {
        for (FormNode record : records(block)) {
            if (index++ < MAX_RECORDS) {
                items.add(item(entity, action, record, index - 1));
            }
        }
    }

    /** Usually a list; a lone record without an index is taken too. */
    private static Collection<FormNode> records(FormNode block) {
        return block.at("id").scalar().isPresent() ? List.of(block) : block.elements();
    }

    private Item item(String entity, String action, FormNode record, int number) {
        if (entity.startsWith("note_") || action.equals("note") && NOTE_CARRIERS.contains(entity)) {
            return Notes.item(action, record, account, number);
        }
        return switch (entity) {
            case "leads" -> Leads.item(action, record, account, receivedAt, number);
            case "task" -> Tasks.item(action, record, account, number);
            default -> new Item.Ignored(entity + "." + action);
        };
    }
}
