package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import app.merit.ingest.format.UrlText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A private app's token, which does not expire, or an app with OAuth. */
final class Connection {
    static final String HOST = "api.hubapi.com";
    private static final String TOKEN = "token";
    private static final String REFRESH_TOKEN = "refresh-token";
    private static final List<String> APPLICATION = List.of("client-id", "client-secret", REFRESH_TOKEN);

    private Connection() {}

    static Optional<String> baseUrl(SourceSettings source) {
        return source.api()
                .flatMap(ApiSettings::baseUrl)
                .map(address -> address.strip().replaceAll("/+$", ""))
                .or(() -> Optional.of("https://" + HOST));
    }

    static Map<String, String> login(Map<String, String> credentials) {
        String token = credentials.getOrDefault(TOKEN, "").strip();
        return token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
    }

    static Optional<ApiCall> refresh(SourceSettings source, Map<String, String> credentials) {
        if (!APPLICATION.stream().allMatch(credentials::containsKey)) {
            return Optional.empty();
        }
        String form = UrlText.query()
                .with("grant_type", "refresh_token")
                .with("client_id", credentials.get("client-id"))
                .with("client_secret", credentials.get("client-secret"))
                .with("refresh_token", credentials.get(REFRESH_TOKEN))
                .toString();
        return Optional.of(ApiCall.post(
                baseUrl(source).orElseThrow() + "/oauth/v1/token", "application/x-www-form-urlencoded", form));
    }

    static Map<String, String> refreshed(ApiResponse response) {
        return response.status() == 200 ? tokens(RestAnswers.json(response)) : Map.of();
    }

    private static Map<String, String> tokens(JsonNode body) {
        Map<String, String> fresh = new LinkedHashMap<>();
        Json.text(Json.at(body, "access_token")).ifPresent(token -> fresh.put(TOKEN, token));
        Json.text(Json.at(body, "refresh_token")).ifPresent(token -> fresh.put(REFRESH_TOKEN, token));
        return fresh;
    }
}
