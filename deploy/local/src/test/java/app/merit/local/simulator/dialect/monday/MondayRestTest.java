package app.merit.local.simulator.dialect.monday;

import static app.merit.local.simulator.rest.ApiFixture.BEARER;
import static app.merit.local.simulator.rest.ApiFixture.SOURCE;
import static app.merit.local.simulator.rest.ApiFixture.body;
import static app.merit.local.simulator.rest.ApiFixture.fill;
import static app.merit.local.simulator.rest.ApiFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.Dialect;
import app.merit.local.simulator.SimulatedCrm;
import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.EventFixture;
import app.merit.local.simulator.rest.ApiFixture;
import app.merit.local.simulator.rest.RestAnswer;
import app.merit.local.simulator.rest.RestBehaviour;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MondayRestTest {
    private final SimulatedCrm crm = ApiFixture.crm(Dialect.MONDAY);

    private static final Map<String, String> TOKEN = Map.of("authorization", SimulatedCrm.ACCESS_TOKEN);

    @Test
    void anItemIsReadByItsId() {
        crm.records().save(EventFixture.won(SOURCE, "31").now());

        JsonNode item = ask("query ($ids: [ID!]) { items(ids: $ids) { id } }", "{\"ids\":[\"261100042\"]}")
                .at("/items/0");

        assertThat(item.get("id").asText()).isEqualTo("261100042");
        assertThat(item.at("/board/id").asText()).isEqualTo("7001");
        assertThat(item.at("/column_values/0/value").asText()).contains("\"index\":101");
        assertThat(item.at("/column_values/1/text").asText()).isEqualTo("1250");
        assertThat(ask("query { items(ids: [5]) { id } }", "{}").get("items")).isEmpty();
    }

    @Test
    void aBoardIsListedFromADayOnUnderTheAliasThatWasAskedFor() {
        fill(crm, 5);

        JsonNode first = ask(
                        "query ($board: [ID!], $changed: ItemsQuery) { a7001: boards(ids: $board) "
                                + "{ items_page(limit: 3, query_params: $changed) { cursor items { id } } } }",
                        "{\"board\":[\"7001\"],\"changed\":{\"rules\":[{\"compare_value\":[\"EXACT\",\"2026-11-02\"]}]}}")
                .at("/a7001/0/items_page");
        JsonNode second = ask(
                        "query ($cursor: String!) { a7001: next_items_page(limit: 3, cursor: $cursor) { items { id } } }",
                        "{\"cursor\":\"" + first.get("cursor").asText() + "\"}")
                .get("a7001");

        assertThat(first.get("items")).hasSize(3);
        assertThat(second.get("items")).hasSize(2);
        assertThat(second.get("cursor").isNull()).isTrue();
    }

    @Test
    void anActivityIsLinkedToItsDeal() {
        crm.records().save(Activity.call(SOURCE, 7, "31", 12, 95, EventFixture.WON));

        assertThat(ask("query { items(ids: [7]) { id } }", "{}")
                        .at("/items/0/column_values/2/linked_item_ids/0")
                        .asText())
                .isEqualTo("12");
        assertThat(ask("query { a1: users(limit: 200, page: 1) { id } }", "{}").get("a1"))
                .hasSize(2);
    }

    @Test
    void limitsAndLoginsAreToldInItsForm() {
        assertThat(ApiFixture.post(crm, "/v2", Map.of(), "{}").status()).isEqualTo(401);
        crm.rest().behave(RestBehaviour.GOOD.limitedTo(0, Duration.ofSeconds(9)));
        RestAnswer over = ApiFixture.post(crm, "/v2", BEARER, "{}");

        assertThat(over.status()).isEqualTo(429);
        assertThat(body(over).at("/errors/0/extensions/retry_in_seconds").asInt())
                .isEqualTo(9);
        assertThat(get(crm, "/v2", Map.of()).status()).isEqualTo(429);
    }

    private JsonNode ask(String query, String variables) {
        String body = "{\"query\":\"" + query + "\",\"variables\":" + variables + "}";
        return body(ApiFixture.post(crm, "/v2", TOKEN, body)).get("data");
    }
}
