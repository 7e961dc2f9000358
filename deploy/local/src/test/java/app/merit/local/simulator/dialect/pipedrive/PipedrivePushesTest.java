package app.merit.local.simulator.dialect.pipedrive;

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

class PipedrivePushesTest {
    private final ObjectMapper json = new ObjectMapper();
    private final PipedrivePushes format = new PipedrivePushes(
            new Subscription(CrmSource.PIPEDRIVE, "pd-user:fake-password", "https://merit.example.com"));

    @Test
    void aNewDealIsACreateWithoutPreviousAndCarriesBasicCredentials() throws IOException {
        WebhookRequest request = format.write(EventFixture.created(CrmSource.PIPEDRIVE, "9001"), EventFixture.CREATED);

        assertThat(request.headers()).containsEntry("Authorization", "Basic cGQtdXNlcjpmYWtlLXBhc3N3b3Jk");
        JsonNode body = json.readTree(request.body());
        assertThat(body.at("/meta/action").asText()).isEqualTo("create");
        assertThat(body.at("/meta/version").asText()).isEqualTo("2.0");
        assertThat(body.at("/meta/timestamp").asText()).isEqualTo("2026-11-02T09:00:00.000Z");
        assertThat(body.get("previous").isNull()).isTrue();
        assertThat(body.at("/data/value").decimalValue()).isEqualByComparingTo("1250");
        assertThat(body.at("/data/won_time").isNull()).isTrue();
    }

    @Test
    void aWonDealStatesItsTimeAndWhatItReplaced() throws IOException {
        JsonNode body = json.readTree(format.write(EventFixture.won(CrmSource.PIPEDRIVE, "9001"), EventFixture.WON)
                .body());

        assertThat(body.at("/meta/action").asText()).isEqualTo("change");
        assertThat(body.at("/data/status").asText()).isEqualTo("won");
        assertThat(body.at("/data/won_time").asText()).isEqualTo("2026-11-05T14:30:15Z");
        assertThat(body.at("/data/lost_time").isNull()).isTrue();
        assertThat(body.at("/previous/status").asText()).isEqualTo("open");
        assertThat(body.get("previous").has("value")).isFalse();
    }

    @Test
    void theSameEventIsToldWithTheSameIdAndAnotherWithAnother() throws IOException {
        CrmEvent won = EventFixture.won(CrmSource.PIPEDRIVE, "9001");

        assertThat(id(won)).isEqualTo(id(won)).isNotEqualTo(id(EventFixture.created(CrmSource.PIPEDRIVE, "9001")));
    }

    @Test
    void aCallIsADoneActivityWithItsLength() throws IOException {
        CrmEvent call = EventFixture.call(CrmSource.PIPEDRIVE, "9001", 3_725);

        JsonNode data =
                json.readTree(format.write(call, EventFixture.WON).body()).get("data");

        assertThat(data.get("type").asText()).isEqualTo("call");
        assertThat(data.get("done").asBoolean()).isTrue();
        assertThat(data.get("duration").asText()).isEqualTo("01:02:05");
        assertThat(data.get("marked_as_done_time").asText()).isEqualTo("2026-11-05T14:30:15Z");
    }

    private String id(CrmEvent event) throws IOException {
        return json.readTree(format.write(event, EventFixture.WON).body())
                .at("/meta/id")
                .asText();
    }
}
