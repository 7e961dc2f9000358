package app.merit.ingest.crm.zoho;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
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
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Zoho CRM's REST API, version 8. A record comes with all its fields; a list only with those it is asked for. */
final class ZohoApi implements RecordApi {
    private static final String BASE = "/crm/v8/";
    private static final String DAILY = "calls-per-day";
    private static final String MORE_COLUMNS = "list-fields";
    /** The most fields that a list may be asked for. */
    private static final int MAX_COLUMNS = 50;

    private static final int PAGE = 200;
    /** The smallest paid edition's budget of a day. */
    private static final long DEFAULT_DAILY = 50_000;
    /** Zoho limits calls that run at one time, to ten in most editions: as many in a second stay below. */
    private static final long PER_SECOND = 10;

    @Override
    public List<RateLimit> limits(SourceSettings source) {
        long daily = source.option(DAILY)
                .filter(number -> number.strip().matches("[1-9][0-9]{0,8}"))
                .map(number -> Long.parseLong(number.strip()))
                .orElse(DEFAULT_DAILY);
        return List.of(new RateLimit(daily, Duration.ofDays(1)), new RateLimit(PER_SECOND, Duration.ofSeconds(1)));
    }

    @Override
    public Optional<String> baseUrl(SourceSettings source) {
        return DataCentre.baseUrl(source);
    }

    @Override
    public List<String> hosts() {
        return DataCentre.hosts();
    }

    @Override
    public Map<String, String> login(Map<String, String> credentials) {
        String token = credentials.getOrDefault("token", "");
        return token.isBlank() ? Map.of() : Map.of("Authorization", "Zoho-oauthtoken " + token);
    }

    /** Access tokens last an hour; the refresh token stays. */
    @Override
    public Optional<ApiCall> refresh(SourceSettings source, Map<String, String> credentials) {
        String refreshToken = credentials.getOrDefault("refresh-token", "");
        if (refreshToken.isBlank()) {
            return Optional.empty();
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", credentials.getOrDefault("client-id", ""));
        form.put("client_secret", credentials.getOrDefault("client-secret", ""));
        form.put("refresh_token", refreshToken);
        return Optional.of(ApiCall.post(
                DataCentre.accountsUrl(source) + "/oauth/v2/token",
                "application/x-www-form-urlencoded",
                UrlText.form(form)));
    }

    @Override
    public Map<String, String> refreshed(ApiResponse response) {
        JsonNode answer = RestAnswers.json(response);
        // A refusal comes with status 200, too.
        return Json.text(Json.at(answer, "access_token"))
                .map(token -> Map.of("token", token))
                .orElse(Map.of());
    }

    @Override
    public List<Kind> kinds(SourceSettings source) {
        return Arrays.stream(CrmModule.values())
                .map(module -> new Kind(module.wire(), module.entity()))
                .toList();
    }

    @Override
    public ApiCall read(SourceSettings source, String kind, String crmId) {
        return ApiCall.get(BASE + UrlText.segment(kind) + "/" + UrlText.segment(crmId));
    }

    @Override
    public Reading understand(SourceSettings source, String kind, String crmId, ApiResponse response) {
        return ZohoAnswers.record(kind, response);
    }

    @Override
    public List<Lookup> lookups(SourceSettings source, String kind) {
        return kind.equals(CrmModule.DEALS.wire())
                ? List.of(new Lookup(Stages.NAME, ApiCall.get(BASE + "settings/stages?module=Deals")))
                : List.of();
    }

    @Override
    public Optional<String> lookedUp(SourceSettings source, String name, ApiResponse response) {
        return name.equals(Stages.NAME) && response.status() == 200
                ? Stages.reduced(RestAnswers.json(response))
                : Optional.empty();
    }

    @Override
    public Optional<ApiCall> list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor) {
        return CrmModule.of(kind).map(module -> {
            String columns = Stream.concat(module.columns().stream(), more(source, module))
                    .limit(MAX_COLUMNS)
                    .collect(Collectors.joining(","));
            String path = BASE + module.wire() + "?fields=" + UrlText.encode(columns) + "&per_page=" + PAGE
                    + "&sort_by=Modified_Time&sort_order=asc"
                    + cursor.map(ZohoApi::place).orElse("");
            return ApiCall.get(path)
                    .with(
                            "If-Modified-Since",
                            changedSince.truncatedTo(ChronoUnit.SECONDS).toString());
        });
    }

    @Override
    public RecordPage page(SourceSettings source, String kind, ApiResponse response) {
        return ZohoAnswers.page(kind, response);
    }

    @Override
    public Optional<ApiCall> users(SourceSettings source, Optional<String> cursor) {
        return Optional.of(ApiCall.get(BASE + "users?type=AllUsers&per_page=" + PAGE
                + cursor.map(ZohoApi::place).orElse("&page=1")));
    }

    @Override
    public UserPage userPage(SourceSettings source, ApiResponse response) {
        return ZohoAnswers.users(response);
    }

    /** A notification carries the time it was made, a record that of the change before it, in whole seconds. */
    @Override
    public boolean eventsCarryChangeTime() {
        return false;
    }

    @Override
    public List<Item> decode(Received received) {
        return ReadRecord.items(received);
    }

    /** Beyond 2000 records Zoho goes on only by a token; users have pages alone. */
    private static String place(String cursor) {
        return cursor.startsWith(ZohoAnswers.PAGE)
                ? "&page=" + UrlText.encode(cursor.substring(ZohoAnswers.PAGE.length()))
                : "&page_token=" + UrlText.encode(cursor);
    }

    private static Stream<String> more(SourceSettings source, CrmModule module) {
        return module == CrmModule.DEALS
                ? source.option(MORE_COLUMNS).stream()
                        .flatMap(names -> Arrays.stream(names.split(",")))
                        .map(String::strip)
                        .filter(name -> name.matches("[A-Za-z][A-Za-z0-9_]{0,99}"))
                : Stream.empty();
    }
}
