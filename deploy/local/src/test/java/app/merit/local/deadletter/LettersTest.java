package app.merit.local.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merit.local.state.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LettersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LETTER = """
            {"id":"0-12-1","source":"amocrm-main","reason":"id-missing","detail":"leads[update] without an id","item":1,
             "inbox":{"partition":0,"offset":12,"sha256":"aa"},"receivedAt":"2026-11-23T10:00:00Z",
             "failedAt":"2026-11-23T10:00:00.123Z","failures":2,"status":"waived",
             "decision":{"by":"otto.ops","at":"2026-11-24T08:00:00Z","reason":"test data"},
             "wouldGive":{"changes":1,"ignored":0,"unreadable":[{"item":1,"reason":"id-missing","detail":"no id"}]},
             "edits":[{"number":1,"state":"pending","editor":"otto.ops",
               "differences":[{"path":"/data/id","before":"","after":"7"}]}],
             "message":{"masked":true,"method":"POST","path":"/webhooks/amocrm-main/***","body":{"id":7}}}""";

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theApiIsAskedAsThePersonWithEveryValueEscaped() throws Exception {
        api().get("/0-12-1", Map.of("reason", "why & how"));
        api().post("/0-12-1/waive", Map.of(), Map.of("reason", "test \"data\""));
        assertThat(asked)
                .containsExactly(
                        "GET /api/ingest/dead-letters/0-12-1?reason=why+%26+how Bearer t ",
                        "POST /api/ingest/dead-letters/0-12-1/waive Bearer t {\"reason\":\"test \\\"data\\\"\"}");
    }

    @Test
    void aRefusalIsToldInTheServicesWordsWithAWayOn() {
        status = 403;
        answer = "{\"detail\":\"Your roles do not allow this.\"}";
        assertThatThrownBy(() -> api().post("/x/replay", Map.of(), Map.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Refused (403): Your roles do not allow this.")
                .satisfies(refused ->
                        assertThat(((RefusedException) refused).wayOn()).contains("--as LOGIN"));
        status = 502;
        answer = "no json";
        assertThatThrownBy(() -> api().get("", Map.of())).hasMessage("Refused (502): no json");
    }

    @Test
    void aListIsATable() throws Exception {
        JsonNode page = JSON.readTree("{\"total\":3,\"items\":[" + LETTER + "]}");
        assertThat(LetterText.table(page).lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("0-12-1 ")
                        && line.contains("waived")
                        && line.contains("2026-11-23T10:00:00Z")
                        && line.endsWith("id-missing: leads[update] without an id"))
                .endsWith("1 of 3");
        assertThat(LetterText.table(JSON.readTree("{\"items\":[],\"total\":0}")))
                .isEqualTo("No dead letters.\n");
    }

    @Test
    void aLetterSaysWhatAPersonNeedsToDecide() throws Exception {
        assertThat(LetterText.letter(JSON.readTree(LETTER)))
                .contains("waived by otto.ops at 2026-11-24T08:00:00Z: test data")
                .contains("would give 1 change(s), item 1 unreadable (id-missing: no id)")
                .contains("edit        1 pending, by otto.ops\n  /data/id\n    - \n    + 7")
                .contains("values masked")
                .contains("\"id\" : 7");
        JsonNode expired = JSON.readTree("{\"expired\":\"request expired on 2026-12-23, sha256 aa\"}");
        assertThat(LetterText.letter(expired)).contains("message     request expired on 2026-12-23, sha256 aa");
    }

    private LettersApi api() {
        return new LettersApi("http://127.0.0.1:" + server.getAddress().getPort(), "t");
    }
}
