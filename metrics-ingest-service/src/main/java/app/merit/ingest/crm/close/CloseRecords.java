package app.merit.ingest.crm.close;

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
import app.merit.ingest.format.BasicCredentials;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Keys;
import app.merit.ingest.format.RecordRead;
import app.merit.ingest.format.RestAnswers;
import app.merit.ingest.format.RestLists;
import app.merit.ingest.format.Times;
import app.merit.ingest.format.UrlText;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Close's REST API, with an API key. */
final class CloseRecords implements RecordApi {
    private static final String BASE = "https://api.close.com";
    private static final int PAGE = 100;
    /** Close counts per key and group of endpoints and publishes no number; it says when to come again. */
    private static final RateLimit LIMIT = new RateLimit(10, Duration.ofSeconds(1));

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
        return List.of("api.close.com");
    }

    /** The API key is the user name; there is no password. */
    @Override
    public Map<String, String> login(Map<String, String> credentials) {
        return new ApiSettings(Optional.empty(), credentials, false)
                .credential("token")
                .map(token -> Map.of("Authorization", BasicCredentials.header(token + ":")))
                .orElse(Map.of());
    }

    @Override
    public List<Kind> kinds(SourceSettings source) {
        return ObjectType.all();
    }

    @Override
    public ApiCall read(SourceSettings source, String kind, String crmId) {
        return ApiCall.get(known(kind).path() + UrlText.segment(crmId) + "/");
    }

    @Override
    public Reading understand(SourceSettings source, String kind, String crmId, ApiResponse response) {
        return failure(response)
                .orElseGet(() -> RestAnswers.found(RestAnswers.json(response), crmId, CloseRecords::updated));
    }

    /**
     * From the time of the last record on, so that records which move while pages are read are not missed. Activities
     * cannot be asked for what changed, only for what was created.
     */
    @Override
    public Optional<ApiCall> list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor) {
        var of = known(kind);
        String time = timeMember(of);
        UrlText query = UrlText.query().with("_limit", Integer.toString(PAGE));
        if (of == ObjectType.OPPORTUNITY) {
            query.with("_order_by", "date_updated");
        }
        if (of == ObjectType.TASK) {
            query.with("_type", "lead");
        }
        Optional<String> upTo = cursor.filter(text -> text.startsWith("-")).map(text -> text.substring(1));
        Optional<String> from = cursor.filter(text -> text.startsWith("+")).map(text -> text.substring(1));
        query.with(time + "__gte", from.orElse(changedSince.toString()));
        upTo.ifPresent(text -> query.with(time + "__lte", text));
        return Optional.of(ApiCall.get(of.path() + "?" + query));
    }

    @Override
    public RecordPage page(SourceSettings source, String kind, ApiResponse response) {
        return RestLists.page(response, failure(response), body -> page(body, kind));
    }

    private static RecordPage page(JsonNode body, String kind) {
        if (!Json.at(body, "data").isArray()) {
            return new RecordPage.None(RestAnswers.unreadable());
        }
        List<RecordPage.Listed> records = RestLists.records(Json.at(body, "data"), CloseRecords::updated);
        if (!Json.at(body, "has_more").asBoolean(false)) {
            return new RecordPage.Records(records, Optional.empty());
        }
        return next(Json.at(body, "data"), known(kind))
                .<RecordPage>map(cursor -> new RecordPage.Records(records, Optional.of(cursor)))
                .orElseGet(() -> new RecordPage.None(RestAnswers.unreadable()));
    }

    /** Close does not promise an order everywhere: the first and the last record show which one it is. */
    private static Optional<String> next(JsonNode data, ObjectType kind) {
        List<Instant> times = Stream.of(data.path(0), data.path(data.size() - 1))
                .flatMap(record -> time(record, timeMember(kind)).stream())
                .toList();
        if (times.size() < 2) {
            return Optional.empty();
        }
        Instant first = times.getFirst();
        Instant last = times.getLast();
        if (first.equals(last)) {
            return Optional.of("+" + last.plusNanos(1_000));
        }
        return Optional.of((first.isBefore(last) ? "+" : "-") + last);
    }

    @Override
    public Optional<ApiCall> users(SourceSettings source, Optional<String> cursor) {
        return Optional.of(ApiCall.get("/api/v1/user/?_limit=" + PAGE));
    }

    @Override
    public UserPage userPage(SourceSettings source, ApiResponse response) {
        return RestLists.users(response, failure(response), CloseRecords::users);
    }

    private static UserPage users(JsonNode body) {
        if (!Json.at(body, "data").isArray()) {
            return new UserPage.None(RestAnswers.unreadable());
        }
        List<UserPage.CrmUser> users = new ArrayList<>();
        Json.at(body, "data").forEach(user -> Json.id(Json.at(user, "id")).ifPresent(id -> users.add(user(id, user))));
        return new UserPage.Users(users, Optional.empty());
    }

    private static UserPage.CrmUser user(String id, JsonNode user) {
        String name = Stream.of("first_name", "last_name")
                .flatMap(key -> Json.text(Json.at(user, key)).stream())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        Optional<String> email = Json.text(Json.at(user, "email")).filter(text -> !text.isBlank());
        return new UserPage.CrmUser(id, name.isEmpty() ? id : name, email, true);
    }

    @Override
    public List<Item> decode(Received received) {
        return RecordRead.items(received, read -> item(read, received));
    }

    private static Item item(RecordRead read, Received received) {
        Optional<ObjectType> kind = ObjectType.ofWire(read.note().kind());
        if (kind.isEmpty()) {
            return new Item.Ignored("unknown-kind");
        }
        Fields fields = new Reader(kind.get(), Dates.of(received.options())).read(read.record());
        return Item.Fact.builder(
                        kind.get().entity(),
                        read.note().crmId(),
                        ChangeKind.UPDATED,
                        Keys.of("close", kind.get().wire(), read.note().crmId()))
                .kind(kind.get().wire())
                .full()
                .occurredAt(updated(read.record()))
                .fields(fields)
                .build();
    }

    /** Over the limit, the body says how many seconds to wait. */
    private static Optional<Reading> failure(ApiResponse response) {
        return RestAnswers.failure(response).map(why -> {
            boolean without =
                    why instanceof Reading.Later later && later.after().isEmpty();
            return without && response.status() == 429 ? new Reading.Later(rateReset(response), "rate-limit") : why;
        });
    }

    private static Optional<Duration> rateReset(ApiResponse response) {
        return Json.decimal(Json.at(Json.at(RestAnswers.json(response), "error"), "rate_reset"))
                .filter(seconds -> seconds.signum() >= 0 && seconds.precision() - seconds.scale() <= 5)
                .map(seconds -> Duration.ofMillis(seconds.movePointRight(3).longValue()));
    }

    private static String timeMember(ObjectType kind) {
        return kind.listsChanges() ? "date_updated" : "date_created";
    }

    private static Optional<Instant> updated(JsonNode record) {
        return time(record, "date_updated");
    }

    private static Optional<Instant> time(JsonNode record, String member) {
        return Json.text(Json.at(record, member)).flatMap(Times::isoOrUtc);
    }

    private static ObjectType known(String kind) {
        return ObjectType.ofWire(kind)
                .orElseThrow(() -> new IllegalArgumentException("Close has no records of the kind " + kind));
    }
}
