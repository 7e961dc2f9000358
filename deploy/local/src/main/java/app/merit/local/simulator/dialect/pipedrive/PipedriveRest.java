package app.merit.local.simulator.dialect.pipedrive;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.rest.Desk;
import app.merit.local.simulator.rest.Json;
import app.merit.local.simulator.rest.Page;
import app.merit.local.simulator.rest.RestAnswer;
import app.merit.local.simulator.rest.RestDialect;
import app.merit.local.simulator.rest.RestRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pipedrive API: version 2 with cursors for records, version 1 for users and fields. */
public final class PipedriveRest implements RestDialect {
    private static final Pattern ONE = Pattern.compile("/api/v2/(deals|activities)/(\\d+)");
    private static final Pattern V1 = Pattern.compile("(?:/api)?/v1/(users|dealFields|stages)");
    private static final Pattern NOTE = Pattern.compile("/api/v1/notes/\\d+");
    private static final int LARGEST_PAGE = 500;

    @Override
    public RestAnswer answer(RestRequest request, Desk desk) {
        Matcher one = ONE.matcher(request.path());
        if (one.matches()) {
            long number = Long.parseLong(one.group(2));
            return one.group(1).equals("deals")
                    ? found(desk.deal(number).map(PipedriveRecords::deal), "Deal not found")
                    : found(desk.activity(number).map(PipedriveRecords::activity), "Activity not found");
        }
        if (NOTE.matcher(request.path()).matches()) {
            return found(Optional.empty(), "Note not found");
        }
        Matcher v1 = V1.matcher(request.path());
        if (v1.matches()) {
            return firstVersion(v1.group(1), request, desk);
        }
        return switch (request.path()) {
            case "/api/v2/deals" -> page(request, desk.deals(since(request)), PipedriveRecords::deal);
            case "/api/v2/activities" ->
                page(request, desk.activities(since(request), Activity.Kind.values()), PipedriveRecords::activity);
            case "/api/v2/dealFields", "/api/v2/pipelines", "/api/v2/stages" -> empty(desk);
            default -> unknown(request, desk);
        };
    }

    @Override
    public Optional<String> token(RestRequest request) {
        return request.header("x-api-token")
                .or(() -> request.authorization("Bearer"))
                .or(() -> request.parameter("api_token"));
    }

    @Override
    public RestAnswer unauthorised() {
        return RestAnswer.of(401, problem("unauthorized access").put("errorCode", 401));
    }

    @Override
    public RestAnswer tooMany(Duration wait) {
        String seconds = Long.toString(Math.max(1, wait.toSeconds()));
        return RestAnswer.of(429, problem("request over limit").put("code", 429))
                .with("x-ratelimit-remaining", "0")
                .with("x-ratelimit-reset", seconds)
                .with("Retry-After", seconds);
    }

    @Override
    public Optional<String> refreshToken(RestRequest request) {
        return request.path().equals("/oauth/token") ? request.bodyValue("refresh_token") : Optional.empty();
    }

    private static RestAnswer firstVersion(String list, RestRequest request, Desk desk) {
        if (!list.equals("users")) {
            return empty(desk);
        }
        Page<ObjectNode> page = Page.of(
                desk.users().stream().map(PipedriveRecords::user).toList(),
                request.number("start", 0),
                request.number("limit", LARGEST_PAGE));
        ObjectNode document = success(Json.array(page.items(), Function.identity()));
        ObjectNode pagination = document.putObject("additional_data").putObject("pagination");
        pagination.put("more_items_in_collection", page.next().isPresent());
        page.next().ifPresent(next -> pagination.put("next_start", next));
        return RestAnswer.ok(document);
    }

    private static RestAnswer found(Optional<ObjectNode> record, String missing) {
        return record.map(data -> RestAnswer.ok(success(data)))
                .orElseGet(() -> RestAnswer.of(404, problem(missing).put("code", "ERR_NOT_FOUND")));
    }

    private static <T> RestAnswer page(RestRequest request, List<T> all, Function<T, ObjectNode> form) {
        Page<T> page = Page.of(all, request.number("cursor", 0), Math.min(request.number("limit", 100), LARGEST_PAGE));
        ObjectNode document = success(Json.array(page.items(), form));
        String next = page.next().isPresent() ? Integer.toString(page.next().getAsInt()) : null;
        document.putObject("additional_data").put("next_cursor", next);
        return RestAnswer.ok(document);
    }

    private static Instant since(RestRequest request) {
        return request.parameter("updated_since")
                .map(time -> OffsetDateTime.parse(time).toInstant())
                .orElse(Instant.EPOCH);
    }

    private static RestAnswer empty(Desk desk) {
        desk.lookup();
        ObjectNode document = success(Json.array());
        document.putObject("additional_data").putNull("next_cursor");
        return RestAnswer.ok(document);
    }

    private static RestAnswer unknown(RestRequest request, Desk desk) {
        desk.unknown(request);
        return RestAnswer.of(404, problem("Unknown method ."));
    }

    private static ObjectNode success(JsonNode data) {
        ObjectNode document = Json.object().put("success", true);
        document.set("data", data);
        return document;
    }

    private static ObjectNode problem(String error) {
        return Json.object()
                .put("success", false)
                .put("error", error)
                .put("error_info", "Please check developers.pipedrive.com")
                .putNull("data");
    }
}
