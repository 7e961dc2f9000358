package app.merit.local.simulator.dialect.bitrix24;

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

class Bitrix24RestTest {
    private final SimulatedCrm crm = ApiFixture.crm(Dialect.BITRIX24);

    private static final String HOOK = "/rest/1/" + SimulatedCrm.ACCESS_TOKEN;

    @Test
    void aDealIsAllTexts() {
        crm.records().save(EventFixture.won(SOURCE, "31").now());

        JsonNode deal = body(get(crm, HOOK + "/crm.deal.get.json?id=261100042", Map.of()))
                .get("result");

        assertThat(deal.get("STAGE_SEMANTIC_ID").asText()).isEqualTo("S");
        assertThat(deal.get("OPPORTUNITY").isTextual()).isTrue();
        assertThat(deal.get("OPPORTUNITY").asText()).isEqualTo("1250.00");
        assertThat(deal.get("CLOSEDATE").asText()).isEqualTo("2026-11-05T17:30:15+03:00");
        assertThat(deal.get("CLOSED").asText()).isEqualTo("Y");
    }

    @Test
    void aMissingRecordIsABadRequestWithoutACode() {
        RestAnswer deal = get(crm, "/rest/crm.deal.get?ID=5", BEARER);
        RestAnswer activity = get(crm, "/rest/crm.activity.get?ID=5", BEARER);

        assertThat(deal.status()).isEqualTo(400);
        assertThat(body(deal).get("error").asText()).isEmpty();
        assertThat(body(deal).get("error_description").asText()).isEqualTo("Not found");
        assertThat(body(activity).get("error_description").asText()).isEqualTo("Activity is not found");
    }

    @Test
    void aListWithCountingTellsTheNextPage() {
        fill(crm, 60);

        JsonNode first = body(get(crm, "/rest/crm.deal.list?filter[>DATE_MODIFY]=2026-11-02T12:05:00%2B03:00", BEARER));
        JsonNode second =
                body(get(crm, "/rest/crm.deal.list?start=50&filter[>DATE_MODIFY]=2026-11-02T12:05:00%2B03:00", BEARER));

        assertThat(first.get("result")).hasSize(50);
        assertThat(first.get("next").asInt()).isEqualTo(50);
        assertThat(first.get("total").asInt()).isEqualTo(56);
        assertThat(second.get("result")).hasSize(6);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void aListWithoutCountingGoesOnAfterTheLastId() {
        fill(crm, 60);

        JsonNode second = body(get(crm, "/rest/crm.deal.list.json?order[ID]=ASC&start=-1&filter[%3EID]=50", BEARER));

        assertThat(second.get("result").findValuesAsText("ID")).startsWith("51").hasSize(10);
        assertThat(second.has("total")).isFalse();
    }

    @Test
    void parametersCanComeInTheBodyToo() {
        fill(crm, 1);

        RestAnswer answer = ApiFixture.post(crm, HOOK + "/crm.deal.get", Map.of(), "{\"id\": 1}");

        assertThat(body(answer).at("/result/ID").asText()).isEqualTo("1");
    }

    @Test
    void limitsAndLoginsAreToldInItsForm() {
        assertThat(body(get(crm, "/rest/1/wrong/crm.deal.get?id=1", Map.of()))
                        .get("error")
                        .asText())
                .isEqualTo("expired_token");
        crm.rest().behave(RestBehaviour.GOOD.limitedTo(0, Duration.ofSeconds(1)));
        RestAnswer over = get(crm, HOOK + "/crm.deal.get?id=1", Map.of());

        assertThat(over.status()).isEqualTo(503);
        assertThat(body(over).get("error").asText()).isEqualTo("QUERY_LIMIT_EXCEEDED");
    }

    @Test
    void aCallIsAnActivityOfTheDeal() {
        crm.records().save(Activity.call(SOURCE, 7, "31", 12, 95, EventFixture.WON));

        JsonNode call = body(get(crm, "/rest/crm.activity.get?ID=7", BEARER)).get("result");

        assertThat(call.get("TYPE_ID").asText()).isEqualTo("2");
        assertThat(call.get("COMPLETED").asText()).isEqualTo("Y");
        assertThat(call.get("OWNER_ID").asText()).isEqualTo("12");
        assertThat(body(get(crm, "/rest/user.get", BEARER)).get("result").findValuesAsText("LAST_NAME"))
                .containsExactly("Petrova", "Ivanov");
    }
}
