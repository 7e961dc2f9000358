package app.merit.ingest.crm.salesforce;

import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the API's answers mean. Errors are {@code [{errorCode, message}]}. */
final class SalesforceAnswers {
    /** The budget is that of the last 24 hours, so it comes back little by little. */
    private static final Duration BUDGET_PAUSE = Duration.ofHours(1);

    private SalesforceAnswers() {}

    static Reading record(ApiResponse response) {
        JsonNode body = RestAnswers.json(response);
        if (response.status() == 200 && body.isObject()) {
            return new Reading.Found(
                    RestAnswers.content(body), RecordTimes.systemModified(body).or(() -> RecordTimes.occurredAt(body)));
        }
        return response.status() == 404 && saysGone(body) ? new Reading.Missing() : failure(response, body);
    }

    static RecordPage page(ApiResponse response) {
        JsonNode body = RestAnswers.json(response);
        JsonNode records = Json.at(body, "records");
        if (response.status() != 200 || !records.isArray()) {
            return new RecordPage.None(failure(response, body));
        }
        List<RecordPage.Listed> listed = new ArrayList<>();
        records.forEach(record -> Values.id(Json.at(record, "Id"))
                .ifPresent(id -> listed.add(
                        new RecordPage.Listed(id, RestAnswers.content(record), RecordTimes.systemModified(record)))));
        return new RecordPage.Records(listed, nextUrl(body).or(() -> afterLast(listed)));
    }

    static UserPage users(ApiResponse response) {
        JsonNode body = RestAnswers.json(response);
        JsonNode records = Json.at(body, "records");
        if (response.status() != 200 || !records.isArray()) {
            return new UserPage.None(failure(response, body));
        }
        List<UserPage.CrmUser> users = new ArrayList<>();
        records.forEach(user -> Values.id(Json.at(user, "Id"))
                .ifPresent(id -> users.add(new UserPage.CrmUser(
                        id,
                        Json.text(Json.at(user, "Name")).orElse(""),
                        Json.text(Json.at(user, "Email")).filter(email -> !email.isBlank()),
                        Values.flag(Json.at(user, "IsActive")).orElse(true)))));
        return new UserPage.Users(users, nextUrl(body));
    }

    private static Optional<String> nextUrl(JsonNode body) {
        return Json.text(Json.at(body, "nextRecordsUrl")).filter(path -> !path.isBlank());
    }

    /** A full page may have more behind it. */
    private static Optional<String> afterLast(List<RecordPage.Listed> listed) {
        if (listed.size() < Soql.PAGE) {
            return Optional.empty();
        }
        RecordPage.Listed last = listed.getLast();
        Optional<Instant> modified = last.modifiedAt();
        return modified.map(at -> Soql.cursor(at, last.crmId()));
    }

    /** Only Salesforce's own words: the error page of a wrong address would delete everything. */
    private static boolean saysGone(JsonNode body) {
        String code = code(body);
        return code.equals("NOT_FOUND") || code.equals("ENTITY_IS_DELETED");
    }

    private static Reading failure(ApiResponse response, JsonNode body) {
        String code = code(body);
        if (code.equals("REQUEST_LIMIT_EXCEEDED")) {
            return new Reading.Later(RestAnswers.retryAfter(response).or(() -> Optional.of(BUDGET_PAUSE)), code);
        }
        if (code.equals("INVALID_SESSION_ID")) {
            return new Reading.LoginExpired();
        }
        return RestAnswers.worded(response, code);
    }

    private static String code(JsonNode body) {
        return Json.text(Json.at(error(body), "errorCode")).orElse("");
    }

    private static JsonNode error(JsonNode body) {
        return body.isArray() && !body.isEmpty() ? body.get(0) : body;
    }
}
