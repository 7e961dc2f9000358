package app.merit.ingest.crm.bitrix24;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.FormNode;
import app.merit.ingest.format.Ids;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One request is one event; it names a record and its kind of change. */
final class Bitrix24Event {
    private static final Pattern EVENT = Pattern.compile("ONCRM(DEAL|ACTIVITY)(ADD|UPDATE|DELETE)");
    private static final Pattern ITEM_EVENT = Pattern.compile("ONCRMDYNAMICITEM(ADD|UPDATE|DELETE)(?:_([0-9]{1,9}))?");
    private static final String MOVED = "ONCRMDEALMOVETOCATEGORY";

    private final FormNode root;
    private final Received received;
    private final String name;
    private final Tenant tenant;

    Bitrix24Event(FormNode root, String event, Received received) {
        this.root = root;
        this.received = received;
        // Upper case on the wire, mixed in parts of the documentation.
        this.name = event.strip().toUpperCase(Locale.ROOT);
        this.tenant = Tenant.of(root);
    }

    Item item() {
        var event = EVENT.matcher(name);
        if (event.matches()) {
            return event.group(1).equals("DEAL")
                    ? fact(Subject.DEAL, change(event.group(2)))
                    : fact(Subject.ACTIVITY, change(event.group(2)));
        }
        if (name.equals(MOVED)) {
            return fact(Subject.DEAL, ChangeKind.UPDATED);
        }
        var dynamic = ITEM_EVENT.matcher(name);
        if (dynamic.matches()) {
            return data("ENTITY_TYPE_ID")
                    .or(() -> Optional.ofNullable(dynamic.group(2)))
                    .filter(SmartProcesses.configured(received.options())::contains)
                    .map(type -> fact(Subject.item(type), change(dynamic.group(1))))
                    .orElse(new Item.Ignored(name));
        }
        return new Item.Ignored(name);
    }

    private static ChangeKind change(String word) {
        return switch (word) {
            case "ADD" -> ChangeKind.CREATED;
            case "DELETE" -> ChangeKind.DELETED;
            default -> ChangeKind.UPDATED;
        };
    }

    private Item fact(Subject subject, ChangeKind change) {
        Optional<String> id = data("ID").flatMap(Ids::parseNonZero);
        if (id.isEmpty()) {
            return new Item.Unreadable(0, "id-missing", "The event names no id.");
        }
        Optional<String> sentAt = root.text("ts")
                .map(String::strip)
                .filter(text -> Times.unixSeconds(text).isPresent());
        return subject.builder(id.get(), change, key(subject, id.get(), sentAt))
                .occurredAt(sentAt.flatMap(Times::unixSeconds))
                .fields(change == ChangeKind.DELETED ? Fields.NONE : fields(subject, id.get()))
                .needsHydration(change != ChangeKind.DELETED)
                .build();
    }

    /** A move between pipelines is the only event that says where to; what the stage means is left to the record. */
    private Fields fields(Subject subject, String id) {
        Fields.Builder fields = Fields.builder();
        if (name.equals(MOVED)) {
            fields.setIf(Field.PIPELINE, data("CATEGORY_ID").flatMap(Ids::parse));
            fields.setIf(Field.STAGE, data("STAGE_ID").flatMap(Ids::parse));
        }
        if (subject.equals(Subject.DEAL)) {
            tenant.linkTo(fields, id);
        }
        return fields.build();
    }

    /**
     * Bitrix24 has no event id and sends nothing twice. Without a time of sending, only the receipt tells one event from
     * the next.
     */
    private String key(Subject subject, String id, Optional<String> sentAt) {
        List<String> parts = new ArrayList<>(List.of(
                "bitrix24",
                tenant.key(),
                name,
                subject.idSpace().isEmpty() ? id : subject.idSpace() + "-" + id,
                sentAt.orElseGet(() -> received.receivedAt().toString())));
        if (name.equals(MOVED)) {
            parts.add(Keys.orDash(data("CATEGORY_ID")));
            parts.add(Keys.orDash(data("STAGE_ID")));
        }
        return Keys.of(parts.toArray(String[]::new));
    }

    private Optional<String> data(String key) {
        return root.text("data", "FIELDS", key).or(() -> root.text("data", key));
    }
}
