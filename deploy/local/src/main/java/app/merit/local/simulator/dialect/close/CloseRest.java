package app.merit.local.simulator.dialect.close;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Desk;
import app.merit.local.simulator.rest.Json;
import app.merit.local.simulator.rest.Page;
import app.merit.local.simulator.rest.RestAnswer;
import app.merit.local.simulator.rest.RestDialect;
import app.merit.local.simulator.rest.RestRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Close API version 1: reads by id, lists with {@code _skip} and {@code _limit}; an API key as Basic user. */
public final class CloseRest implements RestDialect {
    private static final Pattern ONE = Pattern.compile("/api/v1/(opportunity|activity/\\w+|task)/([^/]+)/?");
    private static final Map<String, Activity.Kind> KINDS = Map.of(
            "activity/call", Activity.Kind.CALL,
            "activity/meeting", Activity.Kind.MEETING,
            "task", Activity.Kind.TASK);
    private static final int LARGEST_PAGE = 200;

    @Override
    public RestAnswer answer(RestRequest request, Desk desk) {
        Matcher one = ONE.matcher(request.path());
        if (one.matches()) {
            return found(one.group(1), one.group(2), desk)
                    .map(RestAnswer::ok)
                    .orElseGet(() -> RestAnswer.of(404, Json.object().put("error", "Empty query: no such object.")));
        }
        return switch (request.path().replaceFirst("/$", "")) {
            case "/api/v1/opportunity" ->
                page(request, within(request, desk.deals(since(request)), Deal::changedAt), CloseRecords::opportunity);
            case "/api/v1/task" -> activities(request, desk, Activity.Kind.TASK);
            case "/api/v1/activity/call" -> activities(request, desk, Activity.Kind.CALL);
            case "/api/v1/activity/meeting" -> activities(request, desk, Activity.Kind.MEETING);
            case "/api/v1/activity/email", "/api/v1/activity/sms", "/api/v1/activity/note" -> activities(request, desk);
            case "/api/v1/user" -> page(request, desk.users(), CloseRecords::user);
            default -> desk.unknown(request);
        };
    }

    @Override
    public Optional<String> token(RestRequest request) {
        return request.authorization("Bearer")
                .or(() -> request.authorization("Basic")
                        .map(login -> new String(Base64.getDecoder().decode(login), StandardCharsets.UTF_8))
                        .map(login -> login.replaceFirst(":$", "")));
    }

    @Override
    public RestAnswer unauthorised() {
        return RestAnswer.of(401, Json.object().put("error", "The API key or access token is not valid."));
    }

    @Override
    public RestAnswer tooMany(Duration wait) {
        double seconds = Math.max(1, wait.toMillis()) / 1000.0;
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("rate_reset", seconds)
                .put("message", "API call count exceeded for this second window")
                .put("rate_limit", 1)
                .put("rate_limit_type", "key");
        return RestAnswer.of(429, body)
                .with("Retry-After", Long.toString(Math.max(1, wait.toSeconds())))
                .with("ratelimit", "limit=1, remaining=0, reset=" + Math.max(1, wait.toSeconds()));
    }

    @Override
    public Optional<String> refreshToken(RestRequest request) {
        return request.path().startsWith("/oauth2/token") ? request.bodyValue("refresh_token") : Optional.empty();
    }

    private static Optional<ObjectNode> found(String kind, String id, Desk desk) {
        OptionalLong number = CloseRecords.number(id);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return kind.equals("opportunity")
                ? desk.deal(number.getAsLong()).map(CloseRecords::opportunity)
                : desk.activity(number.getAsLong())
                        .filter(activity -> activity.kind() == KINDS.get(kind))
                        .map(CloseRecords::activity);
    }

    private static <T> RestAnswer page(RestRequest request, List<T> all, Function<T, ObjectNode> form) {
        Page<T> page = Page.of(all, request.number("_skip", 0), Math.min(request.number("_limit", 100), LARGEST_PAGE));
        ObjectNode document = Json.object();
        document.set("data", Json.array(page.items(), form));
        return RestAnswer.ok(document.put("has_more", page.next().isPresent()).put("total_results", page.total()));
    }

    private static RestAnswer activities(RestRequest request, Desk desk, Activity.Kind... kinds) {
        List<Activity> all = desk.activities(since(request), kinds);
        return page(request, within(request, all, Activity::changedAt), CloseRecords::activity);
    }

    /** Up to a time, and newest first unless an order is asked for. */
    private static <T> List<T> within(RestRequest request, List<T> byTime, Function<T, Instant> time) {
        Instant until = bound(request, "lte").orElse(Instant.MAX);
        List<T> all = byTime.stream()
                .filter(record -> !time.apply(record).isAfter(until))
                .toList();
        return request.parameter("_order_by").isPresent() ? all : all.reversed();
    }

    private static Instant since(RestRequest request) {
        return bound(request, "gte").or(() -> bound(request, "gt")).orElse(Instant.EPOCH);
    }

    /** What was logged at once was created when it changed, so that one time stands for both. */
    private static Optional<Instant> bound(RestRequest request, String operator) {
        return request.parameter("date_updated__" + operator)
                .or(() -> request.parameter("date_created__" + operator))
                .map(CloseRest::instant);
    }

    private static Instant instant(String text) {
        return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
