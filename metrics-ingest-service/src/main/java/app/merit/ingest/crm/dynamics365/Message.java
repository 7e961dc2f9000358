package app.merit.ingest.crm.dynamics365;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Received;
import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a message of Dataverse does, by its name: each holds what it changes in other parameters. Over 256 KB the
 * parameters and images are left out and only the id remains.
 */
final class Message {
    private static final String STATE = "statecode";

    private final Context context;
    private final String name;
    private final RowFact facts;

    Message(JsonNode body, Received received) {
        this.context = new Context(body);
        this.name = context.word("MessageName");
        this.facts = new RowFact(context, name, received);
    }

    List<Item> items() {
        String entity = context.word("PrimaryEntityName");
        Optional<Table> table = Table.of(entity);
        Optional<ChangeKind> change = change();
        if (name.equals("unnamed")) {
            return List.of(new Item.Unreadable(0, "unknown-shape", "The body is no execution context of Dataverse."));
        }
        if (table.isEmpty() || change.isEmpty()) {
            return List.of(new Item.Ignored(name + "." + entity));
        }
        if (name.endsWith("Multiple")) {
            return several(table.get(), change.get());
        }
        Optional<String> id = context.id("PrimaryEntityId").or(this::idOfTarget);
        if (id.isEmpty()) {
            return List.of(new Item.Unreadable(0, "id-missing", "The message names no row."));
        }
        return List.of(facts.of(table.get(), id.get(), change.get(), changed(table.get()), 0));
    }

    private Optional<ChangeKind> change() {
        return switch (name) {
            case "Create", "CreateMultiple" -> Optional.of(ChangeKind.CREATED);
            case "Update", "UpdateMultiple", "Assign", "SetState", "SetStateDynamicEntity", "Win", "Lose", "Restore" ->
                Optional.of(ChangeKind.UPDATED);
            case "Delete", "DeleteMultiple" -> Optional.of(ChangeKind.DELETED);
            default -> Optional.empty();
        };
    }

    /** The columns that this kind of message changes. */
    private Row changed(Table table) {
        return switch (name) {
            case "Assign" -> column("ownerid", context.parameter("Assignee"));
            case "SetState", "SetStateDynamicEntity" -> column(STATE, context.parameter("State"));
            case "Win" -> closed(table, 1);
            case "Lose" -> closed(table, 2);
            default -> Context.rowOf(context.parameter("Target"));
        };
    }

    /** The activity that closes a deal holds what the deal brought in. */
    private Row closed(Table table, int state) {
        if (table != Table.OPPORTUNITY) {
            return Row.EMPTY;
        }
        Row closing = Context.rowOf(context.parameter("OpportunityClose"));
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        columns.put(STATE, JsonNodeFactory.instance.numberNode(state));
        if (closing.decimal("actualrevenue").isPresent()) {
            columns.put("actualvalue", closing.get("actualrevenue"));
        }
        return new Row(columns);
    }

    private static Row column(String name, JsonNode value) {
        return value.isMissingNode() ? Row.EMPTY : new Row(Map.of(name, value));
    }

    private Optional<String> idOfTarget() {
        return Cells.reference(Json.at(context.parameter("Target"), Row.ID))
                .or(() -> Cells.reference(Json.at(context.parameter("EntityMoniker"), Row.ID)))
                .or(() -> Context.rowOf(context.parameter("OpportunityClose")).reference("opportunityid"));
    }

    private List<Item> several(Table table, ChangeKind change) {
        JsonNode targets = context.parameter("Targets");
        JsonNode rows = targets.isArray() ? targets : Json.at(targets, "Entities");
        List<Item> items = new ArrayList<>();
        for (JsonNode row : rows) {
            int item = items.size();
            items.add(Cells.reference(Json.at(row, Row.ID))
                    .or(() -> Context.rowOf(row).reference(table.idColumn()))
                    .<Item>map(id -> facts.of(table, id, change, Context.rowOf(row), item))
                    .orElseGet(() -> new Item.Unreadable(item, "id-missing", "A row of the message has no id.")));
        }
        return items.isEmpty() ? List.of(new Item.Unreadable(0, "id-missing", "The message names no rows.")) : items;
    }
}
