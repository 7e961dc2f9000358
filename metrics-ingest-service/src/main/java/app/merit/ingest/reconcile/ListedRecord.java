package app.merit.ingest.reconcile;

import app.merit.ingest.domain.Change;
import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.MessageContext;
import app.merit.ingest.domain.Normalisation;
import app.merit.ingest.domain.Origin;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.SourceSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A record of a CRM's list, as it would be understood if it were taken in.
 *
 * @param note as what it is kept
 * @param changes none if it is of no interest, or cannot be understood
 * @param unreadable why it cannot be understood
 */
public record ListedRecord(
        ReadNote note, byte[] content, List<Change> changes, Optional<String> unreadable, Instant readAt) {
    /** Not in the inbox yet. */
    private static final InboxPosition NOWHERE = new InboxPosition(0, 0, "");

    public static ListedRecord of(
            RecordApi api,
            SourceSettings source,
            RecordApi.Kind kind,
            String crmId,
            byte[] content,
            Instant readAt,
            ReadNote.Cause cause) {
        ReadNote note = new ReadNote(kind.entity(), kind.kind(), crmId, "", cause, false);
        List<Item> items = decode(api, source, note, content, readAt);
        Optional<String> space = items.stream()
                .filter(Item.Fact.class::isInstance)
                .map(item -> ((Item.Fact) item).idSpace())
                .findFirst();
        ReadNote named = new ReadNote(kind.entity(), kind.kind(), crmId, space.orElse(""), cause, false);
        Normalisation understood = Normalisation.of(
                new MessageContext(
                        source.name(),
                        source.currency(),
                        true,
                        readAt,
                        Origin.READ,
                        Optional.of(named),
                        Optional.empty(),
                        NOWHERE),
                items);
        Optional<String> unreadable =
                understood.deadLetters().stream().findFirst().map(letter -> letter.reason());
        return new ListedRecord(named, content, understood.changes(), unreadable, readAt);
    }

    private static List<Item> decode(
            RecordApi api, SourceSettings source, ReadNote note, byte[] content, Instant readAt) {
        Received received = new Received(
                source.name(),
                Headers.of(Map.of("content-type", "application/json")),
                content,
                readAt,
                source.options(),
                Optional.of(note));
        return api.decode(received);
    }
}
