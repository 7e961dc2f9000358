package app.merit.local.simulator.dialect.standard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.push.Subscription;
import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.CrmSource;
import app.merit.local.simulator.record.EventFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StandardPushesTest {
    private final ObjectMapper json = new ObjectMapper();
    private final StandardPushes format = new StandardPushes(new Subscription(
            CrmSource.STANDARD, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "https://merit.example.com"));

    @Test
    void theSignatureIsTheOneOfTheSpecification() {
        assertThat(format.signature(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}".getBytes(UTF_8)))
                .isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aWonDealIsASignedCloudEvent() throws IOException {
        WebhookRequest request =
                format.write(EventFixture.won(CrmSource.STANDARD, "anna"), EventFixture.WON.plusSeconds(60));

        JsonNode body = json.readTree(request.body());
        String id = body.get("id").asText();
        String timestamp = Long.toString(EventFixture.WON.plusSeconds(60).getEpochSecond());
        assertThat(request.headers())
                .containsEntry("Content-Type", "application/cloudevents+json")
                .containsEntry("webhook-id", id)
                .containsEntry("webhook-timestamp", timestamp)
                .containsEntry("webhook-signature", "v1," + format.signature(id, timestamp, request.body()));
        assertThat(body.get("specversion").asText()).isEqualTo("1.0");
        assertThat(body.get("type").asText()).isEqualTo("merit.deal.v1");
        assertThat(body.at("/data/fields/amount").asText()).isEqualTo("1250");
        assertThat(body.at("/data/fields/status").asText()).isEqualTo("won");
        assertThat(body.at("/data/fields/wonAt").asText()).isEqualTo("2026-11-05T14:30:15Z");
        assertThat(body.at("/data/fields").has("lostAt")).isFalse();
    }

    @Test
    void aRepeatedDeliveryKeepsItsIdAndBody() {
        CrmEvent event = EventFixture.created(CrmSource.STANDARD, "anna");

        WebhookRequest first = format.write(event, EventFixture.WON);
        WebhookRequest second = format.write(event, EventFixture.WON.plusSeconds(5));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().get("webhook-id")).isEqualTo(first.headers().get("webhook-id"));
        assertThat(second.headers().get("webhook-signature"))
                .isNotEqualTo(first.headers().get("webhook-signature"));
    }
}
