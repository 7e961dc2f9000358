package app.merit.ingest.crm.monday;

import app.merit.ingest.domain.ApiCall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** The questions in GraphQL. Texts from outside go in as variables, never into the query; aliases are digits. */
final class Queries {
    private static final String ITEM = """
            id state created_at updated_at board { id } group { id }
            column_values { id type text value ... on BoardRelationValue { linked_item_ids } }""";
    private static final int PAGE = 100;
    private static final Pattern ALIAS = Pattern.compile("a[0-9]{1,20}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Queries() {}

    /** What came under an alias; the key is its digits. */
    record Aliased(String key, JsonNode value) {}

    static ApiCall item(String id) {
        ObjectNode variables = NODES.objectNode();
        variables.putArray("ids").add(id);
        return call("query ($ids: [ID!]) { items(ids: $ids) { " + ITEM + " } }", variables);
    }

    static ApiCall firstPage(String board, Instant changedSince) {
        ObjectNode variables = NODES.objectNode();
        variables.putArray("board").add(board);
        ObjectNode rule = variables.putObject("changed").putArray("rules").addObject();
        rule.put("column_id", "__last_updated__");
        rule.putArray("compare_value")
                .add("EXACT")
                .add(changedSince.atZone(ZoneOffset.UTC).toLocalDate().toString());
        rule.put("operator", "greater_than_or_equals").put("compare_attribute", "UPDATED_AT");
        String query = "query ($board: [ID!], $changed: ItemsQuery) { a%s: boards(ids: $board) "
                + "{ items_page(limit: %d, query_params: $changed) { cursor items { %s } } } }";
        return call(query.formatted(board, PAGE, ITEM), variables);
    }

    static ApiCall nextPage(String board, String cursor) {
        String query = "query ($cursor: String!) { a%s: next_items_page(limit: %d, cursor: $cursor) "
                + "{ cursor items { %s } } }";
        return call(query.formatted(board, PAGE, ITEM), NODES.objectNode().put("cursor", cursor));
    }

    static ApiCall users(String page, int size) {
        String query = "query { a%s: users(limit: %d, page: %s) { id name email enabled } }";
        return call(query.formatted(page, size, page), NODES.objectNode());
    }

    static Optional<Aliased> aliased(JsonNode data) {
        return data.properties().stream()
                .filter(member -> ALIAS.matcher(member.getKey()).matches())
                .findFirst()
                .map(member -> new Aliased(member.getKey().substring(1), member.getValue()));
    }

    private static ApiCall call(String query, ObjectNode variables) {
        ObjectNode body = NODES.objectNode().put("query", query);
        body.set("variables", variables);
        return ApiCall.post("/v2", "application/json", body.toString());
    }
}
