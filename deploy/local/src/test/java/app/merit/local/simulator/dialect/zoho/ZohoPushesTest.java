package app.merit.local.simulator.dialect.zoho;

import static app.merit.local.simulator.rest.ApiFixture.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.push.WebhookRequest;
import app.merit.local.simulator.record.EventFixture;
import app.merit.local.simulator.rest.ApiFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ZohoPushesTest {
    private final ZohoPushes pushes = new ZohoPushes(ApiFixture.subscription("fake-secret-0001"));

    @Test
    void aNotificationHasModuleOperationIdsAndTheToken() throws IOException {
        JsonNode won = body(pushes.write(EventFixture.won(SOURCE, "31"), ApiFixture.NOW));

        assertThat(won.get("module").asText()).isEqualTo("Deals");
        assertThat(won.get("operation").asText()).isEqualTo("update");
        assertThat(won.at("/ids/0").asText()).isEqualTo("4150868000261100042");
        assertThat(won.get("token").asText()).isEqualTo("fake-secret-0001");
        assertThat(won.get("server_time").asLong()).isEqualTo(EventFixture.WON.toEpochMilli());
    }

    @Test
    void eachModuleAndOperationHasItsName() throws IOException {
        JsonNode call = body(pushes.write(EventFixture.call(SOURCE, "31", 60), ApiFixture.NOW));
        JsonNode gone = body(pushes.write(EventFixture.deleted(SOURCE, "31"), ApiFixture.NOW));

        assertThat(call.get("module").asText()).isEqualTo("Calls");
        assertThat(call.get("operation").asText()).isEqualTo("insert");
        assertThat(gone.get("operation").asText()).isEqualTo("delete");
    }

    private static JsonNode body(WebhookRequest request) throws IOException {
        return new ObjectMapper().readTree(request.body());
    }
}
