package app.merit.ingest.crm.hubspot;

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

/**
 * Owners: it is their ids that stand in {@code hubspot_owner_id}, not those of users. First those who work there, then
 * those who left, whom HubSpot lists apart: what they sold stays theirs.
 */
final class Owners {
    private static final String LEFT = "left";

    private Owners() {}

    static ApiCall call(Optional<String> cursor) {
        boolean left = cursor.filter(text -> text.startsWith(LEFT)).isPresent();
        UrlText query = UrlText.query().with("limit", "100").with("archived", Boolean.toString(left));
        cursor.map(text -> left ? text.substring(LEFT.length()) : text)
                .filter(after -> !after.isEmpty())
                .ifPresent(after -> query.with("after", after));
        return ApiCall.get("/crm/v3/owners?" + query);
    }

    static UserPage page(Answer answer) {
        if (answer.trouble().isPresent()) {
            return new UserPage.None(RestAnswers.ofList(answer.trouble().get()));
        }
        JsonNode rows = Json.at(answer.body(), "results");
        if (!rows.isArray()) {
            return new UserPage.None(RestAnswers.unreadable());
        }
        List<UserPage.CrmUser> owners = new ArrayList<>();
        rows.forEach(row -> HubSpotEvent.id(Json.at(row, "id")).ifPresent(id -> owners.add(owner(id, row))));
        boolean left = owners.stream().anyMatch(owner -> !owner.active());
        Optional<String> after = Paging.next(answer.body());
        if (left) {
            return new UserPage.Users(owners, after.map(text -> LEFT + text));
        }
        return new UserPage.Users(owners, owners.isEmpty() ? Optional.empty() : after.or(() -> Optional.of(LEFT)));
    }

    private static UserPage.CrmUser owner(String id, JsonNode row) {
        String name = Stream.of("firstName", "lastName")
                .flatMap(key -> Json.text(Json.at(row, key)).stream())
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        Optional<String> email = Json.text(Json.at(row, "email")).filter(text -> !text.isBlank());
        boolean active = !Json.at(row, "archived").asText().equals("true");
        return new UserPage.CrmUser(id, name.isEmpty() ? email.orElse(id) : name, email, active);
    }
}
