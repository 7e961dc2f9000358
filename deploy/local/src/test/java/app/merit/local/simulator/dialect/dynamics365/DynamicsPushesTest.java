package app.merit.local.simulator.dialect.dynamics365;

import static app.merit.local.simulator.rest.ApiFixture.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.EventFixture;
import app.merit.local.simulator.rest.ApiFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DynamicsPushesTest {
    private final DynamicsPushes pushes = new DynamicsPushes(ApiFixture.subscription("fake-secret-0001"));

    @Test
    void aWonDealComesWithItsImageAndTheKeyInTheAddress() throws IOException {
        WebhookRequest request = pushes.write(EventFixture.won(SOURCE, "31"), ApiFixture.NOW);

        JsonNode context = body(request);
        assertThat(request.path()).isEqualTo("/webhooks/crm-main?code=fake-secret-0001");
        assertThat(context.get("MessageName").asText()).isEqualTo("Update");
        assertThat(context.get("PrimaryEntityId").asText()).endsWith("000261100042");
        JsonNode image = context.at("/PostEntityImages/0/value/Attributes");
        assertThat(image.findValuesAsText("key")).contains("statecode", "actualvalue", "ownerid");
        assertThat(value(image, "actualvalue").get("Value").decimalValue()).isEqualByComparingTo("1250");
        assertThat(value(image, "statecode").get("Value").asInt()).isEqualTo(1);
        assertThat(value(image, "modifiedon").asText()).isEqualTo("/Date(" + EventFixture.WON.toEpochMilli() + ")/");
    }

    @Test
    void aDeletionIsAReferenceOnly() throws IOException {
        JsonNode context = body(pushes.write(EventFixture.deleted(SOURCE, "31"), ApiFixture.NOW));

        assertThat(context.get("MessageName").asText()).isEqualTo("Delete");
        assertThat(context.at("/InputParameters/0/value").has("Attributes")).isFalse();
        assertThat(context.get("PostEntityImages")).isEmpty();
    }

    private static JsonNode value(JsonNode attributes, String key) {
        for (JsonNode attribute : attributes) {
            if (attribute.get("key").asText().equals(key)) {
                return attribute.get("value");
            }
        }
        throw new AssertionError("No attribute " + key);
    }

    private static JsonNode body(WebhookRequest request) throws IOException {
        return new ObjectMapper().readTree(request.body());
    }
}
