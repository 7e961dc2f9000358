package app.merit.local.simulator.dialect.hubspot;

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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HubSpot CRM API v3: objects with chosen properties, search for what changed. */
public final class HubSpotRest implements RestDialect {
    private static final Pattern OBJECTS =
            Pattern.compile("/crm/v3/objects/(deals|calls|meetings|tasks|notes|emails)/([^/]+)(/read)?");
    private static final String DEALS = "deals";
    private static final Map<String, Activity.Kind> KINDS =
            Map.of("calls", Activity.Kind.CALL, "meetings", Activity.Kind.MEETING, "tasks", Activity.Kind.TASK);
    private static final String ID = "hs_object_id";
    private static final int LARGEST_PAGE = 200;

    @Override
    public RestAnswer answer(RestRequest request, Desk desk) {
        Matcher path = OBJECTS.matcher(request.path());
        if (path.matches()) {
            return switch (path.group(2)) {
                case "search" -> search(request, path.group(1), desk);
                case "batch" -> batch(request, path.group(1), desk);
                default -> one(request, path.group(1), Long.parseLong(path.group(2)), desk);
            };
        }
        if (request.path().matches("/crm/v3/owners/?")) {
            boolean left = request.parameter("archived").filter("true"::equals).isPresent();
            List<CrmUser> owners =
                    desk.users().stream().filter(user -> user.active() != left).toList();
            return paged(request, owners, request.number("limit", 100), after(request), HubSpotRecords::owner);
        }
        return request.path().matches("/crm/v3/pipelines/deals/?") ? pipelines(desk) : unknown(request, desk);
    }

    @Override
    public Optional<String> token(RestRequest request) {
        return request.authorization("Bearer");
    }

    @Override
    public RestAnswer unauthorised() {
        return RestAnswer.of(
                401, problem("Authentication credentials not found.").put("category", "EXPIRED_AUTHENTICATION"));
    }

    @Override
    public RestAnswer tooMany(Duration wait) {
        return RestAnswer.of(
                429,
                problem("You have reached your ten_secondly_rolling limit.")
                        .put("errorType", "RATE_LIMIT")
                        .put("policyName", "TEN_SECONDLY_ROLLING"));
    }

    @Override
    public Optional<String> refreshToken(RestRequest request) {
        return request.path().equals("/oauth/v1/token") ? request.bodyValue("refresh_token") : Optional.empty();
    }

    private static RestAnswer one(RestRequest request, String kind, long id, Desk desk) {
        List<String> wanted =
                request.parameter("properties").map(HubSpotRest::words).orElse(List.of());
        boolean deals = request.parameter("associations")
                .filter(names -> names.contains("deal"))
                .isPresent();
        return found(kind, id, wanted, deals, desk)
                .map(RestAnswer::ok)
                .orElseGet(() -> RestAnswer.of(404, problem("resource not found")));
    }

    private static RestAnswer batch(RestRequest request, String kind, Desk desk) {
        List<String> wanted = texts(request.json().path("properties"));
        ArrayNode results = Json.array();
        request.json()
                .path("inputs")
                .forEach(input -> found(kind, input.path("id").asLong(), wanted, false, desk)
                        .ifPresent(results::add));
        ObjectNode document = Json.object().put("status", "COMPLETE");
        document.set("results", results);
        return RestAnswer.ok(document);
    }

    private static Optional<ObjectNode> found(String kind, long id, List<String> wanted, boolean withDeals, Desk desk) {
        if (kind.equals(DEALS)) {
            return desk.deal(id).map(deal -> HubSpotRecords.deal(deal, wanted));
        }
        return desk.activity(id)
                .filter(activity -> activity.kind() == KINDS.get(kind))
                .map(activity -> {
                    ObjectNode object = HubSpotRecords.activity(activity, wanted);
                    return withDeals ? HubSpotRecords.withDeal(object, activity) : object;
                });
    }

    /** A search gives properties and no associations. */
    private static RestAnswer search(RestRequest request, String kind, Desk desk) {
        JsonNode query = request.json();
        List<String> wanted = texts(query.path("properties"));
        Instant since = since(query);
        int size = Math.min(query.path("limit").asInt(10), LARGEST_PAGE);
        int from = query.path("after").asInt(0);
        if (kind.equals(DEALS)) {
            List<Deal> deals = ordered(query, desk.deals(since), Deal::number);
            return paged(request, deals, size, from, deal -> HubSpotRecords.deal(deal, wanted));
        }
        Activity.Kind[] kinds = KINDS.containsKey(kind) ? new Activity.Kind[] {KINDS.get(kind)} : new Activity.Kind[0];
        List<Activity> activities = ordered(query, desk.activities(since, kinds), Activity::number);
        return paged(request, activities, size, from, activity -> HubSpotRecords.activity(activity, wanted));
    }

    private static <T> RestAnswer paged(
            RestRequest request, List<T> all, int size, int from, Function<T, ObjectNode> form) {
        Page<T> page = Page.of(all, from, size);
        ObjectNode document = Json.object();
        if (request.method().equals("POST")) {
            document.put("total", page.total());
        }
        document.set("results", Json.array(page.items(), form));
        page.next()
                .ifPresent(
                        next -> document.putObject("paging").putObject("next").put("after", Integer.toString(next)));
        return RestAnswer.ok(document);
    }

    private static Instant since(JsonNode query) {
        return filter(query, "hs_lastmodifieddate").map(HubSpotRest::instant).orElse(Instant.EPOCH);
    }

    /** By id after a certain one if the search asks so, else by the time of change. */
    private static <T> List<T> ordered(JsonNode query, List<T> byTime, ToLongFunction<T> id) {
        if (!query.at("/sorts/0/propertyName").asText().equals(ID)) {
            return byTime;
        }
        long after = filter(query, ID).map(Long::parseLong).orElse(0L);
        return byTime.stream()
                .filter(record -> id.applyAsLong(record) > after)
                .sorted(Comparator.comparingLong(id))
                .toList();
    }

    private static Optional<String> filter(JsonNode query, String property) {
        for (JsonNode group : query.path("filterGroups")) {
            for (JsonNode filter : group.path("filters")) {
                if (filter.path("propertyName").asText().equals(property)) {
                    return Optional.of(filter.path("value").asText());
                }
            }
        }
        return Optional.empty();
    }

    private static Instant instant(String text) {
        return text.matches("\\d+") ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text);
    }

    private static RestAnswer pipelines(Desk desk) {
        desk.lookup();
        ArrayNode stages = Json.array(HubSpotRecords.STAGES, id -> stage(id, "false", "0.4"));
        stages.add(stage("closedwon", "true", "1.0")).add(stage("closedlost", "true", "0.0"));
        ObjectNode pipeline =
                Json.object().put("id", "default").put("label", "Sales").put("archived", false);
        pipeline.set("stages", stages);
        ObjectNode document = Json.object();
        document.set("results", Json.array().add(pipeline));
        return RestAnswer.ok(document);
    }

    private static ObjectNode stage(String id, String closed, String probability) {
        ObjectNode stage = Json.object().put("id", id).put("label", id).put("archived", false);
        stage.putObject("metadata").put("isClosed", closed).put("probability", probability);
        return stage;
    }

    private static RestAnswer unknown(RestRequest request, Desk desk) {
        desk.unknown(request);
        return RestAnswer.of(404, problem("resource not found"));
    }

    private static int after(RestRequest request) {
        return request.number("after", 0);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static List<String> words(String text) {
        return List.of(text.split(","));
    }

    private static ObjectNode problem(String message) {
        return Json.object()
                .put("status", "error")
                .put("message", message)
                .put("correlationId", "00000000-0000-0000-0000-00000000fake");
    }
}
