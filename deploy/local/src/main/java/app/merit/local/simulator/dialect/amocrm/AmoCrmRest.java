package app.merit.local.simulator.dialect.amocrm;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmUser;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Desk;
import app.merit.local.simulator.rest.Json;
import app.merit.local.simulator.rest.Page;
import app.merit.local.simulator.rest.RestAnswer;
import app.merit.local.simulator.rest.RestDialect;
import app.merit.local.simulator.rest.RestRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** amoCRM API v4: HAL documents in pages of up to 250, 204 for nothing. */
public final class AmoCrmRest implements RestDialect {
    private static final Pattern ONE = Pattern.compile("/api/v4/(leads|tasks|leads/notes)/(\\d+)");
    private static final int LARGEST_PAGE = 250;

    @Override
    public RestAnswer answer(RestRequest request, Desk desk) {
        Matcher one = ONE.matcher(request.path());
        if (one.matches()) {
            return read(one.group(1), Long.parseLong(one.group(2)), desk);
        }
        return switch (request.path()) {
            case "/api/v4/leads" -> page(request, "leads", desk.deals(since(request)), AmoCrmRecords::lead);
            case "/api/v4/tasks" ->
                page(
                        request,
                        "tasks",
                        byId(desk.activities(since(request), Activity.Kind.MEETING, Activity.Kind.TASK)),
                        AmoCrmRecords::task);
            case "/api/v4/leads/notes" ->
                page(request, "notes", desk.activities(since(request), Activity.Kind.CALL), AmoCrmRecords::note);
            case "/api/v4/users" -> page(request, "users", desk.users(), AmoCrmRest::user);
            case "/api/v4/account" -> account(desk);
            case "/api/v4/leads/pipelines" -> pipelines(desk);
            default -> desk.unknown(request);
        };
    }

    @Override
    public Optional<String> token(RestRequest request) {
        return request.authorization("Bearer");
    }

    @Override
    public RestAnswer unauthorised() {
        return problem(401, "Unauthorized");
    }

    @Override
    public RestAnswer tooMany(Duration wait) {
        return problem(429, "Too Many Requests");
    }

    @Override
    public Optional<String> refreshToken(RestRequest request) {
        return request.path().equals("/oauth2/access_token") ? request.bodyValue("refresh_token") : Optional.empty();
    }

    private static RestAnswer read(String kind, long number, Desk desk) {
        Optional<ObjectNode> found =
                switch (kind) {
                    case "leads" -> desk.deal(number).map(AmoCrmRecords::lead);
                    case "tasks" ->
                        desk.activity(number)
                                .filter(activity -> activity.kind() != Activity.Kind.CALL)
                                .map(AmoCrmRecords::task);
                    default ->
                        desk.activity(number)
                                .filter(activity -> activity.kind() == Activity.Kind.CALL)
                                .map(AmoCrmRecords::note);
                };
        return found.map(RestAnswer::ok).orElseGet(() -> RestAnswer.empty(204));
    }

    private static <T> RestAnswer page(RestRequest request, String name, List<T> all, Function<T, ObjectNode> form) {
        int number = request.number("page", 1);
        int size = Math.min(request.number("limit", 50), LARGEST_PAGE);
        Page<T> page = Page.of(all, (number - 1) * size, size);
        if (page.items().isEmpty()) {
            return RestAnswer.empty(204);
        }
        ObjectNode document = Json.object().put("_page", number);
        ObjectNode links = document.putObject("_links");
        links.putObject("self").put("href", address(request, number));
        page.next().ifPresent(_ -> links.putObject("next").put("href", address(request, number + 1)));
        document.putObject("_embedded").set(name, Json.array(page.items(), form));
        return RestAnswer.ok(document);
    }

    private static String address(RestRequest request, int page) {
        StringBuilder address = new StringBuilder(request.base() + request.path() + "?page=" + page);
        request.query().forEach((name, value) -> {
            if (!name.equals("page")) {
                address.append('&').append(escaped(name)).append('=').append(escaped(value));
            }
        });
        return address.toString();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Tasks cannot be had in the order of their change. */
    private static List<Activity> byId(List<Activity> tasks) {
        return tasks.stream().sorted(Comparator.comparing(Activity::number)).toList();
    }

    private static Instant since(RestRequest request) {
        return request.parameter("filter[updated_at][from]")
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
                .orElse(Instant.EPOCH);
    }

    private static RestAnswer account(Desk desk) {
        desk.lookup();
        return RestAnswer.ok(Json.object()
                .put("id", AmoCrmAccount.ID)
                .put("name", "Merit demo")
                .put("subdomain", AmoCrmAccount.SUBDOMAIN)
                .put("currency", Deal.CURRENCY)
                .put("currency_symbol", "€")
                .put("country", "DE"));
    }

    private static RestAnswer pipelines(Desk desk) {
        desk.lookup();
        ObjectNode statuses = Json.object();
        statuses.set(
                "statuses",
                Json.array(
                        List.of(
                                AmoCrmAccount.stage(1),
                                AmoCrmAccount.stage(2),
                                AmoCrmAccount.stage(3),
                                AmoCrmAccount.WON,
                                AmoCrmAccount.LOST),
                        id -> Json.object()
                                .put("id", id)
                                .put("name", "Этап " + id)
                                .put("pipeline_id", AmoCrmAccount.PIPELINE)));
        ObjectNode pipeline = Json.object()
                .put("id", AmoCrmAccount.PIPELINE)
                .put("name", "Воронка")
                .put("is_main", true);
        pipeline.set("_embedded", statuses);
        ObjectNode document = Json.object().put("_total_items", 1);
        document.putObject("_embedded").set("pipelines", Json.array().add(pipeline));
        return RestAnswer.ok(document);
    }

    private static ObjectNode user(CrmUser user) {
        ObjectNode json = Json.object()
                .put("id", Long.parseLong(user.id()))
                .put("name", user.name())
                .put("email", user.email())
                .put("lang", "ru");
        json.putObject("rights").put("is_admin", false).put("is_active", user.active());
        return json;
    }

    private static RestAnswer problem(int status, String title) {
        return RestAnswer.of(
                status,
                Json.object()
                        .put("title", title)
                        .put("type", "https://httpstatus.es/" + status)
                        .put("status", status)
                        .put("detail", title));
    }
}
