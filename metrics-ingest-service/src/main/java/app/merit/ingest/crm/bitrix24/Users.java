package app.merit.ingest.crm.bitrix24;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.UserPage;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import app.merit.ingest.format.UrlText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The portal's users, dismissed ones too: what they sold stays theirs. */
final class Users {
    private Users() {}

    static ApiCall call(Optional<String> cursor) {
        UrlText query = UrlText.query().with("sort", "ID").with("order", "ASC");
        cursor.ifPresent(start -> query.with("start", start));
        return ApiCall.get("/user.get.json?" + query);
    }

    static UserPage page(Answer answer) {
        if (answer.trouble().isPresent()) {
            return new UserPage.None(RestAnswers.ofList(answer.trouble().get()));
        }
        if (!answer.result().isArray()) {
            return new UserPage.None(RestAnswers.unreadable());
        }
        List<UserPage.CrmUser> users = new ArrayList<>();
        answer.result().forEach(row -> Values.id(Json.at(row, "ID")).ifPresent(id -> users.add(user(id, row))));
        return new UserPage.Users(users, Json.text(Json.at(answer.body(), "next")));
    }

    private static UserPage.CrmUser user(String id, JsonNode row) {
        String name = Stream.of("NAME", "LAST_NAME")
                .flatMap(key -> Json.text(Json.at(row, key)).stream())
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        Optional<String> email = Json.text(Json.at(row, "EMAIL")).filter(text -> !text.isBlank());
        JsonNode active = Json.at(row, "ACTIVE");
        boolean works =
                active.isBoolean() ? active.booleanValue() : Values.flag(active).orElse(true);
        return new UserPage.CrmUser(id, name.isEmpty() ? email.orElse(id) : name, email, works);
    }
}
