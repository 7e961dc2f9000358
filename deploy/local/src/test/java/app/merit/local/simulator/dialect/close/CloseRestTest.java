package app.merit.local.simulator.dialect.close;

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

class CloseRestTest {
    private final SimulatedCrm crm = ApiFixture.crm(Dialect.CLOSE);

    private static final Map<String, String> KEY = Map.of(
            "authorization",
            "Basic "
                    + java.util.Base64.getEncoder()
                            .encodeToString((SimulatedCrm.ACCESS_TOKEN + ":")
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    @Test
    void anOpportunityIsWorthCents() {
        crm.records().save(EventFixture.won(SOURCE, "31").now());

        JsonNode deal = body(get(crm, "/api/v1/opportunity/oppo_merit000261100042/", KEY));

        assertThat(deal.get("value").asLong()).isEqualTo(125_000);
        assertThat(deal.get("status_type").asText()).isEqualTo("won");
        assertThat(deal.get("date_won").asText()).isEqualTo("2026-11-05");
        assertThat(get(crm, "/api/v1/opportunity/oppo_other/", KEY).status()).isEqualTo(404);
    }

    @Test
    void aListHasAWindowOfTimeAndAnOrder() {
        fill(crm, 5);
        String window = "/api/v1/opportunity/?_limit=2&date_updated__gte=2026-11-02T09:02:00Z";

        JsonNode oldest = body(get(crm, window + "&_order_by=date_updated", KEY));
        JsonNode newest = body(get(crm, window + "&date_updated__lte=2026-11-02T09:04:00Z", KEY));

        assertThat(oldest.get("has_more").asBoolean()).isTrue();
        assertThat(oldest.get("data").findValuesAsText("id"))
                .containsExactly("oppo_merit000000000002", "oppo_merit000000000003");
        assertThat(newest.get("data").findValuesAsText("id"))
                .containsExactly("oppo_merit000000000004", "oppo_merit000000000003");
    }

    @Test
    void aCallHangsOnTheLead() {
        crm.records().save(Activity.call(SOURCE, 7, "31", 12, 95, EventFixture.WON));

        JsonNode call = body(get(crm, "/api/v1/activity/call/acti_merit000000000007/", KEY));

        assertThat(call.get("duration").asInt()).isEqualTo(95);
        assertThat(call.get("lead_id").asText()).isEqualTo("lead_merit000000000012");
        assertThat(body(get(crm, "/api/v1/activity/email/", KEY)).get("data")).isEmpty();
    }

    @Test
    void limitsAndLoginsAreToldInItsForm() {
        assertThat(get(crm, "/api/v1/user/", Map.of()).status()).isEqualTo(401);
        crm.rest().behave(RestBehaviour.GOOD.limitedTo(0, Duration.ofSeconds(4)));
        RestAnswer over = get(crm, "/api/v1/user/", BEARER);

        assertThat(over.status()).isEqualTo(429);
        assertThat(body(over).at("/error/rate_reset").decimalValue()).isEqualByComparingTo("4");
    }
}
