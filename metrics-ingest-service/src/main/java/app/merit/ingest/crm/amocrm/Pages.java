package app.merit.ingest.crm.amocrm;

import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.format.FormBody;
import app.merit.ingest.format.FormNode;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Parsed;
import app.merit.ingest.format.RestAnswers;
import app.merit.ingest.format.RestLists;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists in pages of 250. A cursor is {@code <updated at>:<page>}: a record that changes while the list is read leaves its
 * place, and all behind it move up by one across the edge of a page. So where the list is in order of change, the next page
 * begins at the time of the last record and not at a number; only records of one second are counted through.
 */
final class Pages {
    private static final int SIZE = 250;
    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,12}):([0-9]{1,9})");

    private Pages() {}

    static String path(String place, String kind, String cursor) {
        Matcher at = CURSOR.matcher(cursor);
        String from = at.matches() ? at.group(1) : "0";
        String page = at.matches() ? at.group(2) : "1";
        // Tasks cannot be had in order of their change.
        String order = kind.equals(AmoCrmRecords.TASKS) ? "id" : "updated_at";
        return place + "?limit=" + SIZE + "&page=" + page + "&filter%5Bupdated_at%5D%5Bfrom%5D=" + from + "&order%5B"
                + order + "%5D=asc" + (kind.equals(AmoCrmRecords.LEADS) ? "&with=loss_reason" : "");
    }

    static RecordPage records(String kind, JsonNode document) {
        JsonNode list = Json.at(Json.at(document, "_embedded"), kind);
        if (!list.isArray()) {
            return new RecordPage.None(RestAnswers.unreadable());
        }
        List<RecordPage.Listed> records = RestLists.records(list, AmoCrmRecords::modified);
        return new RecordPage.Records(records, next(document).map(next -> cursor(kind, records, next)));
    }

    static UserPage users(JsonNode document) {
        JsonNode list = Json.at(Json.at(document, "_embedded"), "users");
        if (!list.isArray()) {
            return new UserPage.None(RestAnswers.unreadable());
        }
        List<UserPage.CrmUser> users = new ArrayList<>();
        list.forEach(user -> Json.id(Json.at(user, "id"))
                .ifPresent(id -> users.add(new UserPage.CrmUser(
                        id,
                        Json.text(Json.at(user, "name")).orElse(""),
                        Json.text(Json.at(user, "email")).filter(email -> !email.isBlank()),
                        !Json.at(Json.at(user, "rights"), "is_active").isBoolean()
                                || Json.at(Json.at(user, "rights"), "is_active").booleanValue()))));
        return new UserPage.Users(users, next(document).flatMap(next -> next.text("page")));
    }

    /** The parameters of the link to the next page. */
    private static Optional<FormNode> next(JsonNode document) {
        return Json.text(Json.at(Json.at(Json.at(document, "_links"), "next"), "href"))
                .filter(href -> href.indexOf('?') >= 0)
                .map(href -> href.substring(href.indexOf('?') + 1).getBytes(StandardCharsets.UTF_8))
                .flatMap(query -> FormBody.parse(query) instanceof Parsed.Ok<FormNode>(var parameters)
                        ? Optional.of(parameters)
                        : Optional.empty());
    }

    private static String cursor(String kind, List<RecordPage.Listed> records, FormNode next) {
        List<Instant> times =
                records.stream().flatMap(record -> record.modifiedAt().stream()).toList();
        boolean moves = !times.isEmpty() && times.getLast().isAfter(times.getFirst());
        return !kind.equals(AmoCrmRecords.TASKS) && moves && times.size() == records.size() && isInOrder(times)
                ? times.getLast().getEpochSecond() + ":1"
                : next.text("filter", "updated_at", "from").orElse("0") + ":"
                        + next.text("page").orElse("1");
    }

    private static boolean isInOrder(List<Instant> times) {
        for (int i = 1; i < times.size(); i++) {
            if (times.get(i).isBefore(times.get(i - 1))) {
                return false;
            }
        }
        return true;
    }
}
