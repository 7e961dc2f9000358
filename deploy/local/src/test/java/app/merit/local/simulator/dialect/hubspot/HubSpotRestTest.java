package app.merit.local.simulator.dialect.hubspot;

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

class HubSpotRestTest {
    private final SimulatedCrm crm = ApiFixture.crm(Dialect.HUBSPOT);

    @Test
    void onlyTheWantedPropertiesComeAsTexts() {
        crm.records().save(EventFixture.won(SOURCE, "31").now());

        JsonNode deal =
                body(get(crm, "/crm/v3/objects/deals/261100042?properties=amount,hs_is_closed_won,closedate", BEARER));

        JsonNode properties = deal.get("properties");
        assertThat(properties.get("amount").asText()).isEqualTo("1250");
        assertThat(properties.get("hs_is_closed_won").asText()).isEqualTo("true");
        assertThat(properties.get("closedate").asText()).isEqualTo("2026-11-05T14:30:15.000Z");
        assertThat(properties.has("dealstage")).isFalse();
        assertThat(properties.get("hs_lastmodifieddate").asText()).isEqualTo("2026-11-05T14:30:15.000Z");
    }

    @Test
    void anActivityNamesItsDealOnlyIfAsked() {
        crm.records().save(Activity.call(SOURCE, 7, "31", 12, 95, EventFixture.WON));

        JsonNode with = body(get(
                crm, "/crm/v3/objects/calls/7?properties=hs_call_duration,hs_call_status&associations=deals", BEARER));
        JsonNode without = body(get(crm, "/crm/v3/objects/calls/7", BEARER));

        assertThat(with.at("/properties/hs_call_duration").asText()).isEqualTo("95000");
        assertThat(with.at("/associations/deals/results/0/id").asText()).isEqualTo("12");
        assertThat(without.has("associations")).isFalse();
        assertThat(get(crm, "/crm/v3/objects/meetings/7", BEARER).status()).isEqualTo(404);
    }

    @Test
    void aSearchGoesOnAfterTheLastId() {
        fill(crm, 5);
        String since = Long.toString(EventFixture.CREATED.plusSeconds(120).toEpochMilli());

        JsonNode found = body(ApiFixture.post(crm, "/crm/v3/objects/deals/search", BEARER, """
                {"filterGroups":[{"filters":[
                  {"propertyName":"hs_lastmodifieddate","operator":"GTE","value":"%s"},
                  {"propertyName":"hs_object_id","operator":"GT","value":"2"}]}],
                 "sorts":[{"propertyName":"hs_object_id","direction":"ASCENDING"}],"properties":["amount"],"limit":2}
                """.formatted(since)));

        assertThat(found.get("results")).hasSize(2);
        assertThat(found.at("/results/0/id").asText()).isEqualTo("3");
        assertThat(found.at("/paging/next/after").asText()).isEqualTo("2");
        assertThat(found.get("total").asInt()).isEqualTo(3);
    }

    @Test
    void severalAreReadAtOnce() {
        fill(crm, 3);

        JsonNode found = body(ApiFixture.post(
                crm,
                "/crm/v3/objects/deals/batch/read",
                BEARER,
                "{\"properties\":[\"amount\"],\"inputs\":[{\"id\":\"1\"},{\"id\":\"3\"},{\"id\":\"9\"}]}"));

        assertThat(found.get("results")).hasSize(2);
        assertThat(crm.rest().calls().readsOfDeal(3)).isEqualTo(1);
    }

    @Test
    void limitsAndLoginsAreToldInItsForm() {
        assertThat(get(crm, "/crm/v3/owners", Map.of()).status()).isEqualTo(401);
        crm.rest().behave(RestBehaviour.GOOD.limitedTo(0, Duration.ofSeconds(10)));
        RestAnswer over = get(crm, "/crm/v3/owners", BEARER);

        assertThat(over.status()).isEqualTo(429);
        assertThat(body(over).get("policyName").asText()).isEqualTo("TEN_SECONDLY_ROLLING");
    }

    @Test
    void stagesAndOwnersAreTold() {
        JsonNode stages = body(get(crm, "/crm/v3/pipelines/deals", BEARER)).at("/results/0/stages");

        assertThat(stages.findValuesAsText("probability")).endsWith("1.0", "0.0");
        assertThat(body(get(crm, "/crm/v3/owners?limit=1", BEARER))
                        .at("/paging/next/after")
                        .asText())
                .isEqualTo("1");
        assertThat(body(get(crm, "/crm/v3/owners?archived=true", BEARER)).get("results"))
                .isEmpty();
    }
}
