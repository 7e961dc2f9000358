package app.merit.ingest.crm.dynamics365;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Field;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.DeclaredTypes;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.RecordRead;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A row as the Web API gives it; its table is what it was asked from, or follows from its columns. */
final class ReadRow {
    private static final Pattern LOOKUP = Pattern.compile("_(.{1,100})_value");
    private static final String TABLE_OF_LOOKUP = "@Microsoft.Dynamics.CRM.lookuplogicalname";

    private ReadRow() {}

    static List<Item> items(Received received) {
        return RecordRead.itemsOf(received, (record, _) -> item(record, received));
    }

    private static Item item(JsonNode record, Received received) {
        Optional<Table> table =
                received.read().map(ReadNote::kind).flatMap(Table::of).or(() -> tableOf(record));
        Optional<String> id = table.flatMap(known -> Cells.reference(Json.at(record, known.idColumn())));
        if (table.isEmpty() || id.isEmpty()) {
            return new Item.Unreadable(0, "unknown-shape", "The record is of no table that is read, or has no id.");
        }
        Row row = row(record);
        Fields fields = table.get() == Table.OPPORTUNITY
                ? OpportunityRow.read(row, new Currencies(received), new DeclaredTypes(received.options()))
                : ActivityRow.read(table.get(), row);
        Optional<String> version = row.text("versionnumber").filter(number -> number.matches("[0-9]{1,19}"));
        var at = row.time("modifiedon");
        String key = Keys.of(
                "dynamics365",
                "record",
                id.get(),
                version.orElse("-"),
                at.map(Object::toString).orElse("-"));
        return Item.Fact.builder(table.get().entity(), id.get(), ChangeKind.UPDATED, key)
                .kind(table.get().wire())
                .full()
                .occurredAt(at)
                .version(version)
                .fields(fields)
                .currencyElsewhere(table.get() == Table.OPPORTUNITY
                        && row.has("transactioncurrencyid")
                        && fields.value(Field.CURRENCY).isEmpty())
                .build();
    }

    private static Optional<Table> tableOf(JsonNode record) {
        if (record.has(Table.OPPORTUNITY.idColumn())) {
            return Optional.of(Table.OPPORTUNITY);
        }
        return record.has(Table.NOTE.idColumn())
                ? Optional.of(Table.NOTE)
                : Json.text(Json.at(record, "activitytypecode")).flatMap(Table::of);
    }

    /** References come as {@code _name_value} and their table beside it; the currency as an object of its own. */
    private static Row row(JsonNode record) {
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        record.properties().forEach(entry -> {
            String name = entry.getKey();
            var lookup = LOOKUP.matcher(name);
            if (lookup.matches()) {
                columns.put(lookup.group(1), reference(record, name, entry.getValue()));
            } else if (!name.contains("@") && entry.getValue().isValueNode()) {
                columns.putIfAbsent(name, entry.getValue());
            }
        });
        JsonNode code = Json.at(Json.at(record, "transactioncurrencyid"), "isocurrencycode");
        if (!code.isMissingNode()) {
            columns.put(Currencies.CODE, code);
        }
        return new Row(columns);
    }

    private static JsonNode reference(JsonNode record, String name, JsonNode id) {
        if (id.isNull()) {
            return id;
        }
        var reference = JsonNodeFactory.instance.objectNode();
        reference.set(Row.ID, id);
        Json.text(Json.at(record, name + TABLE_OF_LOOKUP)).ifPresent(table -> reference.put(Row.LOGICAL_NAME, table));
        return reference;
    }
}
