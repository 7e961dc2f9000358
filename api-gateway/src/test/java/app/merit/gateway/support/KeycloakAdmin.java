package app.merit.gateway.support;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;

/** Changes the running realm as an administrator would. */
public final class KeycloakAdmin implements AutoCloseable {
    private final Browser http = new Browser();
    private final String server = Tokens.realm().toString().replaceAll("/realms/.*", "");

    /** Sets how long the access tokens of a client live; 0 for as long as the realm says. */
    public void setTokenLifetime(String clientId, int seconds) {
        String clients = server + "/admin/realms/merit/clients";
        String token = token();
        JsonObject client = new JsonArray(http.send(request(clients + "?clientId=" + clientId, token)
                                .GET())
                        .body())
                .getJsonObject(0);
        client.getJsonObject("attributes").put("access.token.lifespan", seconds == 0 ? "" : Integer.toString(seconds));
        int status = http.send(request(clients + "/" + client.getString("id"), token)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(client.encode())))
                .statusCode();
        if (status != 204) {
            throw new AssertionError("Keycloak answered " + status);
        }
    }

    private String token() {
        String answer = http.send(
                        HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "grant_type=password&client_id=admin-cli&username=admin&password=admin")))
                .body();
        return new JsonObject(answer).getString("access_token");
    }

    private static HttpRequest.Builder request(String uri, String token) {
        return HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
        http.close();
    }
}
