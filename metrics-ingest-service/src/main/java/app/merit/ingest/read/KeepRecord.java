package app.merit.ingest.read;

import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.SourceSettings;
import java.time.Instant;

/** Writes records that were read or loaded to {@code crm.inbox}, where they take the same path as a webhook. */
public interface KeepRecord {
    /**
     * Returns once Kafka has it.
     *
     * @param content {@code {"record": ..., "lookups": {...}}}; empty if the note says missing
     * @param readAt start of the read
     * @return false if that is not certain: keep it again
     */
    boolean keep(SourceSettings source, ReadNote note, byte[] content, Instant readAt);

    /** The same for what a person loads; {@code who} is the employee code or user name. */
    boolean keepImported(SourceSettings source, ReadNote note, byte[] content, Instant at, String who);
}
