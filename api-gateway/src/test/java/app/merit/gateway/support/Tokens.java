package app.merit.gateway.support;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens of the demo people, from the real Keycloak. */
public final class Tokens {
    private static final Map<String, JsonObject> KEPT = new ConcurrentHashMap<>();

    private Tokens() {}

    public static String access(String user) {
        return KEPT.computeIfAbsent(user, Tokens::grant).getString("access_token");
    }

    public static String freshAccess(String user) {
        return grant(user).getString("access_token");
    }

    public static String id(String user) {
        return KEPT.computeIfAbsent(user, Tokens::grant).getString("id_token");
    }

    public static URI realm() {
        return URI.create(ConfigProvider.getConfig().getValue("MERIT_OIDC_URL", String.class));
    }

    public static JsonObject claims(String token) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1])));
    }

    /** A token with one claim changed and the signature of the old one. */
    public static String forged(String token, String claim, String value) {
        String[] parts = token.split("\\.");
        String payload = claims(token).put(claim, value).encode();
        return parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes()) + "."
                + parts[2];
    }

    private static JsonObject grant(String user) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id=merit-cli&scope=openid&password=demo&username=" + user))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new JsonObject(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
