package app.merit.local.demo;

import app.merit.local.cluster.Addresses;
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
import java.util.List;
import java.util.stream.Collectors;

/** Bearer tokens of the local realm, by name and password (the client {@code merit-cli}). */
public final class Tokens {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI endpoint;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public Tokens(Addresses addresses) {
        this.endpoint = URI.create(addresses.realmUrl() + "/protocol/openid-connect/token");
    }

    /**
     * A token that holds for some minutes.
     *
     * @throws RefusedException if Keycloak does not know the login or the password
     */
    public String token(String user, String password) throws IOException, InterruptedException {
        String form = List.of(
                        List.of("grant_type", "password"),
                        List.of("client_id", "merit-cli"),
                        List.of("username", user),
                        List.of("password", password))
                .stream()
                .map(field -> field.get(0) + "=" + URLEncoder.encode(field.get(1), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode body = JSON.readTree(answer.body());
        if (answer.statusCode() != 200 || !body.hasNonNull("access_token")) {
            throw new RefusedException(
                    "Keycloak gave no token to " + user + ": "
                            + body.path("error_description").asText("status " + answer.statusCode()) + ".",
                    "The demo logins are in the table of ./merit up; their password is demo.");
        }
        return body.get("access_token").asText();
    }
}
