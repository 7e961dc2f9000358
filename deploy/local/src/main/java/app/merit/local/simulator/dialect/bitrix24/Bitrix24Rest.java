package app.merit.local.simulator.dialect.bitrix24;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.record.Deal;
import app.merit.local.simulator.rest.Desk;
import app.merit.local.simulator.rest.Json;
import app.merit.local.simulator.rest.Page;
import app.merit.local.simulator.rest.RestAnswer;
import app.merit.local.simulator.rest.RestDialect;
import app.merit.local.simulator.rest.RestRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bitrix24: methods below {@code /rest/user/secret/} or with an access token, pages of 50. */
public final class Bitrix24Rest implements RestDialect {
    private static final Pattern METHOD = Pattern.compile("/rest/(?:(\\d+)/([^/]+)/)?([a-z0-9.]+?)(?:\\.json)?/?");
    private static final int PAGE = 50;

    @Override
    public RestAnswer answer(RestRequest request, Desk desk) {
        Matcher path = METHOD.matcher(request.path());
        if (!path.matches()) {
            return desk.unknown(request);
        }
        return switch (path.group(3)) {
            case "crm.deal.get" -> one(desk.deal(id(request)).map(Bitrix24Records::deal), "Not found");
            case "crm.activity.get" ->
                one(desk.activity(id(request)).map(Bitrix24Records::activity), "Activity is not found");
            case "crm.deal.list" ->
                list(
                        request,
                        ordered(request, desk.deals(since(request, "DATE_MODIFY")), Deal::number),
                        Bitrix24Records::deal);
            case "crm.activity.list" ->
                list(
                        request,
                        ordered(
                                request,
                                desk.activities(since(request, "LAST_UPDATED"), Activity.Kind.values()),
                                Activity::number),
                        Bitrix24Records::activity);
            case "user.get", "user.search" -> list(request, desk.users(), Bitrix24Records::user);
            case "crm.status.list" -> stages(desk);
            case "crm.dealcategory.stage.list" -> stages(desk);
            case "crm.category.list" -> categories(desk);
            case "crm.currency.list" -> currencies(desk);
            default -> {
                desk.unknown(request);
                yield error(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");
            }
        };
    }

    @Override
    public Optional<String> token(RestRequest request) {
        Matcher path = METHOD.matcher(request.path());
        Optional<String> inPath = path.matches() ? Optional.ofNullable(path.group(2)) : Optional.empty();
        return inPath.or(() -> request.parameter("auth"))
                .or(() -> request.bodyValue("auth"))
                .or(() -> request.authorization("Bearer"));
    }

    @Override
    public RestAnswer unauthorised() {
        return error(401, "expired_token", "The access token provided has expired.");
    }

    @Override
    public RestAnswer tooMany(Duration wait) {
        return error(503, "QUERY_LIMIT_EXCEEDED", "Too many requests");
    }

    @Override
    public RestAnswer unavailable() {
        return error(503, "OVERLOAD_LIMIT", "REST API is blocked due to overload.");
    }

    @Override
    public Optional<String> refreshToken(RestRequest request) {
        return request.path().startsWith("/oauth/token")
                ? request.parameter("refresh_token").or(() -> request.bodyValue("refresh_token"))
                : Optional.empty();
    }

    private static long id(RestRequest request) {
        return Long.parseLong(value(request, "id")
                .or(() -> value(request, "ID"))
                .orElseThrow(() -> new NumberFormatException("ID is not defined or invalid")));
    }

    /** Both {@code >} and {@code >=} exist; the seconds of the portal make them nearly the same. */
    private static Instant since(RestRequest request, String field) {
        return filter(request, ">=" + field)
                .or(() -> filter(request, ">" + field))
                .map(time -> OffsetDateTime.parse(time).toInstant())
                .orElse(Instant.EPOCH);
    }

    /** By id after a certain one if the request pages so, else by the time of change. */
    private static <T> List<T> ordered(RestRequest request, List<T> byTime, ToLongFunction<T> id) {
        if (value(request, "order[ID]").isEmpty()) {
            return byTime;
        }
        long after = filter(request, ">ID").map(Long::parseLong).orElse(0L);
        return byTime.stream()
                .filter(record -> id.applyAsLong(record) > after)
                .sorted(Comparator.comparingLong(id))
                .toList();
    }

    private static Optional<String> filter(RestRequest request, String name) {
        JsonNode json = request.json().path("filter").path(name);
        return json.isTextual()
                ? Optional.of(json.asText())
                : value(request, "filter[" + name + "]").or(() -> value(request, "FILTER[" + name + "]"));
    }

    private static Optional<String> value(RestRequest request, String name) {
        return request.parameter(name).or(() -> request.bodyValue(name));
    }

    private static RestAnswer one(Optional<ObjectNode> record, String missing) {
        return record.map(found -> RestAnswer.ok(timed(found))).orElseGet(() -> error(400, "", missing));
    }

    private static <T> RestAnswer list(RestRequest request, List<T> all, Function<T, ObjectNode> form) {
        int start = value(request, "start").map(Integer::parseInt).orElse(0);
        Page<T> page = Page.of(all, start, PAGE);
        ObjectNode document = timed(Json.array(page.items(), form));
        if (start < 0) {
            // Asked not to count: neither a total nor a next page is told.
            return RestAnswer.ok(document);
        }
        page.next().ifPresent(next -> document.put("next", next));
        return RestAnswer.ok(document.put("total", page.total()));
    }

    private static RestAnswer stages(Desk desk) {
        desk.lookup();
        ArrayNode stages = Json.array(Bitrix24Records.STAGES, id -> stage(id, "P"));
        stages.add(stage("WON", "S")).add(stage("LOSE", "F"));
        return RestAnswer.ok(timed(stages).put("total", stages.size()));
    }

    private static ObjectNode stage(String id, String semantics) {
        ObjectNode stage = Json.object()
                .put("ENTITY_ID", "DEAL_STAGE")
                .put("STATUS_ID", id)
                .put("NAME", id)
                .put("CATEGORY_ID", "0");
        stage.put("SEMANTICS", semantics.equals("P") ? null : semantics)
                .putObject("EXTRA")
                .put("SEMANTICS", semantics.equals("P") ? "process" : semantics.equals("S") ? "success" : "failure");
        return stage;
    }

    private static RestAnswer categories(Desk desk) {
        desk.lookup();
        ObjectNode result = Json.object();
        result.set(
                "categories",
                Json.array().add(Json.object().put("id", 0).put("name", "Общая").put("isDefault", "Y")));
        return RestAnswer.ok(timed(result).put("total", 1));
    }

    private static RestAnswer currencies(Desk desk) {
        desk.lookup();
        return RestAnswer.ok(timed(Json.array()
                .add(Json.object()
                        .put("CURRENCY", Deal.CURRENCY)
                        .put("BASE", "Y")
                        .put("AMOUNT", "1.0000"))));
    }

    private static ObjectNode timed(JsonNode result) {
        ObjectNode document = Json.object();
        document.set("result", result);
        document.putObject("time").put("duration", 0.05).put("operating", 0.01);
        return document;
    }

    private static RestAnswer error(int status, String code, String description) {
        return RestAnswer.of(status, Json.object().put("error", code).put("error_description", description));
    }
}
