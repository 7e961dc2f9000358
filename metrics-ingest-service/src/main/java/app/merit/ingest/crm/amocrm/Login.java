package app.merit.ingest.crm.amocrm;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** A long-lived token alone, or an OAuth token that lives a day with what renews it; each renewal ends the old one. */
final class Login {
    private static final String TOKEN = "token";
    private static final String REFRESH_TOKEN = "refresh-token";

    /** The names that the vendor gives to what an integration has. */
    private static final Map<String, String> NEEDED = Map.of(
            "client-id",
            "client_id",
            "client-secret",
            "client_secret",
            REFRESH_TOKEN,
            "refresh_token",
            "redirect-uri",
            "redirect_uri");

    private Login() {}

    static Map<String, String> headers(Map<String, String> credentials) {
        String token = credentials.getOrDefault(TOKEN, "").strip();
        return token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
    }

    static Optional<ApiCall> refresh(Map<String, String> credentials) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("grant_type", "refresh_token");
        for (var name : NEEDED.entrySet()) {
            String value = credentials.getOrDefault(name.getKey(), "").strip();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            body.put(name.getValue(), value);
        }
        return Optional.of(ApiCall.post("/oauth2/access_token", "application/json", body.toString()));
    }

    static Map<String, String> refreshed(ApiResponse response) {
        if (RestAnswers.failure(response).isPresent()) {
            return Map.of();
        }
        JsonNode body = RestAnswers.json(response);
        Optional<String> token = text(body, "access_token");
        Optional<String> next = text(body, "refresh_token");
        // Half a login would be of no use tomorrow: the old refresh token has ended.
        return token.isPresent() && next.isPresent() ? Map.of(TOKEN, token.get(), REFRESH_TOKEN, next.get()) : Map.of();
    }

    private static Optional<String> text(JsonNode body, String name) {
        return Json.text(Json.at(body, name)).filter(value -> !value.isBlank());
    }
}
