package app.merit.local.simulator.dialect.copper;

import static app.merit.local.simulator.rest.ApiFixture.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.EventFixture;
import app.merit.local.simulator.rest.ApiFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CopperPushesTest {
    private final CopperPushes pushes = new CopperPushes(ApiFixture.subscription("secret=fake-value-0001"));

    @Test
    void aNotificationEchoesTheSecretByItsName() throws IOException {
        JsonNode won = body(pushes.write(EventFixture.won(SOURCE, "31"), ApiFixture.NOW));

        assertThat(won.get("secret").asText()).isEqualTo("fake-value-0001");
        assertThat(won.get("type").asText()).isEqualTo("opportunity");
        assertThat(won.get("event").asText()).isEqualTo("update");
        assertThat(won.at("/ids/0").asLong()).isEqualTo(EventFixture.NUMBER);
        assertThat(won.has("status")).isFalse();
    }

    @Test
    void aCallIsALoggedActivity() throws IOException {
        JsonNode call = body(pushes.write(EventFixture.call(SOURCE, "31", 60), ApiFixture.NOW));

        assertThat(call.get("type").asText()).isEqualTo("activity_log");
        assertThat(call.get("event").asText()).isEqualTo("new");
    }

    private static JsonNode body(WebhookRequest request) throws IOException {
        return new ObjectMapper().readTree(request.body());
    }
}
