package app.merit.local.simulator.dialect.copper;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.CrmUser;
import app.merit.local.simulator.record.Deal;
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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Copper developer API version 1: reads by id, searches by POST with the page in the body. */
public final class CopperRest implements RestDialect {
    private static final String ROOT = "/developer_api/v1/";
    private static final Pattern ONE = Pattern.compile(ROOT + "(opportunities|activities|tasks)/(\\d+)");
    private static final DateTimeFormatter CLOSE_DATE =
            DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int PIPELINE = 55;
    private static final int LARGEST_PAGE = 200;

    @Override
    public RestAnswer answer(RestRequest request, Desk desk) {
        Matcher one = ONE.matcher(request.path());
        if (one.matches()) {
            long number = Long.parseLong(one.group(2));
            Optional<ObjectNode> found =
                    switch (one.group(1)) {
                        case "opportunities" -> desk.deal(number).map(CopperRest::opportunity);
                        case "tasks" ->
                            desk.activity(number)
                                    .filter(activity -> activity.kind() == Activity.Kind.TASK)
                                    .map(CopperRest::task);
                        default ->
                            desk.activity(number)
                                    .filter(activity -> activity.kind() != Activity.Kind.TASK)
                                    .map(CopperRest::activity);
                    };
            return found.map(RestAnswer::ok).orElseGet(() -> problem(404, "Resource not found"));
        }
        return switch (request.path()) {
            case ROOT + "opportunities/search" ->
                page(request, desk.deals(since(request, "minimum_modified_date")), CopperRest::opportunity);
            case ROOT + "activities/search" ->
                page(
                        request,
                        desk.activities(
                                since(request, "minimum_activity_date"), Activity.Kind.CALL, Activity.Kind.MEETING),
                        CopperRest::activity);
            case ROOT + "tasks/search" ->
                page(
                        request,
                        desk.activities(since(request, "minimum_modified_date"), Activity.Kind.TASK),
                        CopperRest::task);
            case ROOT + "users/search" -> page(request, desk.users(), CopperRest::user);
            case ROOT + "pipelines" -> pipelines(desk);
            case ROOT + "activity_types" -> activityTypes(desk);
            default -> desk.unknown(request);
        };
    }

    @Override
    public Optional<String> token(RestRequest request) {
        return request.header("x-pw-accesstoken")
                .filter(_ -> request.header("x-pw-application")
                        .filter("developer_api"::equals)
                        .isPresent());
    }

    @Override
    public RestAnswer unauthorised() {
        return problem(401, "Unauthorized");
    }

    @Override
    public RestAnswer tooMany(Duration wait) {
        return problem(429, "Rate limit exceeded");
    }

    private static <T> RestAnswer page(RestRequest request, List<T> all, Function<T, ObjectNode> form) {
        JsonNode query = request.json();
        int size = Math.min(query.path("page_size").asInt(20), LARGEST_PAGE);
        Page<T> page = Page.of(all, (query.path("page_number").asInt(1) - 1) * size, size);
        return RestAnswer.ok(Json.array(page.items(), form)).with("X-PW-TOTAL", Integer.toString(page.total()));
    }

    private static Instant since(RestRequest request, String name) {
        return Instant.ofEpochSecond(request.json().path(name).asLong(0));
    }

    private static ObjectNode opportunity(Deal deal) {
        Instant closed = deal.closedAt();
        return Json.object()
                .put("id", deal.number())
                .put("name", "Deal " + deal.number())
                .put("assignee_id", Long.parseLong(deal.owner()))
                .put("status", status(deal))
                .put("pipeline_id", PIPELINE)
                .put("pipeline_stage_id", deal.stage())
                .put("monetary_value", deal.amount())
                .put("monetary_unit", Deal.CURRENCY)
                .put("close_date", closed == null ? null : CLOSE_DATE.format(closed))
                .put("date_created", deal.createdAt().getEpochSecond())
                .put("date_modified", deal.changedAt().getEpochSecond())
                .put("date_stage_changed", deal.changedAt().getEpochSecond());
    }

    private static ObjectNode activity(Activity activity) {
        ObjectNode json = Json.object()
                .put("id", activity.number())
                .put("user_id", Long.parseLong(activity.owner()))
                .put("details", "Demo")
                .put("activity_date", activity.changedAt().getEpochSecond())
                .put("date_created", activity.createdAt().getEpochSecond())
                .put("date_modified", activity.changedAt().getEpochSecond());
        json.putObject("parent").put("id", activity.dealNumber()).put("type", "opportunity");
        json.putObject("type").put("category", "user").put("id", activity.kind() == Activity.Kind.CALL ? 1 : 2);
        return json;
    }

    private static ObjectNode task(Activity task) {
        ObjectNode json = Json.object()
                .put("id", task.number())
                .put("name", "Demo")
                .put("assignee_id", Long.parseLong(task.owner()))
                .put("status", task.done() ? "Completed" : "Open")
                .put("completed_date", task.done() ? task.changedAt().getEpochSecond() : null)
                .put("date_created", task.createdAt().getEpochSecond())
                .put("date_modified", task.changedAt().getEpochSecond());
        json.putObject("related_resource").put("id", task.dealNumber()).put("type", "opportunity");
        return json;
    }

    private static ObjectNode user(CrmUser user) {
        return Json.object()
                .put("id", Long.parseLong(user.id()))
                .put("name", user.name())
                .put("email", user.email());
    }

    private static RestAnswer pipelines(Desk desk) {
        desk.lookup();
        ObjectNode pipeline = Json.object().put("id", PIPELINE).put("name", "Sales");
        pipeline.set(
                "stages",
                Json.array(List.of(1, 2, 3), id -> Json.object().put("id", id).put("name", "Stage " + id)));
        return RestAnswer.ok(Json.array().add(pipeline));
    }

    private static RestAnswer activityTypes(Desk desk) {
        desk.lookup();
        ObjectNode types = Json.object();
        types.set(
                "user",
                Json.array().add(type(0, "Note")).add(type(1, "Phone Call")).add(type(2, "Meeting")));
        types.putArray("system");
        return RestAnswer.ok(types);
    }

    private static ObjectNode type(int id, String name) {
        return Json.object()
                .put("id", id)
                .put("category", "user")
                .put("name", name)
                .put("is_disabled", false);
    }

    private static String status(Deal deal) {
        return switch (deal.status()) {
            case OPEN -> "Open";
            case WON -> "Won";
            case LOST -> "Lost";
        };
    }

    private static RestAnswer problem(int status, String message) {
        return RestAnswer.of(
                status,
                Json.object().put("success", false).put("status", status).put("message", message));
    }
}
