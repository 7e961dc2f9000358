package app.merit.ingest.crm.hubspot;

import app.merit.ingest.format.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What lists have in common. */
final class Paging {
    private Paging() {}

    static Optional<String> next(JsonNode body) {
        return Json.text(Json.at(Json.at(Json.at(body, "paging"), "next"), "after"));
    }
}
