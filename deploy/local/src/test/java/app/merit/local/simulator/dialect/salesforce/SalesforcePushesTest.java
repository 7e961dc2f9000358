package app.merit.local.simulator.dialect.salesforce;

import static app.merit.local.simulator.rest.ApiFixture.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.EventFixture;
import app.merit.local.simulator.rest.ApiFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SalesforcePushesTest {
    private final SalesforcePushes pushes = new SalesforcePushes(ApiFixture.subscription("fake-secret-0001"));

    @Test
    void aWonDealIsAMessageAtTheSecretAddress() {
        WebhookRequest request = pushes.write(EventFixture.won(SOURCE, "31"), ApiFixture.NOW);

        assertThat(request.path()).isEqualTo("/webhooks/crm-main/fake-secret-0001");
        assertThat(request.headers().get("Content-Type")).startsWith("text/xml");
        assertThat(new String(request.body(), StandardCharsets.UTF_8))
                .startsWith("<?xml")
                .contains(
                        "<sf:Id>006000261100042AAA</sf:Id>", "<sf:IsWon>true</sf:IsWon>", "<sf:Amount>1250</sf:Amount>")
                .contains("xsi:type=\"sf:Opportunity\"")
                .contains("<OrganizationId>00D000000000001EAA</OrganizationId>");
    }

    @Test
    void aRepeatedMessageKeepsItsId() {
        assertThat(pushes.write(EventFixture.won(SOURCE, "31"), ApiFixture.NOW.plusSeconds(9))
                        .body())
                .isEqualTo(pushes.write(EventFixture.won(SOURCE, "31"), ApiFixture.NOW)
                        .body());
    }

    @Test
    void aDeletionIsAChangeEvent() throws IOException {
        JsonNode header = body(pushes.write(EventFixture.deleted(SOURCE, "31"), ApiFixture.NOW))
                .get("ChangeEventHeader");

        assertThat(header.get("changeType").asText()).isEqualTo("DELETE");
        assertThat(header.at("/recordIds/0").asText()).isEqualTo("006000261100042AAA");
    }

    private static JsonNode body(WebhookRequest request) throws IOException {
        return new ObjectMapper().readTree(request.body());
    }
}
