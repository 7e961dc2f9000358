package app.merit.ingest.domain;

import java.time.Instant;

/**
 * One canonical fact on {@code crm.deals} or {@code crm.activities}: what a source said about one entity.
 * It is a pure function of the inbox record and the source's settings, so a second run gives the same bytes.
 */
public record Change(
        String source,
        Item.Fact fact,
        Fields fields,
        Instant occurredAt,
        boolean occurredAtFromCrm,
        Instant receivedAt,
        boolean signed,
        InboxPosition inbox) {

    /** The record key: source and id. */
    public String key() {
        return source + ":" + fact.id();
    }
}
