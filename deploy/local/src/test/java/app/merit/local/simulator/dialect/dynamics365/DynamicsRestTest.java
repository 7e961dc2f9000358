package app.merit.local.simulator.dialect.dynamics365;

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

class DynamicsRestTest {
    private final SimulatedCrm crm = ApiFixture.crm(Dialect.DYNAMICS365);

    private static final String ROOT = "/api/data/v9.2/";

    @Test
    void anOpportunityIsARowWithLookups() {
        crm.records().save(EventFixture.won(SOURCE, "31").now());

        JsonNode row = body(get(crm, ROOT + "opportunities(d0000000-0000-4000-8000-000261100042)", BEARER));

        assertThat(row.get("statecode").asInt()).isEqualTo(1);
        assertThat(row.get("actualvalue").decimalValue()).isEqualByComparingTo("1250");
        assertThat(row.get("actualclosedate").asText()).isEqualTo("2026-11-05");
        String currency = row.get("_transactioncurrencyid_value").asText();
        assertThat(body(get(crm, ROOT + "transactioncurrencies(" + currency + ")", BEARER))
                        .get("isocurrencycode")
                        .asText())
                .isEqualTo("EUR");
        assertThat(get(crm, ROOT + "opportunities(d0000000-0000-4000-8000-000000000005)", BEARER)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theListOfWhatChangedLeadsToItsNextPage() {
        fill(crm, 5);
        Map<String, String> three =
                Map.of("authorization", BEARER.get("authorization"), "prefer", "odata.maxpagesize=3");

        JsonNode first = body(get(crm, ROOT + "opportunities?$filter=modifiedon ge 2026-11-02T09:02:00Z", three));
        String next = first.get("@odata.nextLink").asText().substring("http://127.0.0.1:1".length());
        JsonNode second = body(get(crm, next, three));

        assertThat(first.get("value")).hasSize(3);
        assertThat(second.get("value")).hasSize(1);
        assertThat(second.has("@odata.nextLink")).isFalse();
    }

    @Test
    void theCurrencyComesAlongIfItIsAskedFor() {
        fill(crm, 1);
        String row = ROOT + "opportunities(d0000000-0000-4000-8000-000000000001)";

        JsonNode with = body(get(crm, row + "?$expand=transactioncurrencyid($select=isocurrencycode)", BEARER));

        assertThat(with.at("/transactioncurrencyid/isocurrencycode").asText()).isEqualTo("EUR");
        assertThat(body(get(crm, row, BEARER)).has("transactioncurrencyid")).isFalse();
        assertThat(body(get(crm, ROOT + "annotations", BEARER)).get("value")).isEmpty();
    }

    @Test
    void aCallIsAPhonecallAboutTheOpportunity() {
        crm.records().save(Activity.call(SOURCE, 7, "31", 12, 185, EventFixture.WON));

        JsonNode call = body(get(crm, ROOT + "phonecalls(d0000000-0000-4000-8000-000000000007)", BEARER));

        assertThat(call.get("actualdurationminutes").asInt()).isEqualTo(3);
        assertThat(call.get("_regardingobjectid_value").asText()).endsWith("000000000012");
        assertThat(get(crm, ROOT + "tasks(d0000000-0000-4000-8000-000000000007)", BEARER)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void limitsAndLoginsAreToldInItsForm() {
        assertThat(get(crm, ROOT + "systemusers", Map.of()).headers()).containsKey("WWW-Authenticate");
        crm.rest().behave(RestBehaviour.GOOD.limitedTo(0, Duration.ofSeconds(300)));
        RestAnswer over = get(crm, ROOT + "systemusers", BEARER);

        assertThat(over.status()).isEqualTo(429);
        assertThat(over.headers()).containsEntry("Retry-After", "300");
    }
}
