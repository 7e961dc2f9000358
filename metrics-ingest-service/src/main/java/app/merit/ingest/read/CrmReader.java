package app.merit.ingest.read;

import app.merit.ingest.domain.Reading;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.domain.UserPage;
import java.time.Instant;
import java.util.Optional;

/**
 * The one way to a CRM's REST API: keeps the vendor's limits (shared by all replicas), renews logins, calls only allowed
 * addresses. Blocks; call on a virtual thread. What fails for want of a connection comes back as {@link Reading.Later}.
 */
public interface CrmReader {
    /** {@link Reading.Later#reason} if it was our own keeping of the vendor's limit that put the call off. */
    String OWN_LIMIT = "own-limit";

    /** True if the source's type has an API and the source has a login for it. */
    boolean canRead(SourceSettings source);

    /** The record with its lookups: {@link Reading.Found#content} is {@code {"record": ..., "lookups": {...}}}. */
    Reading read(SourceSettings source, String kind, String crmId);

    /** One page of the records that changed since; each {@link RecordPage.Listed#content} is with its lookups, as above. */
    RecordPage list(SourceSettings source, String kind, Instant changedSince, Optional<String> cursor);

    UserPage users(SourceSettings source, Optional<String> cursor);
}
