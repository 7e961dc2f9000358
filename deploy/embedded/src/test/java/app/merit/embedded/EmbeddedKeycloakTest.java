package app.merit.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKeycloakTest {
    @TempDir
    static Path folder;

    private static EmbeddedKeycloak keycloak;

    @BeforeAll
    static void start() throws IOException {
        String realm = Files.readString(Checkout.root().resolve("deploy/keycloak/merit-realm-local.json"));
        keycloak = EmbeddedKeycloak.start(EmbeddedKeycloak.Settings.temporary(folder, realm));
    }

    @AfterAll
    static void stop() {
        keycloak.close();
    }

    @Test
    void aDemoLoginGetsATokenAndAWrongPasswordNone() throws Exception {
        assertThat(passwordGrant("anna.petrova", "demo").body()).contains("access_token");
        assertThat(passwordGrant("anna.petrova", "not-demo").body())
                .contains("invalid_grant")
                .doesNotContain("access_token");
    }

    @Test
    void theRealmOutlivesAKilledServer() throws Exception {
        keycloak.kill();
        keycloak.startAgain();

        assertThat(passwordGrant("anna.petrova", "demo").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> passwordGrant(String user, String password) throws Exception {
        String form = Map.of("grant_type", "password", "client_id", "merit-cli", "username", user, "password", password)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(keycloak.url() + "/realms/merit/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
