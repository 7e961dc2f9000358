package app.merit.local.deadletter;

import app.merit.local.state.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /api/ingest/dead-letters} through the gateway, as one person. */
final class LettersApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String base;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    LettersApi(String gateway, String token) {
        this.base = gateway + "/api/ingest/dead-letters";
        this.token = token;
    }

    /** @throws RefusedException with the service's own words */
    JsonNode get(String path, Map<String, String> query) throws IOException, InterruptedException {
        return send(request(path, query).GET());
    }

    /** @throws RefusedException with the service's own words */
    JsonNode post(String path, Map<String, String> query, Map<String, String> body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, query);
        return body.isEmpty()
                ? send(request.POST(HttpRequest.BodyPublishers.noBody()))
                : send(request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(base + path + (parameters.isEmpty() ? "" : "?" + parameters)))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw refused(answer);
        }
        return JSON.readTree(answer.body());
    }

    private static RefusedException refused(HttpResponse<String> answer) {
        String detail;
        try {
            detail = JSON.readTree(answer.body()).path("detail").asText(answer.body());
        } catch (IOException noProblem) {
            detail = answer.body();
        }
        String wayOn =
                switch (answer.statusCode()) {
                    case 403 -> "Another person may do this: --as LOGIN (operators: otto.ops; approval: kim.admin).";
                    case 404 -> "./merit dead-letters list shows what there is.";
                    default -> "More: docs/dead-letters.md";
                };
        return new RefusedException("Refused (" + answer.statusCode() + "): " + detail, wayOn);
    }
}
