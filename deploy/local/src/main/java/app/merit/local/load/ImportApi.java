package app.merit.local.load;

import app.merit.local.state.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The import's API through the gateway; asks again while the other side is not well. */
public final class ImportApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES = 30;
    private static final int PAUSE_SECONDS = 2;

    /** Where tokens come from; they hold for minutes, an import may take hours. */
    public interface Login {
        String token() throws IOException, InterruptedException;
    }

    private final String gateway;
    private final Login login;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private String token = "";

    public ImportApi(String gateway, Login login) {
        this.gateway = gateway;
        this.login = login;
    }

    JsonNode begin(ObjectNode request) throws IOException, InterruptedException {
        return call("POST", "/api/ingest/imports", "application/json", request.toString());
    }

    JsonNode chunk(String id, int n, String rows) throws IOException, InterruptedException {
        return call("PUT", "/api/ingest/imports/" + id + "/chunks/" + n, "application/x-ndjson", rows);
    }

    JsonNode get(String id) throws IOException, InterruptedException {
        return call("GET", "/api/ingest/imports/" + id, "application/json", "");
    }

    JsonNode faults(String id, int size) throws IOException, InterruptedException {
        return call("GET", "/api/ingest/imports/" + id + "/faults?size=" + size, "application/json", "");
    }

    /** @throws RefusedException with the service's own words if it refuses, or does not answer for a minute */
    private JsonNode call(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        String trouble = "";
        boolean renewed = false;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                HttpResponse<String> answer = send(method, path, type, body);
                int status = answer.statusCode();
                if (status / 100 == 2) {
                    return JSON.readTree(answer.body());
                }
                if (status == 401 && !renewed) {
                    renewed = true;
                    token = "";
                    continue;
                }
                if (status != 429 && status < 500) {
                    throw refused(answer);
                }
                trouble = "it answers " + status;
            } catch (IOException away) {
                trouble = String.valueOf(away.getMessage());
            }
            TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
        }
        throw new RefusedException(
                gateway + " does not take it: " + trouble + ".",
                "Run the same command again: it goes on where it was.");
    }

    private HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        if (token.isEmpty()) {
            token = login.token();
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static RefusedException refused(HttpResponse<String> answer) {
        String words = answer.body();
        try {
            words = JSON.readTree(answer.body()).path("detail").asText(words);
        } catch (IOException noJson) {
            // Its own words are all there is.
            words = answer.body();
        }
        String way = answer.statusCode() == 401 || answer.statusCode() == 403
                ? "Use a login with the role kpi-admin: --user kim.admin, or --token."
                : "See docs/import.md.";
        return new RefusedException(answer.statusCode() + ": " + words, way);
    }
}
