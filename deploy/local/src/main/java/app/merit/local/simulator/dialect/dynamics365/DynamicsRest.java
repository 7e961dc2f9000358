package app.merit.local.simulator.dialect.dynamics365;

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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Dataverse Web API: rows by key, {@code $filter} on the modification time, {@code @odata.nextLink}. */
public final class DynamicsRest implements RestDialect {
    private static final String ROOT = "/api/data/v9.2/";
    private static final Pattern ONE = Pattern.compile(ROOT + "(\\w+)\\(([0-9a-fA-F-]{36})\\)");
    private static final Pattern SINCE = Pattern.compile("modifiedon g[et] '?([0-9TZ:.+-]+)'?");
    private static final String EXPAND_CURRENCY = "transactioncurrencyid($select=isocurrencycode)";
    private static final Pattern PAGE_SIZE = Pattern.compile("odata\\.maxpagesize=(\\d+)");
    private static final Map<String, Activity.Kind> KINDS = Map.of(
            "phonecalls", Activity.Kind.CALL,
            "appointments", Activity.Kind.MEETING,
            "tasks", Activity.Kind.TASK);
    private static final int LARGEST_PAGE = 5000;

    @Override
    public RestAnswer answer(RestRequest request, Desk desk) {
        Matcher one = ONE.matcher(request.path());
        if (one.matches()) {
            return row(one.group(1), one.group(2).toLowerCase(java.util.Locale.ROOT), desk)
                    .map(row -> RestAnswer.ok(expanded(request, row)))
                    .orElseGet(() -> problem(
                            404, "0x80040217", one.group(1) + " With Id = " + one.group(2) + " Does Not Exist"));
        }
        String set = request.path().startsWith(ROOT) ? request.path().substring(ROOT.length()) : "";
        Activity.Kind kind = KINDS.get(set);
        if (kind != null) {
            return page(request, desk.activities(since(request), kind), DynamicsRecords::activity);
        }
        return switch (set) {
            case "opportunities" ->
                page(request, desk.deals(since(request)), deal -> expanded(request, DynamicsRecords.opportunity(deal)));
            case "emails", "annotations" -> page(request, desk.activities(since(request)), DynamicsRecords::activity);
            case "systemusers" -> page(request, desk.users(), DynamicsRecords::user);
            case "transactioncurrencies" -> {
                desk.lookup();
                yield page(request, List.of(Deal.CURRENCY), DynamicsRest::currency);
            }
            default -> unknown(request, desk);
        };
    }

    @Override
    public Optional<String> token(RestRequest request) {
        return request.authorization("Bearer");
    }

    @Override
    public RestAnswer unauthorised() {
        return RestAnswer.empty(401).with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    @Override
    public RestAnswer tooMany(Duration wait) {
        return problem(
                        429,
                        "0x80072322",
                        "Number of requests exceeded the limit of 6000 over time window of 300 seconds.")
                .with("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }

    @Override
    public Optional<String> refreshToken(RestRequest request) {
        return request.path().endsWith("/oauth2/v2.0/token") || request.path().endsWith("/oauth2/token")
                ? request.bodyValue("refresh_token").or(() -> request.bodyValue("client_secret"))
                : Optional.empty();
    }

    /** A client logs in with its secret, as often as it likes. */
    @Override
    public boolean refreshTokenStays() {
        return true;
    }

    private static Optional<ObjectNode> row(String set, String id, Desk desk) {
        if (set.equals("transactioncurrencies")) {
            desk.lookup();
            return Optional.of(currency(Deal.CURRENCY)).filter(_ -> id.equals(DynamicsIds.EURO));
        }
        OptionalLong number = DynamicsIds.number(id);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return set.equals("opportunities")
                ? desk.deal(number.getAsLong()).map(DynamicsRecords::opportunity)
                : desk.activity(number.getAsLong())
                        .filter(activity -> activity.kind() == KINDS.get(set))
                        .map(DynamicsRecords::activity);
    }

    /** The currency along with the row, if it is asked for so. */
    private static ObjectNode expanded(RestRequest request, ObjectNode row) {
        if (row.has("_transactioncurrencyid_value")
                && request.parameter("$expand").filter(EXPAND_CURRENCY::equals).isPresent()) {
            row.putObject("transactioncurrencyid").put("isocurrencycode", Deal.CURRENCY);
        }
        return row;
    }

    private static ObjectNode currency(String code) {
        return Json.object()
                .put("transactioncurrencyid", DynamicsIds.EURO)
                .put("isocurrencycode", code)
                .put("currencyprecision", 2);
    }

    private static <T> RestAnswer page(RestRequest request, List<T> all, Function<T, ObjectNode> form) {
        Matcher preferred = PAGE_SIZE.matcher(request.header("prefer").orElse(""));
        int size = preferred.find() ? Integer.parseInt(preferred.group(1)) : LARGEST_PAGE;
        Page<T> page = Page.of(all, request.number("$skiptoken", 0), size);
        ObjectNode document = Json.object().put("@odata.context", request.base() + ROOT + "$metadata");
        document.set("value", Json.array(page.items(), form));
        page.next().ifPresent(next -> document.put("@odata.nextLink", address(request, next)));
        return RestAnswer.ok(document);
    }

    private static String address(RestRequest request, int next) {
        StringBuilder address = new StringBuilder(request.base() + request.path() + "?$skiptoken=" + next);
        request.query().forEach((name, value) -> {
            if (!name.equals("$skiptoken")) {
                address.append('&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
            }
        });
        return address.toString();
    }

    private static Instant since(RestRequest request) {
        Matcher since = SINCE.matcher(request.parameter("$filter").orElse(""));
        return since.find() ? OffsetDateTime.parse(since.group(1)).toInstant() : Instant.EPOCH;
    }

    private static RestAnswer unknown(RestRequest request, Desk desk) {
        desk.unknown(request);
        return problem(404, "0x8006088a", "Resource not found for the segment");
    }

    private static RestAnswer problem(int status, String code, String message) {
        ObjectNode document = Json.object();
        document.putObject("error").put("code", code).put("message", message);
        return RestAnswer.of(status, document);
    }
}
