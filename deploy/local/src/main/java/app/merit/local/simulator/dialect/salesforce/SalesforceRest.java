package app.merit.local.simulator.dialect.salesforce;

import app.merit.local.simulator.record.Activity;
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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Salesforce REST: {@code sobjects} by id and SOQL on the modification time, in pages of 200 to 2000. */
public final class SalesforceRest implements RestDialect {
    private static final Pattern ONE =
            Pattern.compile("/services/data/v\\d+\\.\\d/sobjects/(Opportunity|Task|Event)/(\\w{15,18})");
    private static final Pattern QUERY = Pattern.compile("/services/data/v\\d+\\.\\d/query(?:All)?(?:/(\\d+))?/?");
    private static final Pattern FROM = Pattern.compile("(?i)\\bfrom\\s+(\\w+)");
    private static final Pattern SINCE =
            Pattern.compile("(?i)(?:SystemModstamp|LastModifiedDate)\\s*>=?\\s*([0-9TZ:.+-]+)");
    /** A page that goes on where the one before ended: after an id of the same time. */
    private static final Pattern AFTER = Pattern.compile("(?i)SystemModstamp\\s*=\\s*([0-9TZ:.+-]+) AND Id > '(\\w+)'");

    private static final Pattern LIMIT = Pattern.compile("(?i)\\blimit\\s+(\\d+)");
    private static final int PAGE = 200;

    @Override
    public RestAnswer answer(RestRequest request, Desk desk) {
        Matcher one = ONE.matcher(request.path());
        if (one.matches()) {
            return found(one.group(1), one.group(2), desk)
                    .map(RestAnswer::ok)
                    .orElseGet(() -> problem(404, "NOT_FOUND", "The requested resource does not exist"));
        }
        Matcher query = QUERY.matcher(request.path());
        if (query.matches()) {
            // A real locator remembers its query; ours is told again with it.
            int from = query.group(1) == null ? 0 : Integer.parseInt(query.group(1));
            return query(request, request.parameter("q").orElse(""), from, desk);
        }
        desk.unknown(request);
        return problem(404, "NOT_FOUND", "The requested resource does not exist");
    }

    @Override
    public Optional<String> token(RestRequest request) {
        return request.authorization("Bearer");
    }

    @Override
    public RestAnswer unauthorised() {
        return problem(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }

    @Override
    public RestAnswer tooMany(Duration wait) {
        return problem(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }

    @Override
    public Optional<String> refreshToken(RestRequest request) {
        return request.path().equals("/services/oauth2/token")
                ? request.bodyValue("refresh_token").or(() -> request.bodyValue("client_secret"))
                : Optional.empty();
    }

    /** Salesforce's refresh token stays the same. */
    @Override
    public boolean refreshTokenStays() {
        return true;
    }

    private static Optional<ObjectNode> found(String object, String id, Desk desk) {
        OptionalLong number = SalesforceIds.number(id);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return object.equals("Opportunity")
                ? desk.deal(number.getAsLong()).map(deal -> typed(object, SalesforceRecords.opportunity(deal)))
                : desk.activity(number.getAsLong())
                        .filter(activity -> object.equals("Event") == (activity.kind() == Activity.Kind.MEETING))
                        .map(activity -> typed(object, SalesforceRecords.activity(activity)));
    }

    private static RestAnswer query(RestRequest request, String soql, int from, Desk desk) {
        Matcher object = FROM.matcher(soql);
        Instant since = since(soql);
        return switch (object.find() ? object.group(1) : "") {
            case "Opportunity" ->
                page(
                        request,
                        soql,
                        from,
                        after(soql, desk.deals(since), Deal::changedAt, deal -> SalesforceIds.deal(deal.number())),
                        deal -> typed("Opportunity", SalesforceRecords.opportunity(deal)));
            case "Task" ->
                page(
                        request,
                        soql,
                        from,
                        after(soql, desk.activities(since, Activity.Kind.CALL, Activity.Kind.TASK)),
                        task -> typed("Task", SalesforceRecords.activity(task)));
            case "Event" ->
                page(
                        request,
                        soql,
                        from,
                        after(soql, desk.activities(since, Activity.Kind.MEETING)),
                        meeting -> typed("Event", SalesforceRecords.activity(meeting)));
            case "User" -> page(request, soql, from, desk.users(), user -> typed("User", SalesforceRecords.user(user)));
            default -> problem(400, "MALFORMED_QUERY", "unexpected token");
        };
    }

    private static <T> RestAnswer page(
            RestRequest request, String soql, int from, List<T> all, Function<T, ObjectNode> form) {
        Matcher limit = LIMIT.matcher(soql);
        List<T> wanted = limit.find() ? all.subList(0, Math.min(all.size(), Integer.parseInt(limit.group(1)))) : all;
        Page<T> page = Page.of(wanted, from, PAGE);
        ObjectNode document = Json.object()
                .put("totalSize", page.total())
                .put("done", page.next().isEmpty());
        page.next()
                .ifPresent(next -> document.put(
                        "nextRecordsUrl",
                        request.path().replaceFirst("/query.*", "/query/" + next + "?q=" + escaped(soql))));
        document.set("records", Json.array(page.items(), form));
        return RestAnswer.ok(document);
    }

    private static String escaped(String soql) {
        return URLEncoder.encode(soql, StandardCharsets.UTF_8);
    }

    private static Instant since(String soql) {
        Matcher since = SINCE.matcher(soql);
        return since.find() ? OffsetDateTime.parse(since.group(1)).toInstant() : Instant.EPOCH;
    }

    private static List<Activity> after(String soql, List<Activity> all) {
        return after(soql, all, Activity::changedAt, SalesforceIds::activity);
    }

    private static <T> List<T> after(String soql, List<T> all, Function<T, Instant> time, Function<T, String> id) {
        Matcher after = AFTER.matcher(soql);
        if (!after.find()) {
            return all;
        }
        Instant at = OffsetDateTime.parse(after.group(1)).toInstant();
        return all.stream()
                .filter(record -> time.apply(record).isAfter(at)
                        || time.apply(record).equals(at) && id.apply(record).compareTo(after.group(2)) > 0)
                .toList();
    }

    private static ObjectNode typed(String object, ObjectNode record) {
        ObjectNode json = Json.object();
        json.putObject("attributes").put("type", object);
        json.setAll(record);
        return json;
    }

    private static RestAnswer problem(int status, String code, String message) {
        return RestAnswer.of(
                status, Json.array().add(Json.object().put("message", message).put("errorCode", code)));
    }
}
