package app.merit.ingest.format;

import app.merit.ingest.domain.ApiResponse;
import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.UserPage;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Pages of lists: 204 is the end of one, and "not found" is about no record. */
public final class RestLists {
    private static final int NO_CONTENT = 204;

    private RestLists() {}

    /**
     * A page of records.
     *
     * @param failure what {@link RestAnswers#failure} or the vendor's own reading of the status says
     * @param reading reads the body, which is a missing node if it is no JSON
     */
    public static RecordPage page(
            ApiResponse response, Optional<Reading> failure, Function<JsonNode, RecordPage> reading) {
        if (response.status() == NO_CONTENT) {
            return new RecordPage.Records(List.of(), Optional.empty());
        }
        return failure.<RecordPage>map(why -> new RecordPage.None(RestAnswers.ofList(why)))
                .orElseGet(() -> reading.apply(RestAnswers.json(response)));
    }

    /** The same for users. */
    public static UserPage users(
            ApiResponse response, Optional<Reading> failure, Function<JsonNode, UserPage> reading) {
        if (response.status() == NO_CONTENT) {
            return new UserPage.Users(List.of(), Optional.empty());
        }
        return failure.<UserPage>map(why -> new UserPage.None(RestAnswers.ofList(why)))
                .orElseGet(() -> reading.apply(RestAnswers.json(response)));
    }

    /** The rows with an {@code id}, as they stand. */
    public static List<RecordPage.Listed> records(JsonNode rows, Function<JsonNode, Optional<Instant>> modifiedAt) {
        List<RecordPage.Listed> records = new ArrayList<>();
        rows.forEach(row -> Json.id(Json.at(row, "id"))
                .ifPresent(
                        id -> records.add(new RecordPage.Listed(id, RestAnswers.content(row), modifiedAt.apply(row)))));
        return records;
    }
}
