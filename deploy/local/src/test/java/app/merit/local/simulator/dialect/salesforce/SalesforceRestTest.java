package app.merit.local.simulator.dialect.salesforce;

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

class SalesforceRestTest {
    private final SimulatedCrm crm = ApiFixture.crm(Dialect.SALESFORCE);

    private static final String ROOT = "/services/data/v60.0/";

    @Test
    void anOpportunityIsReadByItsIdOfEitherLength() {
        crm.records().save(EventFixture.won(SOURCE, "31").now());

        JsonNode deal = body(get(crm, ROOT + "sobjects/Opportunity/006000261100042AAA", BEARER));

        assertThat(deal.get("Id").asText()).isEqualTo("006000261100042AAA");
        assertThat(deal.get("IsWon").asBoolean()).isTrue();
        assertThat(deal.get("Amount").decimalValue()).isEqualByComparingTo("1250");
        assertThat(get(crm, ROOT + "sobjects/Opportunity/006000261100042", BEARER)
                        .status())
                .isEqualTo(200);
        assertThat(get(crm, ROOT + "sobjects/Opportunity/006000000000005", BEARER)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aQueryOnTheTimeOfChangeLeadsToItsNextPage() {
        fill(crm, 205);
        String soql = "SELECT Id FROM Opportunity WHERE SystemModstamp >= 2026-11-02T09:02:00Z ORDER BY SystemModstamp";

        JsonNode first = body(get(crm, ROOT + "query?q=" + soql.replace(' ', '+'), BEARER));
        JsonNode second = body(get(crm, first.get("nextRecordsUrl").asText(), BEARER));

        assertThat(first.get("records")).hasSize(200);
        assertThat(first.get("done").asBoolean()).isFalse();
        assertThat(second.get("records")).hasSize(4);
        assertThat(second.get("done").asBoolean()).isTrue();
    }

    @Test
    void aQueryGoesOnAfterTheLastIdOfATime() {
        fill(crm, 3);
        crm.records().save(crm.records().deal(3).orElseThrow().ownedBy("32", EventFixture.CREATED.plusSeconds(120)));
        String soql = "SELECT FIELDS(ALL) FROM Opportunity WHERE (SystemModstamp > 2026-11-02T09:02:00Z OR "
                + "(SystemModstamp = 2026-11-02T09:02:00Z AND Id > '006000000000002AAA')) LIMIT 200";

        JsonNode page = body(get(crm, ROOT + "queryAll?q=" + soql.replace(' ', '+'), BEARER));

        assertThat(page.get("records").findValuesAsText("Id")).containsExactly("006000000000003AAA");
    }

    @Test
    void aCallIsATaskOfTheOpportunity() {
        crm.records().save(Activity.call(SOURCE, 7, "31", 12, 95, EventFixture.WON));

        JsonNode call = body(get(crm, ROOT + "sobjects/Task/00T000000000007", BEARER));

        assertThat(call.get("TaskSubtype").asText()).isEqualTo("Call");
        assertThat(call.get("CallDurationInSeconds").asInt()).isEqualTo(95);
        assertThat(call.get("WhatId").asText()).startsWith("006000000000012");
        assertThat(get(crm, ROOT + "sobjects/Event/00U000000000007", BEARER).status())
                .isEqualTo(404);
    }

    @Test
    void limitsAndLoginsAreToldInItsForm() {
        assertThat(body(get(crm, ROOT + "query?q=SELECT+Id+FROM+User", Map.of()))
                        .at("/0/errorCode")
                        .asText())
                .isEqualTo("INVALID_SESSION_ID");
        crm.rest().behave(RestBehaviour.GOOD.limitedTo(0, Duration.ofDays(1)));
        RestAnswer over = get(crm, ROOT + "query?q=SELECT+Id+FROM+User", BEARER);

        assertThat(over.status()).isEqualTo(403);
        assertThat(body(over).at("/0/errorCode").asText()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
        assertThat(ApiFixture.post(crm, "/services/oauth2/token", Map.of(), "refresh_token=fake-refresh-token")
                        .status())
                .isEqualTo(200);
    }
}
