package app.merit.local.simulator.dialect.close;

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
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ClosePushesTest {
    private final ClosePushes pushes = new ClosePushes(ApiFixture.subscription("fa4efa4e"));

    @Test
    void aWonDealIsToldWholeWithWhatItReplaced() throws IOException {
        JsonNode event = body(pushes.write(EventFixture.won(SOURCE, "31"), ApiFixture.NOW))
                .get("event");

        assertThat(event.get("action").asText()).isEqualTo("updated");
        assertThat(event.get("date_created").asText()).isEqualTo("2026-11-05T14:30:15.000000");
        assertThat(event.at("/data/value").asLong()).isEqualTo(125_000);
        assertThat(event.at("/data/status_type").asText()).isEqualTo("won");
        assertThat(event.at("/previous_data/status_type").asText()).isEqualTo("active");
        assertThat(event.get("previous_data").has("value")).isFalse();
        assertThat(event.get("changed_fields").toString()).contains("status_type", "date_won");
    }

    @Test
    void aDeletedDealHasNoData() throws IOException {
        JsonNode event = body(pushes.write(EventFixture.deleted(SOURCE, "31"), ApiFixture.NOW))
                .get("event");

        assertThat(event.get("action").asText()).isEqualTo("deleted");
        assertThat(event.get("data").isNull()).isTrue();
    }

    @Test
    void theSignatureCoversTimeAndBody() {
        WebhookRequest request = pushes.write(EventFixture.won(SOURCE, "31"), ApiFixture.NOW);

        byte[] mac = Hmac.sha256(
                HexFormat.of().parseHex("fa4efa4e"),
                Long.toString(ApiFixture.NOW.getEpochSecond()).getBytes(StandardCharsets.UTF_8),
                request.body());
        assertThat(request.headers())
                .containsEntry("close-sig-hash", HexFormat.of().formatHex(mac));
    }

    private static JsonNode body(WebhookRequest request) throws IOException {
        return new ObjectMapper().readTree(request.body());
    }
}
