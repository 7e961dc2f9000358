package app.merit.ingest.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A dead letter in a list: no content.
 *
 * @param status open, pending-approval, replayed or waived
 * @param inbox first place of the message in {@code crm.inbox}
 * @param failures how often it failed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LetterView(
        String id,
        String source,
        String reason,
        String detail,
        int item,
        PlaceView inbox,
        Instant receivedAt,
        Instant failedAt,
        int failures,
        String status,
        Optional<DecisionView> decision) {
    /** Where a message lies, and the digest of the bytes as received. */
    public record PlaceView(int partition, long offset, String sha256) {}

    /** Who replayed or waived it. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record DecisionView(String by, Instant at, Optional<String> reason) {}

    /** One page, newest failure first. */
    public record LetterPage(List<LetterView> items, int page, int size, long total) {}

    static LetterView of(Letter letter) {
        return new LetterView(
                letter.id(),
                letter.source(),
                letter.reason(),
                letter.detail(),
                letter.item(),
                new PlaceView(letter.origin().partition(), letter.origin().offset(), letter.sha256()),
                letter.receivedAt(),
                letter.failedAt(),
                letter.failures(),
                letter.status().wire(),
                letter.decision().map(made -> new DecisionView(made.by(), made.at(), made.reason())));
    }
}
