package app.merit.ingest.crm.bitrix24;

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
import java.util.regex.Pattern;

/**
 * The two logins of Bitrix24's REST: an inbound webhook, whose address is itself the secret, or an application with OAuth.
 */
final class Connection {
    private static final String WEBHOOK_URL = "webhook-url";
    private static final String TOKEN = "token";
    private static final String REFRESH_TOKEN = "refresh-token";
    private static final List<String> APPLICATION = List.of("client-id", "client-secret", REFRESH_TOKEN);
    private static final String TOKEN_URL = "https://oauth.bitrix.info/oauth/token/";
    private static final Pattern ADDRESS =
            Pattern.compile("(https?)://[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?/rest/[0-9]{1,12}/[A-Za-z0-9]{6,64}/?");

    private Connection() {}

    static Optional<String> baseUrl(SourceSettings source) {
        Optional<ApiSettings> api = source.api();
        return api.flatMap(settings -> settings.credential(WEBHOOK_URL))
                .or(() -> api.flatMap(ApiSettings::baseUrl))
                .or(() -> source.option("portal").map(host -> "https://" + host + "/rest"))
                .map(address -> address.strip().replaceAll("/+$", ""));
    }

    /** Never shows the address, which is a secret. */
    static Optional<String> complaint(ApiSettings api) {
        Optional<String> address = api.credential(WEBHOOK_URL).map(String::strip);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        var matcher = ADDRESS.matcher(address.get());
        if (!matcher.matches()) {
            return Optional.of("api.credentials.webhook-url must be https://<portal>/rest/<user>/<secret>/");
        }
        boolean plain = matcher.group(1).equals("http");
        return plain && !api.allowPrivate()
                ? Optional.of("api.credentials.webhook-url must be https: the address is a secret")
                : Optional.empty();
    }

    static Map<String, String> login(Map<String, String> credentials) {
        boolean byAddress = !credentials.getOrDefault(WEBHOOK_URL, "").isBlank();
        String token = credentials.getOrDefault(TOKEN, "").strip();
        return byAddress || token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
    }

    /** By POST, so that no secret stands in an address. */
    static Optional<ApiCall> refresh(SourceSettings source, Map<String, String> credentials) {
        if (!APPLICATION.stream().allMatch(name -> credentials.containsKey(name))) {
            return Optional.empty();
        }
        String form = UrlText.query()
                .with("grant_type", "refresh_token")
                .with("client_id", credentials.get("client-id"))
                .with("client_secret", credentials.get("client-secret"))
                .with("refresh_token", credentials.get(REFRESH_TOKEN))
                .toString();
        return Optional.of(
                ApiCall.post(source.option("token-url").orElse(TOKEN_URL), "application/x-www-form-urlencoded", form));
    }

    static Map<String, String> refreshed(ApiResponse response) {
        return response.status() == 200 ? tokens(RestAnswers.json(response)) : Map.of();
    }

    private static Map<String, String> tokens(JsonNode body) {
        Map<String, String> fresh = new LinkedHashMap<>();
        Json.text(Json.at(body, "access_token")).ifPresent(token -> fresh.put(TOKEN, token));
        // Each renewal brings another one; the one before stops working.
        Json.text(Json.at(body, "refresh_token")).ifPresent(token -> fresh.put(REFRESH_TOKEN, token));
        return fresh;
    }
}
