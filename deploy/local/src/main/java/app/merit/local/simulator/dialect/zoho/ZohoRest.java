package app.merit.local.simulator.dialect.zoho;

import app.merit.local.simulator.record.Activity;
import app.merit.local.simulator.rest.Desk;
import app.merit.local.simulator.rest.Json;
import app.merit.local.simulator.rest.Logins;
import app.merit.local.simulator.rest.Page;
import app.merit.local.simulator.rest.RestAnswer;
import app.merit.local.simulator.rest.RestDialect;
import app.merit.local.simulator.rest.RestRequest;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Zoho CRM API version 8: single reads, reads of several ids, lists by {@code If-Modified-Since}. */
public final class ZohoRest implements RestDialect {
    private static final Pattern MODULE = Pattern.compile("/crm/v8/(Deals|Calls|Events|Tasks|Notes)(?:/(\\d+))?");
    private static final Map<String, Activity.Kind> KINDS =
            Map.of("Calls", Activity.Kind.CALL, "Events", Activity.Kind.MEETING, "Tasks", Activity.Kind.TASK);
    private static final String DEALS = "Deals";
    private static final int LARGEST_PAGE = 200;

    @Override
    public RestAnswer answer(RestRequest request, Desk desk) {
        Matcher path = MODULE.matcher(request.path());
        if (path.matches()) {
            String module = path.group(1);
            if (path.group(2) != null) {
                return records(List.of(path.group(2)), module, desk);
            }
            return request.parameter("ids")
                    .map(ids -> records(Arrays.asList(ids.split(",")), module, desk))
                    .orElseGet(() -> changed(request, module, desk));
        }
        return switch (request.path()) {
            case "/crm/v8/users" -> page(request, "users", desk.users(), ZohoRecords::user);
            case "/crm/v8/settings/stages" -> stages(desk);
            case "/crm/v8/settings/fields" -> fields(desk);
            default -> unknown(request, desk);
        };
    }

    @Override
    public Optional<String> token(RestRequest request) {
        return request.authorization("Zoho-oauthtoken");
    }

    @Override
    public RestAnswer unauthorised() {
        return RestAnswer.of(401, problem("INVALID_TOKEN", "invalid oauth token"));
    }

    @Override
    public RestAnswer tooMany(Duration wait) {
        return RestAnswer.of(429, problem("TOO_MANY_REQUESTS", "too many requests"));
    }

    @Override
    public Optional<String> refreshToken(RestRequest request) {
        return request.path().equals("/oauth/v2/token")
                ? request.parameter("refresh_token").or(() -> request.bodyValue("refresh_token"))
                : Optional.empty();
    }

    /** Zoho's refresh token stays the same, so none is told. */
    @Override
    public RestAnswer granted(Logins.Grant grant) {
        return RestAnswer.ok(Json.object()
                .put("access_token", grant.accessToken())
                .put("api_domain", "https://www.zohoapis.com")
                .put("token_type", "Bearer")
                .put("expires_in", grant.life().toSeconds()));
    }

    @Override
    public boolean refreshTokenStays() {
        return true;
    }

    private static RestAnswer records(List<String> ids, String module, Desk desk) {
        ArrayNode data = Json.array();
        ids.forEach(id -> found(id.strip(), module, desk).ifPresent(data::add));
        if (data.isEmpty()) {
            return RestAnswer.empty(204);
        }
        ObjectNode document = Json.object();
        document.set("data", data);
        return RestAnswer.ok(document);
    }

    private static Optional<ObjectNode> found(String id, String module, Desk desk) {
        OptionalLong number = ZohoRecords.number(id);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return module.equals(DEALS)
                ? desk.deal(number.getAsLong()).map(ZohoRecords::deal)
                : desk.activity(number.getAsLong())
                        .filter(activity -> activity.kind() == KINDS.get(module))
                        .map(ZohoRecords::activity);
    }

    private static RestAnswer changed(RestRequest request, String module, Desk desk) {
        Instant since = request.header("if-modified-since")
                .map(time -> OffsetDateTime.parse(time).toInstant())
                .orElse(Instant.EPOCH);
        if (module.equals(DEALS)) {
            return page(request, "data", desk.deals(since), ZohoRecords::deal);
        }
        Activity.Kind[] kinds =
                KINDS.containsKey(module) ? new Activity.Kind[] {KINDS.get(module)} : new Activity.Kind[0];
        return page(request, "data", desk.activities(since, kinds), ZohoRecords::activity);
    }

    private static <T> RestAnswer page(RestRequest request, String name, List<T> all, Function<T, ObjectNode> form) {
        int size = Math.min(request.number("per_page", LARGEST_PAGE), LARGEST_PAGE);
        int from = request.parameter("page_token")
                .map(Integer::parseInt)
                .orElseGet(() -> (request.number("page", 1) - 1) * size);
        Page<T> page = Page.of(all, from, size);
        if (page.items().isEmpty()) {
            return RestAnswer.empty(request.header("if-modified-since").isPresent() ? 304 : 204);
        }
        ObjectNode document = Json.object();
        document.set(name, Json.array(page.items(), form));
        ObjectNode info = document.putObject("info")
                .put("per_page", size)
                .put("count", page.items().size())
                .put("page", from / size + 1)
                .put("more_records", page.next().isPresent());
        page.next().ifPresent(next -> info.put("next_page_token", Integer.toString(next)));
        return RestAnswer.ok(document);
    }

    private static RestAnswer stages(Desk desk) {
        desk.lookup();
        ArrayNode stages = Json.array(ZohoRecords.STAGES, label -> stage(label, "Open", "Pipeline"));
        stages.add(stage(ZohoRecords.WON, "Closed Won", "Closed"));
        stages.add(stage(ZohoRecords.LOST, "Closed Lost", "Omitted"));
        ObjectNode document = Json.object();
        document.set("stages", stages);
        return RestAnswer.ok(document);
    }

    private static ObjectNode stage(String label, String type, String category) {
        ObjectNode stage = Json.object()
                .put("display_label", label)
                .put("actual_label", label)
                .put("display_value", label)
                .put("actual_value", label)
                .put("forecast_type", type);
        stage.putObject("forecast_category").put("name", category);
        return stage;
    }

    private static RestAnswer fields(Desk desk) {
        desk.lookup();
        ObjectNode field = Json.object().put("api_name", "Stage").put("data_type", "picklist");
        ArrayNode values = Json.array(ZohoRecords.STAGES, label -> stage(label, "Open", "Pipeline"));
        values.add(stage(ZohoRecords.WON, "Closed Won", "Closed"));
        values.add(stage(ZohoRecords.LOST, "Closed Lost", "Omitted"));
        field.set("pick_list_values", values);
        ObjectNode document = Json.object();
        document.set("fields", Json.array().add(field));
        return RestAnswer.ok(document);
    }

    private static RestAnswer unknown(RestRequest request, Desk desk) {
        desk.unknown(request);
        return RestAnswer.of(
                404, problem("INVALID_URL_PATTERN", "Please check if the URL trying to access is a correct one"));
    }

    private static ObjectNode problem(String code, String message) {
        ObjectNode problem =
                Json.object().put("code", code).put("message", message).put("status", "error");
        problem.putObject("details");
        return problem;
    }
}
