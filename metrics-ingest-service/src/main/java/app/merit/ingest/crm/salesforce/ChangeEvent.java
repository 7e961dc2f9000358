package app.merit.ingest.crm.salesforce;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One event of Change Data Capture; it stands for several records if the same was changed in all of them. Null means "not
 * in this event", unless the header lists the field as nulled.
 */
final class ChangeEvent {
    private static final int MAX_RECORDS = 1_000;
    private static final String GAP = "GAP_";
    private static final String OVERFLOW = "GAP_OVERFLOW";
    /** How Avro's own JSON wraps a value that may be null. */
    private static final Set<String> UNION_TYPES = Set.of("string", "double", "float", "long", "int", "boolean");

    private final JsonNode event;
    private final JsonNode header;
    private final RecordFact facts;
    private final int item;
    private final String changeType;
    /** The transaction; without one only an identical event is the same change. */
    private final String transaction;

    ChangeEvent(JsonNode event, RecordFact facts, int item) {
        this.event = event;
        this.header = Json.at(event, ChangeEvents.HEADER);
        this.facts = facts;
        this.item = item;
        this.changeType = word("changeType");
        this.transaction = Json.text(Json.at(header, "transactionKey"))
                .filter(key -> !key.isBlank())
                .orElseGet(() -> Keys.digest(event.toString().getBytes(StandardCharsets.UTF_8)));
    }

    List<Item> items() {
        String entity = word("entityName");
        String type = changeType + "." + entity;
        Optional<ChangeKind> change = change();
        Optional<SalesforceObject> kind = SalesforceObject.of(entity);
        if (change.isEmpty() || kind.isEmpty()) {
            return List.of(new Item.Ignored(type));
        }
        JsonNode ids = Json.at(header, "recordIds");
        if (changeType.startsWith(GAP) && namesNoRecord(ids)) {
            // As after an overflow: which records are meant is not said, so the whole object must be read again.
            return List.of(new Item.Ignored(OVERFLOW + "." + entity));
        }
        if (!ids.isArray() || ids.isEmpty()) {
            return List.of(new Item.Unreadable(item, "id-missing", "The event names no record."));
        }
        if (ids.size() > MAX_RECORDS) {
            return List.of(new Item.Unreadable(item, "too-many-records", "The event names too many records."));
        }
        Fields fields = headerOnly(change.get()) ? Fields.NONE : facts.fields(kind.get(), stated(), isWhole());
        List<Item> items = new ArrayList<>();
        ids.forEach(id -> items.add(Values.id(id)
                .<Item>map(record -> fact(kind.get(), record, change.get(), fields))
                .orElseGet(() -> new Item.Unreadable(item, "id-missing", "A record id of the event is none."))));
        return items;
    }

    /** Empty for what names no records, or is nothing that Merit knows. */
    private Optional<ChangeKind> change() {
        return switch (changeType) {
            case "CREATE", "GAP_CREATE" -> Optional.of(ChangeKind.CREATED);
            case "UPDATE", "GAP_UPDATE", "UNDELETE", "GAP_UNDELETE" -> Optional.of(ChangeKind.UPDATED);
            case "DELETE", "GAP_DELETE" -> Optional.of(ChangeKind.DELETED);
            default -> Optional.empty();
        };
    }

    private static boolean namesNoRecord(JsonNode ids) {
        for (JsonNode id : ids) {
            if (Values.id(id).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private boolean isWhole() {
        return changeType.equals("CREATE") || changeType.equals("UNDELETE");
    }

    private boolean headerOnly(ChangeKind change) {
        return changeType.startsWith(GAP) || change == ChangeKind.DELETED;
    }

    private Item fact(SalesforceObject kind, String id, ChangeKind change, Fields fields) {
        String key = dedupeKey(id);
        boolean headerOnly = headerOnly(change);
        Item.Fact.Builder fact = headerOnly
                ? facts.begun(kind, id, change, key).needsHydration(change != ChangeKind.DELETED)
                : facts.of(kind, id, change, key, fields, isWhole());
        if (!headerOnly && nulledAreHidden()) {
            fact.needsHydration(true);
        }
        return fact.restores(changeType.endsWith("UNDELETE"))
                .occurredAt(Values.time(Json.at(header, "commitTimestamp")))
                .version(version())
                .item(item)
                .build();
    }

    /** The fields as the event means them: nulls only where the header says so. */
    private JsonNode stated() {
        Set<String> nulled = new HashSet<>();
        Json.at(header, "nulledFields").forEach(name -> Json.text(name).ifPresent(nulled::add));
        ObjectNode stated = JsonNodeFactory.instance.objectNode();
        event.properties().forEach(field -> {
            JsonNode value = plain(field.getValue());
            if (!value.isNull() && !field.getKey().equals(ChangeEvents.HEADER)) {
                stated.set(field.getKey(), value);
            }
        });
        nulled.forEach(stated::putNull);
        return stated;
    }

    private static JsonNode plain(JsonNode value) {
        if (value.isObject() && value.size() == 1) {
            var only = value.properties().iterator().next();
            return UNION_TYPES.contains(only.getKey()) ? only.getValue() : value;
        }
        return value;
    }

    /** A relay that does not resolve the schema passes the nulled fields on as a bit map. */
    private boolean nulledAreHidden() {
        for (JsonNode name : Json.at(header, "nulledFields")) {
            if (Json.text(name)
                    .filter(text -> text.startsWith("0x") || text.contains("-"))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private String dedupeKey(String id) {
        return Keys.of("salesforce", "cdc", transaction, Keys.orDash(Json.text(Json.at(header, "sequenceNumber"))), id);
    }

    /** The commit, and the place of the event in it: a shorter one is older. */
    private Optional<String> version() {
        return Json.text(Json.at(header, "commitNumber"))
                .filter(number -> number.matches("[0-9]{1,20}"))
                .map(number -> number + "."
                        + Json.text(Json.at(header, "sequenceNumber"))
                                .filter(sequence -> sequence.matches("[0-9]{1,9}"))
                                .orElse("0"));
    }

    private String word(String member) {
        return Json.text(Json.at(header, member))
                .filter(text -> text.matches("[A-Za-z0-9_]{1,80}"))
                .orElse("unnamed");
    }
}
