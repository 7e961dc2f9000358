package app.merit.ingest.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dead letter with its message.
 *
 * @param message empty if it is past its retention, which {@code expired} then says
 * @param keptUntil the day, in UTC, from which on the message may be gone
 * @param wouldGive what would come of a replay now
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LetterDetail(
        @JsonUnwrapped LetterView letter,
        LocalDate keptUntil,
        Optional<MessageView> message,
        Optional<String> expired,
        Optional<Preview> wouldGive,
        List<EditView> edits,
        List<String> sameRequest) {

    /**
     * The request.
     *
     * @param masked true: keys and shape, values that could be personal by their length
     * @param body masked as JSON or text; unmasked the text as it is kept, or base64
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record MessageView(
            boolean masked,
            String method,
            String path,
            String query,
            Map<String, String> headers,
            int bodyBytes,
            String bodyEncoding,
            String provenBy,
            JsonNode body) {}
}
