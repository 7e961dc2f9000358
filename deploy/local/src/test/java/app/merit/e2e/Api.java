package app.merit.e2e;

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

/** What a person or a portal asks the gateway, with a token that Keycloak gave for their password. */
final class Api {
    record Answer(int status, JsonNode body) {
        String text(String field) {
            return body.path(field).asText();
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String gateway;
    private final String token;

    private Api(String gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    static Api as(RunningMerit merit, String login) throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=merit-cli&password=demo&username=" + encoded(login);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(merit.keycloakUrl() + "/realms/merit/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        String body = CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return new Api(merit.url(), JSON.readTree(body).required("access_token").asText());
    }

    static Api anonymous(RunningMerit merit) {
        return new Api(merit.url(), "");
    }

    Answer value(String kpi, String subject, String period) throws IOException, InterruptedException {
        return get("/api/metrics/values?kpi=%s&subject=%s&period=%s".formatted(kpi, encoded(subject), period));
    }

    Answer accrual(String employee, String period) throws IOException, InterruptedException {
        return get("/api/motivation/accruals/" + employee + "/" + period);
    }

    Answer get(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(gateway + path)).timeout(Duration.ofSeconds(20));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(), answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
