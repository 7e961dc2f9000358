package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.Reading;
import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What lists have in common. */
final class Paging {
    private Paging() {}

    static Optional<String> next(JsonNode body) {
        return Json.text(Json.at(Json.at(Json.at(body, "paging"), "next"), "after"));
    }

    static Reading notMissing(Reading trouble) {
        return trouble instanceof Reading.Missing
                ? new Reading.Refused("http-404", "HubSpot has no such list.")
                : trouble;
    }
}
