package app.merit.local.simulator.dialect.zoho;

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

class ZohoRestTest {
    private final SimulatedCrm crm = ApiFixture.crm(Dialect.ZOHO);

    private static final Map<String, String> TOKEN =
            Map.of("authorization", "Zoho-oauthtoken " + SimulatedCrm.ACCESS_TOKEN);

    @Test
    void aDealHasAnIdOfNineteenDigitsAndALabelAsStage() {
        crm.records().save(EventFixture.won(SOURCE, "31").now());

        JsonNode deal =
                body(get(crm, "/crm/v8/Deals/4150868000261100042", TOKEN)).at("/data/0");

        assertThat(deal.get("id").asText()).isEqualTo("4150868000261100042");
        assertThat(deal.get("Stage").asText()).isEqualTo("Gewonnen");
        assertThat(deal.get("Amount").decimalValue()).isEqualByComparingTo("1250");
        assertThat(deal.at("/Owner/id").asText()).isEqualTo("31");
        JsonNode stages =
                body(get(crm, "/crm/v8/settings/stages?module=Deals", TOKEN)).get("stages");
        assertThat(stages.findValuesAsText("forecast_type")).endsWith("Closed Won", "Closed Lost");
    }

    @Test
    void theListOfWhatChangedComesInPagesAndNothingIsNotModified() {
        fill(crm, 3);
        Map<String, String> since =
                Map.of("authorization", TOKEN.get("authorization"), "if-modified-since", "2026-11-02T10:02:00+01:00");

        JsonNode first = body(get(crm, "/crm/v8/Deals?per_page=1", since));
        JsonNode second = body(get(crm, "/crm/v8/Deals?per_page=1&page=2", since));

        assertThat(first.at("/data/0/id").asText()).endsWith("2");
        assertThat(first.at("/info/more_records").asBoolean()).isTrue();
        assertThat(second.at("/data/0/id").asText()).endsWith("3");
        assertThat(second.at("/info/more_records").asBoolean()).isFalse();
        assertThat(get(crm, "/crm/v8/Deals?page=9", since).status()).isEqualTo(304);
    }

    @Test
    void severalAreReadAtOnceAndNoneIsEmpty() {
        fill(crm, 2);

        JsonNode both = body(get(crm, "/crm/v8/Deals?ids=4150868000000000001,4150868000000000002", TOKEN));

        assertThat(both.get("data")).hasSize(2);
        assertThat(get(crm, "/crm/v8/Deals/4150868000000000009", TOKEN)).isEqualTo(RestAnswer.empty(204));
    }

    @Test
    void itsRefreshTokenStaysGood() {
        crm.rest().logins().expireAll();

        assertThat(body(get(crm, "/crm/v8/Deals", TOKEN)).get("code").asText()).isEqualTo("INVALID_TOKEN");
        for (int i = 0; i < 2; i++) {
            RestAnswer granted = ApiFixture.post(
                    crm, "/oauth/v2/token", BEARER, "grant_type=refresh_token&refresh_token=fake-refresh-token");
            assertThat(granted.status()).isEqualTo(200);
            assertThat(body(granted).has("refresh_token")).isFalse();
        }
        crm.rest().behave(RestBehaviour.GOOD.limitedTo(0, Duration.ofSeconds(1)));
        assertThat(get(crm, "/crm/v8/Deals", TOKEN).status()).isEqualTo(429);
    }

    @Test
    void aCallHasItsLengthAndItsDeal() {
        crm.records().save(Activity.call(SOURCE, 7, "31", 12, 95, EventFixture.WON));

        JsonNode call =
                body(get(crm, "/crm/v8/Calls/4150868000000000007", TOKEN)).at("/data/0");

        assertThat(call.get("Call_Duration").asText()).isEqualTo("01:35");
        assertThat(call.at("/What_Id/id").asText()).isEqualTo("4150868000000000012");
    }
}
