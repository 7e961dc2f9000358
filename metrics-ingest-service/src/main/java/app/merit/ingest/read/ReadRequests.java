package app.merit.ingest.read;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.ReadNote;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The queue of records to be read back; requests for one record are coalesced into one read. */
public interface ReadRequests {
    /**
     * @param source name of the source
     * @param newerThan the event that asks: a record read as older than this is read again
     */
    record ReadRequest(
            String source,
            Entity entity,
            String kind,
            String crmId,
            String idSpace,
            ReadNote.Cause cause,
            Optional<Instant> newerThan) {}

    void ask(Collection<ReadRequest> requests);
}
