package app.merit.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.embedded.Ports;
import app.merit.local.cluster.Addresses;
import app.merit.local.simulator.LiveCrm;
import app.merit.local.simulator.SimulatedCrm;
import app.merit.local.simulator.record.CrmEvent;
import app.merit.local.simulator.record.CrmSource;
import app.merit.local.state.Secrets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCrmsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");

    @TempDir
    Path folder;

    @Test
    void afterARestartTheCrmsHoldWhatTheyReportedBefore() throws Exception {
        SimulatorState state = new SimulatorState(new TreeMap<>(), new TreeMap<>(), 0)
                .withMonth(YearMonth.of(2026, 11), NOW)
                .withRun(NOW.plusSeconds(10));
        LiveCrm live = DemoCrms.live(0, NOW.plusSeconds(10));
        CrmEvent.DealStep seen = null;
        while (seen == null || live.counter() < 60) {
            if (live.next().event() instanceof CrmEvent.DealStep step
                    && step.before() == null
                    && step.source().equals(CrmSource.AMOCRM)) {
                seen = step;
            }
        }
        int port = Ports.free();

        DemoCrms crms = crms();
        crms.recall(state.withLiveEvents(live.counter()));
        crms.serve(port);

        String base = "http://127.0.0.1:" + port;
        JsonNode month = read(base + "/pipedrive-main/api/v2/deals?limit=1");
        JsonNode lead = read(base + "/amocrm-main/api/v4/leads/" + seen.now().number());
        assertThat(month.get("data")).hasSize(1);
        assertThat(lead.get("created_at").asLong()).isEqualTo(seen.at().getEpochSecond());
        assertThat(read(base + "/bitrix24-main/rest/user.get").get("result")).hasSize(5);
    }

    private DemoCrms crms() throws IOException {
        Secrets secrets = Secrets.open(folder.resolve("secrets.properties"), new SecureRandom());
        return new DemoCrms(secrets, new Addresses(8080), InstantSource.system());
    }

    private static JsonNode read(String uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", "Bearer " + SimulatedCrm.ACCESS_TOKEN)
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(uri).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
