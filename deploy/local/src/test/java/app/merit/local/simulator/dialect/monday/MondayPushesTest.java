package app.merit.local.simulator.dialect.monday;

import static app.merit.local.simulator.rest.ApiFixture.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.EventFixture;
import app.merit.local.simulator.rest.ApiFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MondayPushesTest {
    private final MondayPushes pushes = new MondayPushes(ApiFixture.subscription("fake-secret-0001"));

    @Test
    void aWonDealTellsItsStatusColumn() throws IOException {
        JsonNode event = body(pushes.write(EventFixture.won(SOURCE, "31"), ApiFixture.NOW))
                .get("event");

        assertThat(event.get("type").asText()).isEqualTo("update_column_value");
        assertThat(event.get("columnId").asText()).isEqualTo("status");
        assertThat(event.at("/value/label/index").asInt()).isEqualTo(101);
        assertThat(event.get("pulseId").asLong()).isEqualTo(EventFixture.NUMBER);
    }

    @Test
    void theTokenIsSignedAndEnds() {
        String[] parts = pushes.write(EventFixture.won(SOURCE, "31"), ApiFixture.NOW)
                .headers()
                .get("Authorization")
                .split("\\.");

        assertThat(parts).hasSize(3);
        assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        assertThat(decoded(parts[1])).contains("\"exp\":" + (ApiFixture.NOW.getEpochSecond() + 300));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static JsonNode body(WebhookRequest request) throws IOException {
        return new ObjectMapper().readTree(request.body());
    }
}
