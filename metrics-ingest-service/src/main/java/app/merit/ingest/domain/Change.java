package app.merit.ingest.domain;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One canonical fact on {@code crm.deals} or {@code crm.activities}: what a source said about one entity.
 * It is a pure function of the inbox record and the source's settings, so a second run gives the same bytes.
 *
 * @param signed true if what proved the sender covered the body, or the record was read from the CRM itself
 * @param replay the dead letter that this came out of, if it did
 */
public record Change(
        String source,
        Item.Fact fact,
        Fields fields,
        Instant occurredAt,
        TimeFrom occurredAtFrom,
        Instant receivedAt,
        boolean signed,
        Origin origin,
        Optional<ReplayNote> replay,
        InboxPosition inbox) {

    /** Where {@code occurredAt} comes from. */
    public enum TimeFrom {
        CRM,
        /** The receipt of the webhook. */
        RECEIVED,
        /** The start of the read. */
        READ;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** True if the currency is the source's default and not what the CRM said: any currency it ever stated counts more. */
    public boolean currencyIsAssumed() {
        return fields.value(Field.CURRENCY).isPresent()
                && fact.fields().value(Field.CURRENCY).isEmpty();
    }

    /** The record key: source and id. */
    public String key() {
        return source + ":" + fact.id();
    }
}
