package app.merit.ingest.deadletter;

import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Normalisation;
import java.util.List;

/** What would come of a message if it were sent through now. */
public record Preview(int changes, int ignored, List<Unreadable> unreadable) {
    /** As in {@link Item.Unreadable}. */
    public record Unreadable(int item, String reason, String detail) {}

    static Preview of(Normalisation outcome) {
        return new Preview(
                outcome.changes().size(),
                outcome.ignoredTypes().size(),
                outcome.deadLetters().stream()
                        .map(letter -> new Unreadable(letter.item(), letter.reason(), letter.detail()))
                        .toList());
    }
}
