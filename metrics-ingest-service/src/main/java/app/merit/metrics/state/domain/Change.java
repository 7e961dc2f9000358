package app.merit.metrics.state.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One canonical fact from a source about one entity.
 *
 * @param restores lifts a deletion
 * @param occurredAt the CRM's own time, or what stands in for it: see `timeFrom`
 * @param receivedAt when the webhook came in
 * @param version the CRM's own version or sequence, if it has one
 * @param signed the proof of the sender covered the body
 * @param inferred the adapter had to guess the time
 * @param fields what the change states; custom fields by `custom.` and their key
 * @param previous old values that the change itself states
 * @param inbox where the webhook lies, for explanation only
 */
public record Change(
        EntityKey entity,
        Kind kind,
        Snapshot snapshot,
        boolean restores,
        Instant occurredAt,
        TimeFrom timeFrom,
        Instant receivedAt,
        @Nullable String version,
        String dedupeKey,
        boolean signed,
        boolean inferred,
        Map<String, FieldValue> fields,
        Map<String, FieldValue> previous,
        Inbox inbox,
        String digest) {

    public enum Kind {
        CREATED,
        UPDATED,
        DELETED
    }

    /** Whether the change carries the whole record or only what changed. */
    public enum Snapshot {
        FULL,
        DELTA
    }

    /** Where `occurredAt` comes from: the CRM, the receipt of the webhook, or the read of the record. */
    public enum TimeFrom {
        CRM,
        RECEIVED,
        READ
    }

    /**
     * Position of the message on `crm.inbox`, the SHA-256 of its bytes and how it came: webhook, read or import.
     *
     * @param replay the dead letter that was tried again, if this came out of one
     */
    public record Inbox(
            int partition,
            long offset,
            String sha256,
            String origin,
            @Nullable Replay replay) {
        public static final Inbox NONE = new Inbox(-1, -1, "", "webhook", null);
    }

    /**
     * A dead letter that was tried again.
     *
     * @param edit who altered it before; null if nobody did
     */
    public record Replay(String deadLetter, @Nullable Edit edit) {}

    /** What a person altered in a request that could not be understood, and who let it pass. */
    public record Edit(String editor, String approver, Instant at, List<Difference> differences) {
        public Edit {
            differences = List.copyOf(differences);
        }
    }

    /** One altered place: JSON pointer or form key. */
    public record Difference(String path, String before, String after) {}

    public Change {
        fields = Map.copyOf(fields);
        previous = Map.copyOf(previous);
    }

    /** The change with its digest computed from everything that can alter state. */
    public static Change of(
            EntityKey entity,
            Kind kind,
            Snapshot snapshot,
            boolean restores,
            Instant occurredAt,
            TimeFrom timeFrom,
            Instant receivedAt,
            @Nullable String version,
            String dedupeKey,
            boolean signed,
            boolean inferred,
            Map<String, FieldValue> fields,
            Map<String, FieldValue> previous,
            Inbox inbox) {
        var bare = new Change(
                entity,
                kind,
                snapshot,
                restores,
                occurredAt,
                timeFrom,
                receivedAt,
                version,
                dedupeKey,
                signed,
                inferred,
                fields,
                previous,
                inbox,
                "");
        return new Change(
                entity,
                kind,
                snapshot,
                restores,
                occurredAt,
                timeFrom,
                receivedAt,
                version,
                dedupeKey,
                signed,
                inferred,
                fields,
                previous,
                inbox,
                Digest.of(bare));
    }

    public Stamp stamp() {
        return Stamp.of(this);
    }

    /** True if nobody but the CRM can have said this: a proof covers the body, or the record was read from it. */
    boolean trusted() {
        return signed || timeFrom == TimeFrom.READ;
    }

    /** True if the CRM gave no time of its own. */
    boolean timeless() {
        return timeFrom == TimeFrom.RECEIVED;
    }

    /**
     * What makes two deliveries the same change. A deletion without a time has nothing in it that tells one deletion
     * from the next, so each receipt stays a change of its own; {@link EntityState} knows which repeat an earlier one.
     */
    public String identity() {
        return kind == Kind.DELETED && timeless() ? dedupeKey + "@" + receivedAt : dedupeKey;
    }
}
