package app.merit.ingest.crm.zoho;

import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the API's answers mean. Errors are {@code {code, message, status}}; an empty answer is 204. */
final class ZohoAnswers {
    /** Before a cursor that is the number of a page. */
    static final String PAGE = "page:";

    private static final int NOT_MODIFIED = 304;
    private static final int NO_CONTENT = 204;

    private ZohoAnswers() {}

    static Reading record(String module, ApiResponse response) {
        JsonNode body = RestAnswers.json(response);
        JsonNode record = Json.at(body, "data").path(0);
        if (response.status() == 200 && record.isObject()) {
            return new Reading.Found(bytes(module, record), Values.time(Json.at(record, "Modified_Time")));
        }
        return response.status() == NO_CONTENT || saysGone(response.status(), body)
                ? new Reading.Missing()
                : failure(response, body);
    }

    static RecordPage page(String module, ApiResponse response) {
        JsonNode body = RestAnswers.json(response);
        JsonNode data = Json.at(body, "data");
        if (response.status() == NOT_MODIFIED || response.status() == NO_CONTENT) {
            return new RecordPage.Records(List.of(), Optional.empty());
        }
        if (response.status() != 200 || !data.isArray()) {
            return new RecordPage.None(failure(response, body));
        }
        List<RecordPage.Listed> listed = new ArrayList<>();
        data.forEach(record -> Values.id(Json.at(record, "id"))
                .ifPresent(id -> listed.add(new RecordPage.Listed(
                        id, bytes(module, record), Values.time(Json.at(record, "Modified_Time"))))));
        return new RecordPage.Records(listed, next(Json.at(body, "info")));
    }

    static UserPage users(ApiResponse response) {
        JsonNode body = RestAnswers.json(response);
        JsonNode data = Json.at(body, "users");
        if (response.status() == NO_CONTENT) {
            return new UserPage.Users(List.of(), Optional.empty());
        }
        if (response.status() != 200 || !data.isArray()) {
            return new UserPage.None(failure(response, body));
        }
        List<UserPage.CrmUser> users = new ArrayList<>();
        data.forEach(user -> Values.id(Json.at(user, "id"))
                .ifPresent(id -> users.add(new UserPage.CrmUser(
                        id,
                        Values.label(Json.at(user, "full_name")).orElse(""),
                        Values.label(Json.at(user, "email")),
                        Json.at(user, "status").asText("active").equals("active")))));
        return new UserPage.Users(users, next(Json.at(body, "info")));
    }

    /** A token where Zoho gives one, else the number of the next page. */
    private static Optional<String> next(JsonNode info) {
        if (!Json.at(info, "more_records").asBoolean(false)) {
            return Optional.empty();
        }
        return Json.text(Json.at(info, "next_page_token"))
                .filter(token -> !token.isBlank())
                .or(() -> Json.text(Json.at(info, "page"))
                        .filter(page -> page.matches("[0-9]{1,5}"))
                        .map(page -> PAGE + (Integer.parseInt(page) + 1)));
    }

    /** The id is unknown, and not the module or the address: those would delete everything. */
    private static boolean saysGone(int status, JsonNode body) {
        String code = code(body);
        return switch (status) {
            case 404 -> code.equals("RECORD_NOT_FOUND") || code.equals("INVALID_DATA");
            case 400 ->
                code.equals("INVALID_DATA") && Json.at(body, "message").asText().contains("id given");
            default -> false;
        };
    }

    private static Reading failure(ApiResponse response, JsonNode body) {
        String code = code(body);
        return switch (code) {
            case "INVALID_TOKEN", "AUTHENTICATION_FAILURE" -> new Reading.LoginExpired();
            case "TOO_MANY_REQUESTS", "LIMIT_EXCEEDED", "API_LIMIT_EXCEEDED" ->
                new Reading.Later(RestAnswers.retryAfter(response), code);
            default -> RestAnswers.worded(response, code);
        };
    }

    private static String code(JsonNode body) {
        return Json.text(Json.at(body, "code")).orElse("");
    }

    /** With its module, which a record does not say itself. */
    private static byte[] bytes(String module, JsonNode record) {
        JsonNode told = record instanceof ObjectNode object ? object.deepCopy().put(ReadRecord.MODULE, module) : record;
        return RestAnswers.content(told);
    }
}
