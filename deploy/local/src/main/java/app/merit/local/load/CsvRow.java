package app.merit.local.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/**
 * One row as a canonical record. An empty cell states nothing, {@code \N} clears the field. Values go on as they stand:
 * what is wrong with them, the import says, so that there is one place that knows.
 */
final class CsvRow {
    private static final Set<String> MEMBERS =
            Set.of("entity", "id", "change", "snapshot", "restores", "occurredAt", "version");
    private static final Set<String> FIELDS = Set.of(
            "owner",
            "status",
            "stage",
            "pipeline",
            "amount",
            "currency",
            "createdAt",
            "closedAt",
            "wonAt",
            "lostAt",
            "stageEnteredAt",
            "doneAt",
            "plannedAt",
            "activityType",
            "done",
            "durationSeconds",
            "dealId",
            "mergedInto",
            "url");
    private static final Pattern CUSTOM =
            Pattern.compile("custom\\.([A-Za-z0-9_][A-Za-z0-9_.-]{0,63})(?::(text|number|date|instant|boolean))?");
    private static final String SHARES = "shares";
    private static final String CLEARED = "\\N";

    private CsvRow() {}

    static boolean isColumn(String name) {
        return MEMBERS.contains(name)
                || FIELDS.contains(name)
                || name.equals(SHARES)
                || CUSTOM.matcher(name).matches();
    }

    static String json(CSVRecord row, Optional<String> entity) {
        if (!row.isConsistent()) {
            // No object, so the import refuses it and names the row.
            return "\"as many columns as the header are needed\"";
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        entity.ifPresent(word -> json.put("entity", word));
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        row.toMap().forEach((column, cell) -> {
            if (!cell.isEmpty()) {
                add(json, fields, column, cell);
            }
        });
        if (!fields.isEmpty()) {
            json.set("fields", fields);
        }
        return json.toString();
    }

    private static void add(ObjectNode json, ObjectNode fields, String column, String cell) {
        Matcher custom = CUSTOM.matcher(column);
        if (custom.matches()) {
            custom(fields.withObjectProperty("custom"), custom.group(1), custom.group(2), cell);
        } else if (column.equals(SHARES)) {
            shares(fields, cell);
        } else {
            put(MEMBERS.contains(column) ? json : fields, column, cell);
        }
    }

    private static void put(ObjectNode target, String name, String cell) {
        boolean isFlag = name.equals("done") || name.equals("restores");
        if (cell.equals(CLEARED)) {
            target.putNull(name);
        } else if (isFlag && (cell.equals("true") || cell.equals("false"))) {
            target.put(name, cell.equals("true"));
        } else {
            target.put(name, cell);
        }
    }

    private static void custom(
            ObjectNode custom, String key, @org.jspecify.annotations.Nullable String type, String cell) {
        if (cell.equals(CLEARED)) {
            custom.putNull(key);
            return;
        }
        ObjectNode value = custom.putObject(key).put("type", type == null ? "text" : type);
        if ("boolean".equals(type) && (cell.equals("true") || cell.equals("false"))) {
            value.put("value", cell.equals("true"));
        } else {
            value.put("value", cell);
        }
    }

    /** {@code anna=60;boris=40}; what is no such list goes on as text and is refused. */
    private static void shares(ObjectNode fields, String cell) {
        ArrayNode shares = JsonNodeFactory.instance.arrayNode();
        for (String part : cell.split(";")) {
            String[] sides = part.split("=", 2);
            if (sides.length != 2) {
                fields.put(SHARES, cell);
                return;
            }
            shares.addObject().put("crmUser", sides[0].strip()).put("percent", sides[1].strip());
        }
        fields.set(SHARES, shares);
    }
}
