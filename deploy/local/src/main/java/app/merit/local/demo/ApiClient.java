package app.merit.local.demo;

import app.merit.local.cluster.Addresses;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Puts documents through the gateway as an administrator of the demo company. */
final class ApiClient {
    /**
     * A service learns about the others from topics; what it does not know yet it refuses, so a refusal within this
     * time is tried again.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String gateway;
    private final Tokens tokens;
    private final Map<String, String> tokenOf = new HashMap<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    ApiClient(Addresses addresses) {
        this.gateway = addresses.gatewayUrl();
        this.tokens = new Tokens(addresses);
    }

    /** @throws IllegalStateException with the service's own words if it keeps refusing */
    void put(DemoCompany.Document document) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HttpResponse<String> answer = client.send(request(document), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The demo company could not be loaded: PUT " + document.path()
                        + " was answered with " + answer.statusCode() + " " + answer.body());
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    private HttpRequest request(DemoCompany.Document document) throws IOException, InterruptedException {
        String token = tokenOf.get(document.owner());
        if (token == null) {
            token = tokens.token(document.owner(), "demo");
            tokenOf.put(document.owner(), token);
        }
        JsonNode body = document.body();
        return HttpRequest.newBuilder(URI.create(gateway + document.path()))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }
}
