package app.merit.ingest.crm.bitrix24;

import app.merit.ingest.domain.ApiCall;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.RestAnswers;
import app.merit.ingest.format.UrlText;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists of what changed. They go by id and not by time: a record that is altered while the list is read then keeps its
 * place, so that none is passed over, and {@code start=-1} spares the portal the counting. The cursor is the last id.
 */
final class Listing {
    /** Fixed by the vendor. */
    static final int PAGE = 50;

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);

    private Listing() {}

    static ApiCall call(String kind, Instant changedSince, Optional<String> cursor) {
        Optional<String> type = SmartProcesses.type(kind);
        String id = type.isPresent() ? "id" : "ID";
        UrlText query = UrlText.query();
        type.ifPresent(number -> query.with("entityTypeId", number));
        // The filter knows seconds and only "later than".
        query.with("filter[>" + Records.modifiedKey(kind) + "]", ISO.format(changedSince.minusSeconds(1)));
        cursor.ifPresent(last -> query.with("filter[>" + id + "]", last));
        query.with("order[" + id + "]", "ASC").with("start", "-1");
        if (kind.equals(Subject.DEAL.kind())) {
            query.with("select[0]", "*").with("select[1]", "UF_*");
        } else if (kind.equals(Subject.ACTIVITY.kind())) {
            query.with("select[0]", "*").with("select[1]", "BINDINGS");
        }
        return ApiCall.get("/crm." + (type.isPresent() ? "item" : kind) + ".list.json?" + query);
    }

    static RecordPage page(String kind, Answer answer) {
        if (answer.trouble().isPresent()) {
            return new RecordPage.None(RestAnswers.ofList(answer.trouble().get()));
        }
        JsonNode rows = SmartProcesses.type(kind).isPresent() ? Json.at(answer.result(), "items") : answer.result();
        if (!rows.isArray()) {
            return new RecordPage.None(RestAnswers.unreadable());
        }
        List<RecordPage.Listed> records = new ArrayList<>();
        for (JsonNode row : rows) {
            Optional<String> id = Records.id(kind, row);
            if (id.isEmpty()) {
                return new RecordPage.None(RestAnswers.unreadable());
            }
            records.add(new RecordPage.Listed(id.get(), Records.content(kind, row), Records.modifiedAt(kind, row)));
        }
        boolean more = records.size() >= PAGE || answer.body().has("next") && !records.isEmpty();
        return new RecordPage.Records(
                records, more ? Optional.of(records.getLast().crmId()) : Optional.empty());
    }
}
