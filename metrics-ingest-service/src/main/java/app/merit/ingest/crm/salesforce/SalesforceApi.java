package app.merit.ingest.crm.salesforce;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.RateLimit;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import app.merit.ingest.format.UrlText;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The REST API: one record with all its fields, and queries for what changed. */
final class SalesforceApi implements RecordApi {
    private static final String VERSION = "api-version";
    private static final String DEFAULT_VERSION = "62.0";
    private static final String DAILY = "calls-per-day";

    /** Half of what the smallest org may ask in a day: the company's other integrations live off the same budget. */
    private static final long DEFAULT_DAILY = 50_000;

    private static final String TOKEN_PATH = "/services/oauth2/token";
    private static final String DATA_PATH = "/services/data/";

    @Override
    public List<RateLimit> limits(SourceSettings source) {
        long daily = source.option(DAILY)
                .filter(number -> number.strip().matches("[1-9][0-9]{0,8}"))
                .map(number -> Long.parseLong(number.strip()))
                .orElse(DEFAULT_DAILY);
        return List.of(new RateLimit(daily, Duration.ofDays(1)));
    }

    @Override
    public Optional<String> baseUrl(SourceSettings source) {
        return source.api()
                .flatMap(ApiSettings::baseUrl)
                .or(() -> source.option(SalesforceAdapter.DOMAIN)
                        .flatMap(Hosts::parse)
                        .map(host -> "https://" + host));
    }

    @Override
    public List<String> hosts() {
        return List.of("*.salesforce.com");
    }

    @Override
    public Map<String, String> login(Map<String, String> credentials) {
        String token = credentials.getOrDefault("token", "");
        return token.isBlank() ? Map.of() : Map.of("Authorization", "Bearer " + token);
    }

    /** With a refresh token if there is one, else as the application itself. */
    @Override
    public Optional<ApiCall> refresh(SourceSettings source, Map<String, String> credentials) {
        if (credentials.getOrDefault("client-id", "").isBlank()) {
            return Optional.empty();
        }
        Map<String, String> form = new LinkedHashMap<>();
        String refreshToken = credentials.getOrDefault("refresh-token", "");
        form.put("grant_type", refreshToken.isBlank() ? "client_credentials" : "refresh_token");
        form.put("client_id", credentials.getOrDefault("client-id", ""));
        form.put("client_secret", credentials.getOrDefault("client-secret", ""));
        if (!refreshToken.isBlank()) {
            form.put("refresh_token", refreshToken);
        }
        return Optional.of(ApiCall.post(TOKEN_PATH, "application/x-www-form-urlencoded", UrlText.form(form)));
    }

    @Override
    public Map<String, String> refreshed(ApiResponse response) {
        JsonNode answer = RestAnswers.json(response);
        Map<String, String> credentials = new LinkedHashMap<>();
        Json.text(Json.at(answer, "access_token")).ifPresent(token -> credentials.put("token", token));
        Json.text(Json.at(answer, "refresh_token")).ifPresent(token -> credentials.put("refresh-token", token));
        return response.status() == 200 ? credentials : Map.of();
    }

    @Override
    public List<Kind> kinds(SourceSettings source) {
        return Arrays.stream(SalesforceObject.values())
                .map(kind -> new Kind(kind.wire(), kind.entity()))
                .toList();
    }

    @Override
    public ApiCall read(SourceSettings source, String kind, String crmId) {
        return ApiCall.get(base(source) + "/sobjects/" + UrlText.segment(kind) + "/" + UrlText.segment(crmId));
    }

    @Override
    public Reading understand(SourceSettings source, String kind, String crmId, ApiResponse response) {
        return SalesforceAnswers.record(response);
    }

    @Override
    public Optional<ApiCall> list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor) {
        return SalesforceObject.of(kind)
                .map(object ->
                        next(cursor).orElseGet(() -> Soql.changed(base(source), object.wire(), changedSince, cursor)));
    }

    @Override
    public RecordPage page(SourceSettings source, String kind, ApiResponse response) {
        return SalesforceAnswers.page(response);
    }

    @Override
    public Optional<ApiCall> users(SourceSettings source, Optional<String> cursor) {
        return Optional.of(next(cursor).orElseGet(() -> Soql.users(base(source))));
    }

    @Override
    public UserPage userPage(SourceSettings source, ApiResponse response) {
        return SalesforceAnswers.users(response);
    }

    /** An event carries the time of the commit, a record that of the change before it, in whole seconds. */
    @Override
    public boolean eventsCarryChangeTime() {
        return false;
    }

    @Override
    public List<Item> decode(Received received) {
        return ReadRecord.items(received);
    }

    private static String base(SourceSettings source) {
        String version = source.option(VERSION)
                .map(String::strip)
                .filter(number -> number.matches("[0-9]{2,3}\\.0"))
                .orElse(DEFAULT_VERSION);
        return DATA_PATH + "v" + version;
    }

    /** The path that Salesforce itself gives for what did not fit in an answer. */
    private static Optional<ApiCall> next(Optional<String> cursor) {
        return cursor.filter(path -> path.startsWith(DATA_PATH)).map(ApiCall::get);
    }
}
