package app.merit.local.simulator.dialect.hubspot;

import static app.merit.local.simulator.rest.ApiFixture.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.push.Hmac;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.EventFixture;
import app.merit.local.simulator.rest.ApiFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class HubSpotPushesTest {
    private final HubSpotPushes pushes = new HubSpotPushes(ApiFixture.subscription("fake-secret-0001"));

    @Test
    void propertiesOfANewDealComeAheadOfItsCreation() throws IOException {
        JsonNode events = body(pushes.write(EventFixture.created(SOURCE, "31"), ApiFixture.NOW));

        assertThat(events.findValuesAsText("subscriptionType"))
                .containsExactly("deal.propertyChange", "deal.propertyChange", "deal.propertyChange", "deal.creation");
        assertThat(events.findValuesAsText("propertyName")).containsExactly("amount", "dealstage", "hubspot_owner_id");
        assertThat(events.get(0).get("propertyValue").isTextual()).isTrue();
        assertThat(events.get(3).get("occurredAt").asLong()).isEqualTo(EventFixture.CREATED.toEpochMilli());
    }

    @Test
    void aWonDealTellsItsStageOnly() throws IOException {
        JsonNode events = body(pushes.write(EventFixture.won(SOURCE, "31"), ApiFixture.NOW));

        assertThat(events).hasSize(1);
        assertThat(events.get(0).get("propertyValue").asText()).isEqualTo("closedwon");
    }

    @Test
    void theSignatureCoversMethodAddressBodyAndTime() {
        WebhookRequest request = pushes.write(EventFixture.won(SOURCE, "31"), ApiFixture.NOW);

        String timestamp = request.headers().get("X-HubSpot-Request-Timestamp");
        byte[] mac = Hmac.sha256(
                bytes("fake-secret-0001"),
                bytes("POSThttps://merit.example.com/webhooks/crm-main"),
                request.body(),
                bytes(timestamp));
        assertThat(timestamp).isEqualTo(Long.toString(ApiFixture.NOW.toEpochMilli()));
        assertThat(request.headers())
                .containsEntry("X-HubSpot-Signature-v3", Base64.getEncoder().encodeToString(mac));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode body(WebhookRequest request) throws IOException {
        return new ObjectMapper().readTree(request.body());
    }
}
