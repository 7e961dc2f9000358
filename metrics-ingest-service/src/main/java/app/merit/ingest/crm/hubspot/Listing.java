package app.merit.ingest.crm.hubspot;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The search for what changed. It goes by id, each page beginning after the last id of the page before: HubSpot sorts by
 * one property only, gives no more than 10,000 results to one search, and by time a record that is altered meanwhile
 * would shift the others past the reader. The cursor is the last id.
 */
final class Listing {
    static final int PAGE = 100;
    private static final String ID = "hs_object_id";

    private Listing() {}

    static ApiCall call(ObjectType type, Map<String, String> options, Instant changedSince, Optional<String> cursor) {
        ObjectNode search = JsonNodeFactory.instance.objectNode();
        ObjectNode group = search.putArray("filterGroups").addObject();
        var filters = group.putArray("filters");
        filters.addObject()
                .put("propertyName", Properties.MODIFIED)
                .put("operator", "GTE")
                .put("value", Long.toString(changedSince.toEpochMilli()));
        cursor.ifPresent(last -> filters.addObject()
                .put("propertyName", ID)
                .put("operator", "GT")
                .put("value", last));
        search.putArray("sorts").addObject().put("propertyName", ID).put("direction", "ASCENDING");
        Properties.of(type, options).forEach(search.putArray("properties")::add);
        search.put("limit", PAGE);
        return ApiCall.post("/crm/v3/objects/" + type.kind() + "/search", "application/json", search.toString());
    }

    static RecordPage page(Answer answer) {
        if (answer.trouble().isPresent()) {
            // A search finds or finds not; only a wrong address or a type without permission is missing.
            return new RecordPage.None(RestAnswers.ofList(answer.trouble().get()));
        }
        JsonNode rows = Json.at(answer.body(), "results");
        if (!rows.isArray()) {
            return new RecordPage.None(RestAnswers.unreadable());
        }
        List<RecordPage.Listed> records = new ArrayList<>();
        for (JsonNode row : rows) {
            Optional<String> id = Records.id(row);
            if (id.isEmpty()) {
                return new RecordPage.None(RestAnswers.unreadable());
            }
            records.add(new RecordPage.Listed(id.get(), Records.content(row, false), Records.modifiedAt(row)));
        }
        boolean more = Paging.next(answer.body()).isPresent() && !records.isEmpty();
        return new RecordPage.Records(
                records, more ? Optional.of(records.getLast().crmId()) : Optional.empty());
    }
}
