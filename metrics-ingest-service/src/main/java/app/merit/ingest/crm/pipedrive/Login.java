package app.merit.ingest.crm.pipedrive;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.format.BasicCredentials;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import app.merit.ingest.format.UrlText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A person's API token, or the access token of an app with what renews it. */
final class Login {
    private static final String API_TOKEN = "api-token";
    private static final String TOKEN = "token";
    private static final String CLIENT_ID = "client-id";
    private static final String CLIENT_SECRET = "client-secret";
    private static final String REFRESH_TOKEN = "refresh-token";

    private static final String OAUTH_HOST = "https://oauth.pipedrive.com";
    private static final Pattern VENDOR = Pattern.compile("https://[a-z0-9-]+\\.pipedrive\\.com/?");

    private Login() {}

    static Map<String, String> headers(Map<String, String> credentials) {
        Optional<String> apiToken = stated(credentials, API_TOKEN);
        if (apiToken.isPresent()) {
            return Map.of("x-api-token", apiToken.get());
        }
        return stated(credentials, TOKEN)
                .map(token -> Map.of("Authorization", "Bearer " + token))
                .orElse(Map.of());
    }

    static Optional<ApiCall> refresh(SourceSettings source, Map<String, String> credentials) {
        Optional<String> id = stated(credentials, CLIENT_ID);
        Optional<String> secret = stated(credentials, CLIENT_SECRET);
        Optional<String> refreshToken = stated(credentials, REFRESH_TOKEN);
        if (id.isEmpty() || secret.isEmpty() || refreshToken.isEmpty()) {
            return Optional.empty();
        }
        // A stand-in for Pipedrive keeps its logins itself.
        String host = source.api()
                .flatMap(ApiSettings::baseUrl)
                .filter(base -> !VENDOR.matcher(base).matches())
                .map(_ -> "")
                .orElse(OAUTH_HOST);
        String form = UrlText.query()
                .with("grant_type", "refresh_token")
                .with("refresh_token", refreshToken.get())
                .toString();
        return Optional.of(ApiCall.post(host + "/oauth/token", "application/x-www-form-urlencoded", form)
                .with("Authorization", BasicCredentials.header(id.get() + ":" + secret.get())));
    }

    static Map<String, String> refreshed(ApiResponse response) {
        if (RestAnswers.failure(response).isPresent()) {
            return Map.of();
        }
        JsonNode body = RestAnswers.json(response);
        Map<String, String> renewed = new HashMap<>();
        text(body, "access_token").ifPresent(token -> {
            renewed.put(TOKEN, token);
            text(body, "refresh_token").ifPresent(next -> renewed.put(REFRESH_TOKEN, next));
        });
        return renewed;
    }

    private static Optional<String> stated(Map<String, String> credentials, String name) {
        return Optional.ofNullable(credentials.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Optional<String> text(JsonNode body, String name) {
        return Json.text(Json.at(body, name)).filter(value -> !value.isBlank());
    }
}
