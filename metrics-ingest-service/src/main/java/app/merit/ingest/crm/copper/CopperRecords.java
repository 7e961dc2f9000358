package app.merit.ingest.crm.copper;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.ApiSettings;
import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Fields;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.RateLimit;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.RecordRead;
import app.merit.ingest.format.RestAnswers;
import app.merit.ingest.format.RestLists;
import app.merit.ingest.format.UrlText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copper's developer API, with an API key and the address of the user whom it belongs to. */
final class CopperRecords implements RecordApi {
    private static final String BASE = "https://api.copper.com";
    private static final RateLimit LIMIT = new RateLimit(180, Duration.ofMinutes(1));
    private static final int PAGE = 200;
    private static final String TYPES = "activityTypes";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public List<RateLimit> limits(SourceSettings source) {
        return List.of(LIMIT);
    }

    @Override
    public Optional<String> baseUrl(SourceSettings source) {
        return source.api().map(api -> api.baseUrl().orElse(BASE));
    }

    @Override
    public List<String> hosts() {
        return List.of("api.copper.com", "api.prosperworks.com");
    }

    @Override
    public Map<String, String> login(Map<String, String> credentials) {
        ApiSettings api = new ApiSettings(Optional.empty(), credentials, false);
        Optional<String> token = api.credential("token");
        Optional<String> email = api.credential("email");
        return token.isEmpty() || email.isEmpty()
                ? Map.of()
                : Map.of(
                        "X-PW-AccessToken", token.get(),
                        "X-PW-Application", "developer_api",
                        "X-PW-UserEmail", email.get());
    }

    @Override
    public List<Kind> kinds(SourceSettings source) {
        return RecordKind.all();
    }

    @Override
    public ApiCall read(SourceSettings source, String kind, String crmId) {
        return ApiCall.get(known(kind).path() + UrlText.segment(crmId));
    }

    @Override
    public Reading understand(SourceSettings source, String kind, String crmId, ApiResponse response) {
        return RestAnswers.failure(response)
                .orElseGet(() -> RestAnswers.found(RestAnswers.json(response), crmId, CopperRecords::modified));
    }

    @Override
    public List<Lookup> lookups(SourceSettings source, String kind) {
        return known(kind) == RecordKind.ACTIVITY
                ? List.of(new Lookup(TYPES, ApiCall.get("/developer_api/v1/activity_types")))
                : List.of();
    }

    /** Names by id of the types that people choose. */
    @Override
    public Optional<String> lookedUp(SourceSettings source, String name, ApiResponse response) {
        JsonNode body = RestAnswers.json(response);
        if (RestAnswers.failure(response).isPresent() || !Json.at(body, "user").isArray()) {
            return Optional.empty();
        }
        ObjectNode names = NODES.objectNode();
        Json.at(body, "user")
                .forEach(type -> Json.id(Json.at(type, "id"))
                        .ifPresent(id ->
                                names.put(id, Json.text(Json.at(type, "name")).orElse(""))));
        return Optional.of(names.toString());
    }

    /**
     * From the second of the last record on, so that records which move while pages are read are not missed. Activities
     * are searched by the day that people typed in and not by their change: they have no such list.
     */
    @Override
    public Optional<ApiCall> list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor) {
        if (known(kind) == RecordKind.ACTIVITY) {
            return Optional.empty();
        }
        ObjectNode search = NODES.objectNode()
                .put("page_size", PAGE)
                .put("sort_by", "date_modified")
                .put("sort_direction", "asc")
                .put("minimum_modified_date", cursor.map(Long::parseLong).orElse(changedSince.getEpochSecond()));
        return Optional.of(ApiCall.post(known(kind).path() + "search", "application/json", search.toString()));
    }

    @Override
    public RecordPage page(SourceSettings source, String kind, ApiResponse response) {
        return RestLists.page(response, RestAnswers.failure(response), CopperRecords::page);
    }

    private static RecordPage page(JsonNode body) {
        if (!body.isArray()) {
            return new RecordPage.None(RestAnswers.unreadable());
        }
        List<RecordPage.Listed> records = RestLists.records(body, CopperRecords::modified);
        return body.size() < PAGE
                ? new RecordPage.Records(records, Optional.empty())
                : full(records, modified(body.path(0)), modified(body.path(PAGE - 1)));
    }

    /** A whole page of one second cannot be passed without leaving out some: better no list than a list with a hole. */
    private static RecordPage full(List<RecordPage.Listed> records, Optional<Instant> first, Optional<Instant> last) {
        return last.isEmpty() || last.equals(first)
                ? new RecordPage.None(new Reading.Refused(
                        "too-many-at-once", "More than " + PAGE + " records changed within one second."))
                : new RecordPage.Records(records, last.map(at -> Long.toString(at.getEpochSecond())));
    }

    @Override
    public Optional<ApiCall> users(SourceSettings source, Optional<String> cursor) {
        return Optional.of(ApiCall.post(
                "/developer_api/v1/users/search",
                "application/json",
                NODES.objectNode().put("page_size", PAGE).toString()));
    }

    @Override
    public UserPage userPage(SourceSettings source, ApiResponse response) {
        return RestLists.users(response, RestAnswers.failure(response), CopperRecords::users);
    }

    private static UserPage users(JsonNode body) {
        if (!body.isArray()) {
            return new UserPage.None(RestAnswers.unreadable());
        }
        List<UserPage.CrmUser> users = new ArrayList<>();
        body.forEach(user -> Json.id(Json.at(user, "id"))
                .ifPresent(id -> users.add(new UserPage.CrmUser(
                        id,
                        Json.text(Json.at(user, "name")).orElse(id),
                        Json.text(Json.at(user, "email")).filter(text -> !text.isBlank()),
                        true))));
        return new UserPage.Users(users, Optional.empty());
    }

    /** Copper's records count whole seconds and its notifications may be late: neither is older than the other. */
    @Override
    public boolean eventsCarryChangeTime() {
        return false;
    }

    @Override
    public List<Item> decode(Received received) {
        return RecordRead.items(received, read -> item(read, received));
    }

    private static Item item(RecordRead read, Received received) {
        Optional<RecordKind> kind = RecordKind.ofWire(read.note().kind());
        if (kind.isEmpty()) {
            return new Item.Ignored("unknown-kind");
        }
        Optional<Fields> fields =
                switch (kind.get()) {
                    case OPPORTUNITY -> Optional.of(Opportunity.read(read.record()));
                    case TASK -> Optional.of(Task.read(read.record()));
                    case ACTIVITY ->
                        LoggedActivity.read(read.record(), Json.at(read.lookups(), TYPES), received.options());
                };
        String id = read.note().crmId();
        return fields.<Item>map(stated -> Item.Fact.builder(
                                kind.get().entity(),
                                id,
                                ChangeKind.UPDATED,
                                Keys.of("copper", kind.get().wire(), id))
                        .idSpace(kind.get().idSpace())
                        .kind(kind.get().wire())
                        .full()
                        .occurredAt(modified(read.record()))
                        .fields(stated)
                        .build())
                .orElseGet(() -> new Item.Ignored("system-activity"));
    }

    private static Optional<Instant> modified(JsonNode record) {
        return Opportunity.time(Json.at(record, "date_modified"));
    }

    private static RecordKind known(String kind) {
        return RecordKind.ofWire(kind)
                .orElseThrow(() -> new IllegalArgumentException("Copper has no records of the kind " + kind));
    }
}
