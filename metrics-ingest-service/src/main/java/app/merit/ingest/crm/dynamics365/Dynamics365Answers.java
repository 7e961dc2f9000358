package app.merit.ingest.crm.dynamics365;

import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the Web API's answers mean. Errors are {@code {error: {code, message}}}. */
final class Dynamics365Answers {
    private static final String NO_SUCH_TABLE = "Resource not found for the segment";

    private Dynamics365Answers() {}

    static Reading record(ApiResponse response) {
        JsonNode body = RestAnswers.json(response);
        if (response.status() == 200 && body.isObject()) {
            return new Reading.Found(RestAnswers.content(body), Cells.time(Json.at(body, "modifiedon")));
        }
        return response.status() == 404 && saysGone(body) ? new Reading.Missing() : failure(response, body);
    }

    static RecordPage page(Table table, ApiResponse response) {
        JsonNode body = RestAnswers.json(response);
        JsonNode rows = Json.at(body, "value");
        if (response.status() != 200 || !rows.isArray()) {
            return new RecordPage.None(failure(response, body));
        }
        List<RecordPage.Listed> listed = new ArrayList<>();
        rows.forEach(row -> Cells.reference(Json.at(row, table.idColumn()))
                .ifPresent(id -> listed.add(
                        new RecordPage.Listed(id, RestAnswers.content(row), Cells.time(Json.at(row, "modifiedon"))))));
        return new RecordPage.Records(listed, next(body));
    }

    static UserPage users(ApiResponse response) {
        JsonNode body = RestAnswers.json(response);
        JsonNode rows = Json.at(body, "value");
        if (response.status() != 200 || !rows.isArray()) {
            return new UserPage.None(failure(response, body));
        }
        List<UserPage.CrmUser> users = new ArrayList<>();
        rows.forEach(row -> user(row).ifPresent(users::add));
        return new UserPage.Users(users, next(body));
    }

    private static Optional<UserPage.CrmUser> user(JsonNode row) {
        return Cells.reference(Json.at(row, "systemuserid"))
                .map(id -> new UserPage.CrmUser(
                        id,
                        Cells.text(Json.at(row, "fullname")).orElse(""),
                        Cells.text(Json.at(row, "internalemailaddress")),
                        !Json.at(row, "isdisabled").asBoolean(false)));
    }

    /** The path within the API of the address that it gives for the page after this one. */
    private static Optional<String> next(JsonNode body) {
        String link = Json.at(body, "@odata.nextLink").asText();
        int path = link.indexOf(Dynamics365Api.BASE);
        return path < 0 ? Optional.empty() : Optional.of(link.substring(path));
    }

    /** A missing row, and not a table or an address that does not exist: those would delete everything. */
    private static boolean saysGone(JsonNode body) {
        return !code(body).isEmpty()
                && !Json.at(Json.at(body, "error"), "message").asText().startsWith(NO_SUCH_TABLE);
    }

    private static Reading failure(ApiResponse response, JsonNode body) {
        return RestAnswers.worded(response, code(body));
    }

    private static String code(JsonNode body) {
        return Json.text(Json.at(Json.at(body, "error"), "code")).orElse("");
    }
}
