package app.merit.ingest.crm.monday;

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
import app.merit.ingest.format.RecordRead;
import app.merit.ingest.format.RestAnswers;
import app.merit.ingest.format.RestLists;
import app.merit.ingest.format.Times;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** monday's GraphQL API. Its lists go board by board; the alias of an answer tells which board, or page, it is of. */
final class MondayRecords implements RecordApi {
    static final String DEALS = "items";
    static final String ACTIVITIES = "activity-items";
    static final String GROUP = "group";

    private static final String BASE = "https://api.monday.com";
    private static final int PER_MINUTE = 60;
    private static final long PER_DAY = 1_000;
    private static final String PER_DAY_OPTION = "calls-per-day";
    private static final int USERS = 200;

    static Optional<String> complaint(SourceSettings settings) {
        return settings.option(PER_DAY_OPTION)
                .filter(text -> !text.matches("[1-9][0-9]{0,8}"))
                .map(_ -> "options." + PER_DAY_OPTION + " must be a number above 0");
    }

    /** One read costs little of the budget of complexity; what counts is the number of calls that the plan allows. */
    @Override
    public List<RateLimit> limits(SourceSettings source) {
        long perDay = complaint(source).isEmpty()
                ? source.option(PER_DAY_OPTION).map(Long::parseLong).orElse(PER_DAY)
                : PER_DAY;
        return List.of(new RateLimit(PER_MINUTE, Duration.ofMinutes(1)), new RateLimit(perDay, Duration.ofDays(1)));
    }

    @Override
    public Optional<String> baseUrl(SourceSettings source) {
        return source.api().map(api -> api.baseUrl().orElse(BASE));
    }

    @Override
    public List<String> hosts() {
        return List.of("api.monday.com");
    }

    @Override
    public Map<String, String> login(Map<String, String> credentials) {
        return new ApiSettings(Optional.empty(), credentials, false)
                .credential("token")
                .map(token -> Map.of("Authorization", token))
                .orElse(Map.of());
    }

    /** Activities only where a board is said to hold them. */
    @Override
    public List<Kind> kinds(SourceSettings source) {
        boolean activities = boards(source).byId().values().stream().anyMatch(b -> b.entity() == Entity.ACTIVITY);
        return activities
                ? List.of(new Kind(DEALS, Entity.DEAL), new Kind(ACTIVITIES, Entity.ACTIVITY))
                : List.of(new Kind(DEALS, Entity.DEAL));
    }

    @Override
    public ApiCall read(SourceSettings source, String kind, String crmId) {
        return Queries.item(crmId);
    }

    @Override
    public Reading understand(SourceSettings source, String kind, String crmId, ApiResponse response) {
        return switch (GraphAnswer.of(response)) {
            case GraphAnswer.Failure(var why) -> why;
            case GraphAnswer.Data(var data) -> item(Json.at(data, "items"), crmId);
        };
    }

    /** An item in the bin is still given for a month, and is deleted all the same. */
    private static Reading item(JsonNode items, String crmId) {
        if (!items.isArray()) {
            return RestAnswers.unreadable();
        }
        JsonNode item = items.path(0);
        return item.isMissingNode()
                        || item.isNull()
                        || Json.at(item, "state").asText().equals("deleted")
                ? new Reading.Missing()
                : RestAnswers.found(item, crmId, MondayRecords::updated);
    }

    /** The filter of the vendor is by day, so a page may hold items that changed earlier that day. */
    @Override
    public Optional<ApiCall> list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor) {
        List<String> boards = boardsOf(source, kind);
        if (boards.isEmpty()) {
            return Optional.empty();
        }
        if (cursor.isEmpty()) {
            return Optional.of(Queries.firstPage(boards.getFirst(), changedSince));
        }
        String[] parts = cursor.get().split("\\|", 2);
        return Optional.of(
                parts.length < 2 || parts[1].isEmpty()
                        ? Queries.firstPage(parts[0], changedSince)
                        : Queries.nextPage(parts[0], parts[1]));
    }

    @Override
    public RecordPage page(SourceSettings source, String kind, ApiResponse response) {
        return switch (GraphAnswer.of(response)) {
            case GraphAnswer.Failure(var why) -> new RecordPage.None(why);
            case GraphAnswer.Data(var data) ->
                Queries.aliased(data)
                        .map(answer -> page(boardsOf(source, kind), answer))
                        .orElseGet(() -> new RecordPage.None(RestAnswers.unreadable()));
        };
    }

    private static RecordPage page(List<String> boards, Queries.Aliased answer) {
        JsonNode page = answer.value().isArray() ? Json.at(answer.value().path(0), "items_page") : answer.value();
        if (!Json.at(page, "items").isArray()) {
            return new RecordPage.None(RestAnswers.unreadable());
        }
        List<RecordPage.Listed> records = RestLists.records(Json.at(page, "items"), MondayRecords::updated);
        Optional<String> more = Json.text(Json.at(page, "cursor")).filter(text -> !text.isEmpty());
        return new RecordPage.Records(
                records, more.map(text -> answer.key() + "|" + text).or(() -> after(boards, answer.key())));
    }

    private static Optional<String> after(List<String> boards, String board) {
        return boards.stream().skip(boards.indexOf(board) + 1L).findFirst().map(next -> next + "|");
    }

    private static List<String> boardsOf(SourceSettings source, String kind) {
        return boards(source).byId().entrySet().stream()
                .filter(board -> board.getValue().kind().equals(kind))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public Optional<ApiCall> users(SourceSettings source, Optional<String> cursor) {
        return Optional.of(Queries.users(cursor.orElse("1"), USERS));
    }

    @Override
    public UserPage userPage(SourceSettings source, ApiResponse response) {
        return switch (GraphAnswer.of(response)) {
            case GraphAnswer.Failure(var why) -> new UserPage.None(why);
            case GraphAnswer.Data(var data) ->
                Queries.aliased(data)
                        .filter(answer -> answer.value().isArray())
                        .<UserPage>map(MondayRecords::users)
                        .orElseGet(() -> new UserPage.None(RestAnswers.unreadable()));
        };
    }

    private static UserPage users(Queries.Aliased answer) {
        List<UserPage.CrmUser> users = new ArrayList<>();
        answer.value()
                .forEach(user -> Json.id(Json.at(user, "id"))
                        .ifPresent(id -> users.add(new UserPage.CrmUser(
                                id,
                                Json.text(Json.at(user, "name")).orElse(id),
                                Json.text(Json.at(user, "email")).filter(text -> !text.isBlank()),
                                Json.at(user, "enabled").asBoolean(true)))));
        return new UserPage.Users(
                users,
                answer.value().size() < USERS
                        ? Optional.empty()
                        : Optional.of(Integer.toString(Integer.parseInt(answer.key()) + 1)));
    }

    /** The trigger's time lies after the change, so an item that is read always looks older than its event. */
    @Override
    public boolean eventsCarryChangeTime() {
        return false;
    }

    @Override
    public List<Item> decode(Received received) {
        Boards boards = Boards.of(received.options());
        return RecordRead.items(received, read -> BoardItem.fact(read, boards));
    }

    static Optional<Instant> updated(JsonNode item) {
        return Json.text(Json.at(item, "updated_at")).flatMap(Times::isoOrUtc);
    }

    private static Boards boards(SourceSettings source) {
        return Boards.of(source.options());
    }
}
