package app.merit.ingest.read.queue;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.ReadNote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request that this replica may work on until its lease ends.
 *
 * @param id on Merit's topics
 * @param attempts failed or unfinished ones before
 * @param outdatedReads how often the record was read as older than the event that asks
 * @param revision grows with each request; tells whether the record was asked for again meanwhile
 */
public record Claimed(
        String source,
        Entity entity,
        String id,
        String kind,
        String crmId,
        String idSpace,
        Set<ReadNote.Cause> causes,
        Optional<Instant> newerThan,
        int attempts,
        int outdatedReads,
        Instant firstAskedAt,
        long revision) {
    /** What weighs most comes first: a deletion decides how a record that is found is understood. */
    private static final List<ReadNote.Cause> BY_WEIGHT = List.of(
            ReadNote.Cause.DELETION,
            ReadNote.Cause.REQUESTED,
            ReadNote.Cause.RECONCILIATION,
            ReadNote.Cause.TIE,
            ReadNote.Cause.UNCONFIRMED,
            ReadNote.Cause.OUTDATED,
            ReadNote.Cause.THIN,
            ReadNote.Cause.IMPORT);

    public Claimed {
        causes = Set.copyOf(causes);
    }

    /** The note of the read, with the weightiest cause. */
    public ReadNote note(boolean missing) {
        ReadNote.Cause cause =
                BY_WEIGHT.stream().filter(causes::contains).findFirst().orElse(ReadNote.Cause.REQUESTED);
        return new ReadNote(entity, kind, crmId, idSpace, cause, missing);
    }
}
