package app.merit.local.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.local.simulator.Dialect;
import app.merit.local.simulator.SimulatedCrm;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final SimulatedCrm amo = ApiFixture.crm(Dialect.AMOCRM);
    private final SimulatedCrm bitrix = ApiFixture.crm(Dialect.BITRIX24);
    private RestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RestServer(0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void twoAccountsAreServedBelowTheirNames() throws Exception {
        String first = server.serve("amocrm-main", amo.rest());
        String second = server.serve("bitrix24-main", bitrix.rest());
        ApiFixture.fill(amo, 3);
        ApiFixture.fill(bitrix, 1);

        JsonNode page = read(first + "/api/v4/leads?limit=2&filter%5Bupdated_at%5D%5Bfrom%5D=1");
        JsonNode next = read(page.at("/_links/next/href").asText());
        JsonNode deal = read(second + "/rest/1/" + SimulatedCrm.ACCESS_TOKEN + "/crm.deal.get.json?id=1");

        assertThat(page.at("/_embedded/leads")).hasSize(2);
        assertThat(next.at("/_embedded/leads/0/id").asLong()).isEqualTo(3);
        assertThat(next.at("/_links").has("next")).isFalse();
        assertThat(deal.at("/result/OPPORTUNITY").asText()).isEqualTo("100.50");
    }

    @Test
    void aParameterThatIsNoNumberIsTheCallersFault() throws Exception {
        String base = server.serve("", amo.rest());

        assertThat(send(base + "/api/v4/leads?page=one").statusCode()).isEqualTo(400);
    }

    @Test
    void aSlowCrmAnswersLate() throws Exception {
        String base = server.serve("", amo.rest());
        amo.rest().behave(RestBehaviour.GOOD.slowBy(Duration.ofMillis(300)));

        long start = System.nanoTime();
        int status = send(base + "/api/v4/account").statusCode();

        assertThat(status).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    private JsonNode read(String uri) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(uri);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> send(String uri) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(uri))
                        .header("Authorization", "Bearer " + SimulatedCrm.ACCESS_TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
