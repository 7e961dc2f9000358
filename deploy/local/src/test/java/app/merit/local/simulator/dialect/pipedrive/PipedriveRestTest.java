package app.merit.local.simulator.dialect.pipedrive;

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

class PipedriveRestTest {
    private final SimulatedCrm crm = ApiFixture.crm(Dialect.PIPEDRIVE);

    private static final Map<String, String> TOKEN = Map.of("x-api-token", SimulatedCrm.ACCESS_TOKEN);

    @Test
    void aDealReadsAsTheWebhookToldIt() {
        crm.records().save(EventFixture.won(SOURCE, "31").now());

        JsonNode deal = body(get(crm, "/api/v2/deals/261100042", TOKEN)).get("data");

        assertThat(deal.get("status").asText()).isEqualTo("won");
        assertThat(deal.get("value").decimalValue()).isEqualByComparingTo("1250");
        assertThat(deal.get("won_time").asText()).isEqualTo("2026-11-05T14:30:15Z");
        assertThat(deal.get("lost_time").isNull()).isTrue();
    }

    @Test
    void theListOfWhatChangedComesWithCursors() {
        fill(crm, 5);
        String list = "/api/v2/deals?limit=3&updated_since=2026-11-02T09:02:00Z";

        JsonNode first = body(get(crm, list, TOKEN));
        String cursor = first.at("/additional_data/next_cursor").asText();
        JsonNode second = body(get(crm, list + "&cursor=" + cursor, TOKEN));

        assertThat(first.get("data").findValuesAsText("id")).containsExactly("2", "3", "4");
        assertThat(second.get("data").findValuesAsText("id")).containsExactly("5");
        assertThat(second.at("/additional_data/next_cursor").isNull()).isTrue();
    }

    @Test
    void whatIsNotThereAndLimitsAreToldInItsForm() {
        assertThat(body(get(crm, "/api/v2/deals/5", TOKEN)).get("success").asBoolean())
                .isFalse();
        assertThat(get(crm, "/api/v2/activities/5", TOKEN).status()).isEqualTo(404);
        crm.rest().behave(RestBehaviour.GOOD.limitedTo(0, Duration.ofSeconds(2)));
        RestAnswer over = get(crm, "/api/v2/deals/5", TOKEN);

        assertThat(over.status()).isEqualTo(429);
        assertThat(over.headers()).containsEntry("x-ratelimit-remaining", "0").containsKey("x-ratelimit-reset");
    }

    @Test
    void anActivityThatIsStillToBeDoneSaysSo() {
        crm.records().save(Activity.task(SOURCE, 7, "31", 12, EventFixture.WON));

        JsonNode task = body(get(crm, "/api/v2/activities/7", BEARER)).get("data");

        assertThat(task.get("done").asBoolean()).isFalse();
        assertThat(task.get("marked_as_done_time").isNull()).isTrue();
        assertThat(body(get(crm, "/api/v1/users?start=1", BEARER)).get("data").findValuesAsText("name"))
                .containsExactly("Boris Ivanov");
    }
}
