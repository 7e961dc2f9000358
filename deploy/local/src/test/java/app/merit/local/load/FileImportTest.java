package app.merit.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merit.local.state.RefusedException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileImportTest {
    @TempDir
    Path folder;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private HttpServer gateway;
    private String state = "open";
    private int nextChunk;
    private int unauthorised;
    private int refusal;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/api/ingest/imports", this::answer);
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    @Test
    void rowsAreSentInChunksOfTheServersSize() throws Exception {
        Outcome outcome = load(5);
        assertThat(chunks()).containsExactly("0:2", "1:2", "2:1");
        assertThat(outcome.wasDone()).isFalse();
    }

    @Test
    void anInterruptedImportSendsOnlyWhatIsNotThereYet() throws Exception {
        nextChunk = 2;
        load(5);
        assertThat(chunks()).containsExactly("2:1");
        assertThat(words.toString(StandardCharsets.UTF_8)).contains("goes on behind row 4");
    }

    @Test
    void aFileThatWasLoadedIsNotSentAgain() throws Exception {
        state = "done";
        Outcome outcome = load(5);
        assertThat(chunks()).isEmpty();
        ByteArrayOutputStream summary = new ByteArrayOutputStream();
        outcome.print(new PrintStream(summary, true, StandardCharsets.UTF_8));
        assertThat(summary.toString(StandardCharsets.UTF_8))
                .contains("loaded before", "kept       0", "unchanged  4", "bad        1")
                // Row 1 of a CSV is its header.
                .contains("row 3  fields.amount must be a decimal  \"1O\"");
    }

    @Test
    void anExpiredTokenIsRenewed() throws Exception {
        unauthorised = 1;
        load(1);
        assertThat(chunks()).containsExactly("0:1");
    }

    @Test
    void aFileWithoutRowsIsNotSent() {
        assertThatThrownBy(() -> load(0)).isInstanceOf(RefusedException.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void aRefusalIsToldInTheServicesWords() {
        refusal = 403;
        assertThatThrownBy(() -> load(1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Your roles do not allow this.");
    }

    private Outcome load(int rows) throws IOException, InterruptedException {
        String text = "id,entity\n"
                + IntStream.range(0, rows).mapToObj(i -> "d-" + i + ",deal\n").collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("h.csv"), text);
        ImportApi api = new ImportApi("http://127.0.0.1:" + gateway.getAddress().getPort(), () -> "fake-token");
        return new FileImport(api, Progress.quiet(new PrintStream(words, true, StandardCharsets.UTF_8)))
                .load("erp", new HistoryFile(file, Optional.empty()), Optional.empty(), false);
    }

    private List<String> chunks() {
        return seen.stream().filter(one -> !one.startsWith("-")).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (refusal > 0) {
            send(exchange, refusal, "{\"detail\":\"Your roles do not allow this.\"}");
        } else if (unauthorised-- > 0) {
            send(exchange, 401, "{}");
        } else if (path.endsWith("/faults")) {
            send(exchange, 200, """
                    {"items":[{"row":2,"field":"fields.amount","rule":"must be a decimal","value":"1O"}]}""");
        } else {
            boolean chunk = path.contains("/chunks/");
            seen.add(
                    chunk
                            ? path.substring(path.lastIndexOf('/') + 1) + ":"
                                    + body.lines().count()
                            : "-" + body);
            send(exchange, 200, """
                    {"id":"i-1","state":"%s","chunkRows":2,"nextChunk":%d,"received":5,"kept":4,"bad":1}""".formatted(state, nextChunk));
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
