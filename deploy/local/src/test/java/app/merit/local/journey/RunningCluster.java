package app.merit.local.journey;

import app.merit.local.cluster.Addresses;
import app.merit.local.cluster.LocalMerit;
import app.merit.local.demo.Demo;
import app.merit.local.demo.Tokens;
import app.merit.local.process.PortOwner;
import app.merit.local.process.Progress;
import app.merit.local.simulator.CrmEvent;
import app.merit.local.simulator.WebhookRequest;
import app.merit.local.simulator.WebhookSender;
import app.merit.local.simulator.WireFormats;
import app.merit.local.state.DataDirectory;
import app.merit.local.state.ProcessRecords;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The whole of Merit with the demo company and without the simulated CRM, as {@code ./merit up} starts it. */
final class RunningCluster implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalMerit merit;
    private final WireFormats formats;
    private final WebhookSender sender;
    private final Tokens tokens;
    private final Map<String, String> tokenOf = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer of the API. */
    record Answer(int status, JsonNode body) {}

    private RunningCluster(LocalMerit merit) {
        this.merit = merit;
        this.formats = new WireFormats(merit.secrets());
        this.sender = new WebhookSender(merit.addresses().gatewayUrl());
        this.tokens = new Tokens(merit.addresses());
    }

    static RunningCluster start(Path folder) throws IOException, InterruptedException {
        Progress progress = new Progress(System.out, System.nanoTime());
        LocalMerit merit = LocalMerit.prepare(new DataDirectory(folder), new Addresses(freeBlock()), false, progress);
        try {
            merit.start();
            new Demo(merit, progress).load();
        } catch (IOException | RuntimeException failure) {
            merit.close();
            throw failure;
        }
        return new RunningCluster(merit);
    }

    String url() {
        return merit.addresses().gatewayUrl();
    }

    LocalMerit merit() {
        return merit;
    }

    /** Status of the answer to one webhook. */
    int post(CrmEvent event) throws IOException, InterruptedException {
        WebhookRequest request = formats.write(event, Instant.now());
        return sender.send(request);
    }

    Answer get(String login, String path) throws IOException, InterruptedException {
        String token = tokenOf.get(login);
        if (token == null) {
            token = tokens.token(login, "demo");
            tokenOf.put(login, token);
        }
        return send(request(path).header("Authorization", "Bearer " + token).build());
    }

    Answer getWithoutToken(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    /** Ends a part as a crash would. */
    void kill(String part) throws IOException {
        new ProcessRecords(merit.data().processes())
                .find(part)
                .flatMap(record -> record.alive())
                .orElseThrow(() -> new IllegalStateException(part + " does not run"))
                .destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        merit.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(20));
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    }

    private static int freeBlock() {
        return IntStream.iterate(21_080, port -> port < 60_000, port -> port + 100)
                .filter(port -> IntStream.range(port, port + 10).allMatch(PortOwner::isFree))
                .findFirst()
                .orElseThrow();
    }
}
