package app.merit.ingest.crm.dynamics365;

import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Columns of a row by logical name, be they from a message or from the Web API; null where a column was cleared. */
record Row(Map<String, JsonNode> columns) {
    static final Row EMPTY = new Row(Map.of());
    /** How both kinds of a reference are held here. */
    static final String ID = "Id";

    static final String LOGICAL_NAME = "LogicalName";
    /** Marks an amount of money, which the Web API writes as a plain number. */
    static final String MONEY = "Money";

    Row {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** These columns, and those of the other that these do not have. */
    Row or(Row other) {
        Map<String, JsonNode> both = new LinkedHashMap<>(other.columns);
        both.putAll(columns);
        return new Row(both);
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    JsonNode get(String column) {
        return columns.getOrDefault(column, MissingNode.getInstance());
    }

    boolean isCleared(String column) {
        return has(column) && Cells.isEmpty(get(column));
    }

    Optional<String> text(String column) {
        return Cells.text(get(column));
    }

    Optional<BigDecimal> decimal(String column) {
        return Cells.decimal(get(column));
    }

    /** The id that a lookup points to. */
    Optional<String> reference(String column) {
        return Cells.reference(get(column));
    }

    /** The table that a lookup points to, if it is stated. */
    Optional<String> referenceTable(String column) {
        return Json.text(Json.at(get(column), LOGICAL_NAME)).filter(name -> !name.isBlank());
    }

    Optional<Instant> time(String column) {
        return Cells.time(get(column));
    }
}
