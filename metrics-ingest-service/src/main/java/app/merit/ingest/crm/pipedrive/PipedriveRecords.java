package app.merit.ingest.crm.pipedrive;

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
import app.merit.ingest.format.UrlText;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** API version 2 for deals and activities; notes and users are still of version 1. */
final class PipedriveRecords implements RecordApi {
    static final String DEALS = "deals";
    static final String ACTIVITIES = "activities";
    static final String NOTES = "notes";

    private static final int PAGE = 500;
    private static final Pattern HOST = Pattern.compile("[a-z0-9-]{1,63}\\.pipedrive\\.com");
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_=.~-]{1,500}");

    /** The smallest plan's burst for one token; a day's budget beside it is told by 429. */
    @Override
    public List<RateLimit> limits(SourceSettings source) {
        return List.of(new RateLimit(20, Duration.ofSeconds(2)));
    }

    @Override
    public Optional<String> baseUrl(SourceSettings source) {
        return source.api()
                .flatMap(ApiSettings::baseUrl)
                .or(() -> host(source.options()).map(host -> "https://" + host));
    }

    /** The company's own host, from the options. */
    static Optional<String> host(Map<String, String> options) {
        return Optional.ofNullable(options.get("host"))
                .filter(host -> HOST.matcher(host).matches());
    }

    @Override
    public List<String> hosts() {
        return List.of("*.pipedrive.com");
    }

    @Override
    public Map<String, String> login(Map<String, String> credentials) {
        return Login.headers(credentials);
    }

    @Override
    public Optional<ApiCall> refresh(SourceSettings source, Map<String, String> credentials) {
        return Login.refresh(source, credentials);
    }

    @Override
    public Map<String, String> refreshed(ApiResponse response) {
        return Login.refreshed(response);
    }

    /** Notes can be read, but there is no list of those that changed. */
    @Override
    public List<Kind> kinds(SourceSettings source) {
        return List.of(new Kind(DEALS, Entity.DEAL), new Kind(ACTIVITIES, Entity.ACTIVITY));
    }

    @Override
    public ApiCall read(SourceSettings source, String kind, String crmId) {
        // Pipedrive numbers everything: an id that is no number is the id of nothing.
        return ApiCall.get(place(kind) + "/" + (ID.matcher(crmId).matches() ? crmId : "0"));
    }

    @Override
    public Reading understand(SourceSettings source, String kind, String crmId, ApiResponse response) {
        return failure(response)
                .orElseGet(() -> RestAnswers.found(
                        Json.at(RestAnswers.json(response), "data"), crmId, PipedriveRecords::modified));
    }

    @Override
    public Optional<ApiCall> list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor) {
        if (kind.equals(NOTES)) {
            return Optional.empty();
        }
        String since =
                UrlText.encode(changedSince.truncatedTo(ChronoUnit.SECONDS).toString());
        // Without their status, deleted deals are left out.
        String status = kind.equals(DEALS) ? "&status=open,won,lost,deleted" : "";
        String next = cursor.filter(text -> CURSOR.matcher(text).matches())
                .map(text -> "&cursor=" + UrlText.encode(text))
                .orElse("");
        return Optional.of(ApiCall.get(place(kind) + "?limit=" + PAGE + "&updated_since=" + since
                + "&sort_by=update_time&sort_direction=asc" + status + next));
    }

    @Override
    public RecordPage page(SourceSettings source, String kind, ApiResponse response) {
        return RestLists.page(response, failure(response), PipedriveRecords::page);
    }

    private static RecordPage page(JsonNode body) {
        JsonNode list = Json.at(body, "data");
        if (!list.isArray()) {
            return new RecordPage.None(RestAnswers.unreadable());
        }
        return new RecordPage.Records(
                RestLists.records(list, PipedriveRecords::modified),
                Json.text(Json.at(Json.at(body, "additional_data"), "next_cursor"))
                        .filter(next -> CURSOR.matcher(next).matches()));
    }

    @Override
    public Optional<ApiCall> users(SourceSettings source, Optional<String> cursor) {
        return Optional.of(ApiCall.get("/api/v1/users"
                + cursor.filter(start -> ID.matcher(start).matches())
                        .map(start -> "?start=" + start)
                        .orElse("")));
    }

    @Override
    public UserPage userPage(SourceSettings source, ApiResponse response) {
        return RestLists.users(response, failure(response), PipedriveRecords::users);
    }

    private static UserPage users(JsonNode body) {
        JsonNode list = Json.at(body, "data");
        if (!list.isArray()) {
            return new UserPage.None(RestAnswers.unreadable());
        }
        List<UserPage.CrmUser> users = new ArrayList<>();
        list.forEach(user -> Json.id(Json.at(user, "id"))
                .ifPresent(id -> users.add(new UserPage.CrmUser(
                        id,
                        Json.text(Json.at(user, "name")).orElse(""),
                        Json.text(Json.at(user, "email")).filter(email -> !email.isBlank()),
                        Values.flag(Json.at(user, "active_flag")).orElse(true)))));
        JsonNode pagination = Json.at(Json.at(body, "additional_data"), "pagination");
        boolean more =
                Values.flag(Json.at(pagination, "more_items_in_collection")).orElse(false);
        return new UserPage.Users(users, more ? Json.text(Json.at(pagination, "next_start")) : Optional.empty());
    }

    @Override
    public List<Item> decode(Received received) {
        return RestRecord.items(received);
    }

    static Optional<Instant> modified(JsonNode record) {
        return Values.time(Json.at(record, "update_time"));
    }

    /** Pipedrive tells in a header of its own when the budget is filled again. */
    private static Optional<Reading> failure(ApiResponse response) {
        return RestAnswers.failure(response)
                .map(reading -> reading instanceof Reading.Later(var after, var reason)
                        ? new Reading.Later(after.or(() -> RestAnswers.seconds(response, "x-ratelimit-reset")), reason)
                        : reading);
    }

    private static String place(String kind) {
        return switch (kind) {
            case NOTES -> "/api/v1/notes";
            case ACTIVITIES -> "/api/v2/activities";
            default -> "/api/v2/deals";
        };
    }
}
