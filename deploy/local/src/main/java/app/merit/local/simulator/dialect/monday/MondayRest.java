package app.merit.local.simulator.dialect.monday;

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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * monday.com's one GraphQL address. It understands the few queries that are of use here, by the field they start with, and
 * answers with all it knows of each item, whatever was selected.
 */
public final class MondayRest implements RestDialect {
    private static final Pattern ARGUMENT =
            Pattern.compile("(?<![$\\w])(\\w+)\\s*:\\s*(\\$\\w+|\\[[^\\]]*\\]|\"[^\"]*\"|[\\w.]+)");
    private static final Pattern ALIAS =
            Pattern.compile("(\\w+)\\s*:\\s*(?:boards|next_items_page|users|items)\\s*\\(");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int LARGEST_PAGE = 500;

    @Override
    public RestAnswer answer(RestRequest request, Desk desk) {
        if (!request.path().equals("/v2")) {
            return desk.unknown(request);
        }
        String query = request.json().path("query").asText();
        JsonNode variables = request.json().path("variables");
        Matcher alias = ALIAS.matcher(query);
        String as = alias.find() ? alias.group(1) : "";
        if (query.contains("next_items_page")) {
            return data(as, "next_items_page", page(query, variables, desk));
        }
        if (query.contains("items_page")) {
            ObjectNode board = Json.object().put("id", board(query, variables));
            board.set("items_page", page(query, variables, desk));
            return data(as, "boards", Json.array().add(board));
        }
        if (query.contains("users")) {
            return data(as, "users", users(query, variables, desk));
        }
        return data(as, "items", items(numbers(argument(query, variables, "ids")), desk));
    }

    @Override
    public Optional<String> token(RestRequest request) {
        return request.header("authorization").map(value -> value.replaceFirst("^Bearer ", ""));
    }

    @Override
    public RestAnswer unauthorised() {
        ObjectNode body = Json.object();
        body.putArray("errors").add("Not Authenticated");
        return RestAnswer.of(401, body);
    }

    @Override
    public RestAnswer tooMany(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds());
        ObjectNode error = Json.object().put("message", "Complexity budget exhausted");
        error.putObject("extensions")
                .put("code", "COMPLEXITY_BUDGET_EXHAUSTED")
                .put("retry_in_seconds", seconds)
                .put("status_code", 429);
        ObjectNode body = Json.object();
        body.putArray("errors").add(error);
        return RestAnswer.of(429, body).with("Retry-After", Long.toString(seconds));
    }

    private static ArrayNode items(List<Long> ids, Desk desk) {
        ArrayNode items = Json.array();
        for (long id : ids) {
            desk.deal(id)
                    .map(MondayRest::item)
                    .or(() -> desk.activity(id).map(MondayRest::item))
                    .ifPresent(items::add);
        }
        return items;
    }

    /** The cursor carries the board, the day since which items changed, and the place. */
    private static ObjectNode page(String query, JsonNode variables, Desk desk) {
        List<Long> cursor = numbers(argument(query, variables, "cursor"));
        String board = cursor.isEmpty() ? board(query, variables) : Long.toString(cursor.getFirst());
        LocalDate since = cursor.isEmpty()
                ? since(argument(query, variables, "query_params"))
                : LocalDate.ofEpochDay(cursor.get(1));
        int from = cursor.isEmpty() ? 0 : cursor.getLast().intValue();
        int size = Math.min(number(query, variables, "limit", 25), LARGEST_PAGE);
        Instant start = since.atStartOfDay(ZoneOffset.UTC).toInstant();
        List<ObjectNode> all = board.equals(MondayBoard.ACTIVITIES)
                ? desk.activities(start, Activity.Kind.values()).stream()
                        .map(MondayRest::item)
                        .toList()
                : desk.deals(start).stream().map(MondayRest::item).toList();
        Page<ObjectNode> page = Page.of(all, from, size);
        String next = page.next().isPresent()
                ? board + "/" + since.toEpochDay() + "/" + page.next().getAsInt()
                : null;
        ObjectNode document = Json.object().put("cursor", next);
        document.set("items", Json.array(page.items(), item -> item));
        return document;
    }

    /** The filter on the last update knows days only. */
    private static LocalDate since(String parameters) {
        Matcher day = DAY.matcher(parameters);
        return day.find() ? LocalDate.parse(day.group()) : LocalDate.EPOCH;
    }

    private static ArrayNode users(String query, JsonNode variables, Desk desk) {
        int size = number(query, variables, "limit", 200);
        int from = (number(query, variables, "page", 1) - 1) * size;
        return Json.array(Page.of(desk.users(), from, size).items(), MondayRest::user);
    }

    private static int number(String query, JsonNode variables, String name, int otherwise) {
        return numbers(argument(query, variables, name)).stream()
                .findFirst()
                .map(Long::intValue)
                .orElse(otherwise);
    }

    private static ObjectNode user(CrmUser user) {
        return Json.object()
                .put("id", user.id())
                .put("name", user.name())
                .put("email", user.email())
                .put("enabled", user.active());
    }

    private static ObjectNode item(Deal deal) {
        ObjectNode label = Json.object()
                .put("index", MondayBoard.label(deal))
                .put("changed_at", deal.changedAt().toString());
        return item(
                MondayBoard.DEALS,
                deal.number(),
                deal.createdAt(),
                deal.changedAt(),
                Json.array()
                        .add(column(MondayBoard.STATUS, "status", MondayBoard.text(deal), label))
                        .add(column(
                                MondayBoard.AMOUNT,
                                "numbers",
                                deal.amount().toPlainString(),
                                Json.object().textNode(deal.amount().toPlainString())))
                        .add(column(MondayBoard.OWNER, "people", "Demo", MondayBoard.owner(deal.owner()))));
    }

    private static ObjectNode item(Activity activity) {
        ObjectNode label = Json.object()
                .put("index", MondayBoard.label(activity))
                .put("changed_at", activity.changedAt().toString());
        return item(
                MondayBoard.ACTIVITIES,
                activity.number(),
                activity.createdAt(),
                activity.changedAt(),
                Json.array()
                        .add(column(MondayBoard.STATUS, "status", activity.done() ? "Done" : "Open", label))
                        .add(column(MondayBoard.OWNER, "people", "Demo", MondayBoard.owner(activity.owner())))
                        .add(linked(activity.dealNumber())));
    }

    private static ObjectNode item(String board, long number, Instant createdAt, Instant changedAt, ArrayNode columns) {
        ObjectNode item = Json.object()
                .put("id", Long.toString(number))
                .put("name", "Demo " + number)
                .put("state", "active")
                .put("created_at", createdAt.toString())
                .put("updated_at", changedAt.toString());
        item.putObject("board").put("id", board);
        item.putObject("group").put("id", "topics");
        item.set("column_values", columns);
        return item;
    }

    /** The value of a column is JSON in a text. */
    private static ObjectNode column(String id, String type, String text, JsonNode value) {
        return Json.object().put("id", id).put("type", type).put("text", text).put("value", value.toString());
    }

    private static ObjectNode linked(long deal) {
        ObjectNode column = Json.object().put("id", MondayBoard.DEAL).put("type", "board_relation");
        column.putNull("text").putNull("value").putArray("linked_item_ids").add(Long.toString(deal));
        return column;
    }

    private static String board(String query, JsonNode variables) {
        return numbers(argument(query, variables, "ids")).stream()
                .map(id -> Long.toString(id))
                .findFirst()
                .orElse(MondayBoard.DEALS);
    }

    /** The argument's text, from the query or from the variable it names. */
    private static String argument(String query, JsonNode variables, String name) {
        Matcher argument = ARGUMENT.matcher(query);
        while (argument.find()) {
            if (argument.group(1).equals(name)) {
                String value = argument.group(2);
                return value.startsWith("$")
                        ? variables.path(value.substring(1)).toString()
                        : value;
            }
        }
        return "";
    }

    private static List<Long> numbers(String text) {
        List<Long> numbers = new ArrayList<>();
        Matcher digits = DIGITS.matcher(text);
        while (digits.find()) {
            numbers.add(Long.parseLong(digits.group()));
        }
        return numbers;
    }

    private static RestAnswer data(String alias, String name, JsonNode value) {
        ObjectNode document = Json.object();
        document.putObject("data").set(alias.isEmpty() ? name : alias, value);
        return RestAnswer.ok(document);
    }
}
