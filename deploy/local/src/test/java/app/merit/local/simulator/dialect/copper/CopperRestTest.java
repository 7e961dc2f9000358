package app.merit.local.simulator.dialect.copper;

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

class CopperRestTest {
    private final SimulatedCrm crm = ApiFixture.crm(Dialect.COPPER);

    private static final Map<String, String> TOKEN = Map.of(
            "x-pw-accesstoken", SimulatedCrm.ACCESS_TOKEN,
            "x-pw-application", "developer_api",
            "x-pw-useremail", "demo@example.com");

    @Test
    void anOpportunityIsReadWithItsAmountAndOwner() {
        crm.records().save(EventFixture.won(SOURCE, "31").now());

        JsonNode deal = body(get(crm, "/developer_api/v1/opportunities/261100042", TOKEN));

        assertThat(deal.get("status").asText()).isEqualTo("Won");
        assertThat(deal.get("monetary_value").decimalValue()).isEqualByComparingTo("1250");
        assertThat(deal.get("assignee_id").asInt()).isEqualTo(31);
        assertThat(deal.get("close_date").asText()).isEqualTo("11/5/2026");
        assertThat(get(crm, "/developer_api/v1/opportunities/5", TOKEN).status())
                .isEqualTo(404);
    }

    @Test
    void aSearchStartsAtATimeAndComesInPages() {
        fill(crm, 5);

        RestAnswer found = ApiFixture.post(
                crm,
                "/developer_api/v1/opportunities/search",
                TOKEN,
                "{\"minimum_modified_date\": %d, \"page_size\": 3, \"page_number\": 2}"
                        .formatted(EventFixture.CREATED.getEpochSecond() + 120));

        assertThat(body(found).findValuesAsText("id")).containsExactly("5");
    }

    @Test
    void aCallIsAnActivityOfAType() {
        crm.records().save(Activity.call(SOURCE, 7, "31", 12, 95, EventFixture.WON));

        JsonNode call = body(get(crm, "/developer_api/v1/activities/7", TOKEN));
        JsonNode types =
                body(get(crm, "/developer_api/v1/activity_types", TOKEN)).get("user");

        assertThat(call.at("/parent/id").asInt()).isEqualTo(12);
        assertThat(types.get(call.at("/type/id").asInt()).get("name").asText()).isEqualTo("Phone Call");
    }

    @Test
    void limitsAndLoginsAreToldInItsForm() {
        assertThat(get(crm, "/developer_api/v1/pipelines", BEARER).status()).isEqualTo(401);
        crm.rest().behave(RestBehaviour.GOOD.limitedTo(0, Duration.ofMinutes(1)));

        assertThat(get(crm, "/developer_api/v1/pipelines", TOKEN).status()).isEqualTo(429);
    }
}
