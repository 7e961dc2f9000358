package app.merit.ingest.crm.amocrm;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.Entity;
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
import app.merit.ingest.format.RestLists;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** API version 4: leads, tasks and the notes of leads. */
final class AmoCrmRecords implements RecordApi {
    static final String LEADS = "leads";
    static final String TASKS = "tasks";
    static final String NOTES = "notes";
    static final String ACCOUNT = "account";

    private static final String ROOT = "/api/v4/";
    private static final Pattern HOST = Pattern.compile("[a-z0-9-]{1,63}\\.(?:amocrm\\.ru|amocrm\\.com|kommo\\.com)");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

    @Override
    public List<RateLimit> limits(SourceSettings source) {
        return List.of(new RateLimit(7, Duration.ofSeconds(1)));
    }

    @Override
    public Optional<String> baseUrl(SourceSettings source) {
        return source.api()
                .flatMap(ApiSettings::baseUrl)
                .or(() -> source.option("host")
                        .filter(host -> HOST.matcher(host).matches())
                        .map(host -> "https://" + host));
    }

    @Override
    public List<String> hosts() {
        return List.of("*.amocrm.ru", "*.amocrm.com", "*.kommo.com");
    }

    @Override
    public Map<String, String> login(Map<String, String> credentials) {
        return Login.headers(credentials);
    }

    @Override
    public Optional<ApiCall> refresh(SourceSettings source, Map<String, String> credentials) {
        return Login.refresh(credentials);
    }

    @Override
    public Map<String, String> refreshed(ApiResponse response) {
        return Login.refreshed(response);
    }

    @Override
    public List<Kind> kinds(SourceSettings source) {
        return List.of(
                new Kind(LEADS, Entity.DEAL), new Kind(TASKS, Entity.ACTIVITY), new Kind(NOTES, Entity.ACTIVITY));
    }

    @Override
    public ApiCall read(SourceSettings source, String kind, String crmId) {
        // amoCRM numbers everything: an id that is no number is the id of nothing.
        String id = ID.matcher(crmId).matches() ? crmId : "0";
        return ApiCall.get(place(kind) + "/" + id + (kind.equals(LEADS) ? "?with=loss_reason" : ""));
    }

    @Override
    public Reading understand(SourceSettings source, String kind, String crmId, ApiResponse response) {
        return RestAnswers.failure(response).orElseGet(() -> {
            JsonNode record = RestAnswers.json(response);
            Reading found = RestAnswers.found(record, crmId, AmoCrmRecords::modified);
            // What lies in the basket is gone; it does not say since when.
            boolean gone = Json.at(record, "is_deleted").asBoolean(false);
            return found instanceof Reading.Found && gone ? new Reading.Missing() : found;
        });
    }

    /** An account has one currency, which no record names. */
    @Override
    public List<Lookup> lookups(SourceSettings source, String kind) {
        return kind.equals(LEADS) ? List.of(new Lookup(ACCOUNT, ApiCall.get(ROOT + "account"))) : List.of();
    }

    @Override
    public Optional<String> lookedUp(SourceSettings source, String name, ApiResponse response) {
        if (!name.equals(ACCOUNT) || RestAnswers.failure(response).isPresent()) {
            return Optional.empty();
        }
        return Json.text(Json.at(RestAnswers.json(response), "currency"))
                .filter(code -> CURRENCY.matcher(code).matches())
                .map(code -> JsonNodeFactory.instance
                        .objectNode()
                        .put("currency", code)
                        .toString());
    }

    @Override
    public Optional<ApiCall> list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor) {
        return Optional.of(ApiCall.get(
                Pages.path(place(kind), kind, cursor.orElse(Math.max(0, changedSince.getEpochSecond()) + ":1"))));
    }

    @Override
    public RecordPage page(SourceSettings source, String kind, ApiResponse response) {
        return RestLists.page(response, RestAnswers.failure(response), body -> Pages.records(kind, body));
    }

    @Override
    public Optional<ApiCall> users(SourceSettings source, Optional<String> cursor) {
        return Optional.of(ApiCall.get(ROOT + "users?limit=250&page="
                + cursor.filter(page -> ID.matcher(page).matches()).orElse("1")));
    }

    @Override
    public UserPage userPage(SourceSettings source, ApiResponse response) {
        return RestLists.users(response, RestAnswers.failure(response), Pages::users);
    }

    @Override
    public List<Item> decode(Received received) {
        return RestRecord.items(received);
    }

    static Optional<Instant> modified(JsonNode record) {
        return Json.text(Json.at(record, "updated_at")).flatMap(Times::unixSeconds);
    }

    private static String place(String kind) {
        return ROOT
                + switch (kind) {
                    case TASKS -> TASKS;
                    case NOTES -> "leads/notes";
                    default -> LEADS;
                };
    }
}
