package app.merit.ingest.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why and as what a record was read from a CRM.
 *
 * @param kind the vendor's own word for this kind of record, as in {@link Item.Fact#kind()}
 * @param crmId the id exactly as the CRM names it
 * @param missing the CRM says that it has no such record
 */
public record ReadNote(Entity entity, String kind, String crmId, String idSpace, Cause cause, boolean missing) {

    /** What asked for the read. */
    public enum Cause {
        /** An event that says only that something changed. */
        THIN,
        /** A deal that bears money and came without a signature over the body. */
        UNCONFIRMED,
        /** A deletion, to be confirmed. */
        DELETION,
        /** Two changes of one instant that contradict each other. */
        TIE,
        /** A record that was read was older than the event that asked for it. */
        OUTDATED,
        /** The comparison with the CRM's own list. */
        RECONCILIATION,
        /** A person who loads history. */
        IMPORT,
        /** An operator who asked for it. */
        REQUESTED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As on the wire. */
        @Override
        public String toString() {
            return wire();
        }

        public static Optional<Cause> ofWire(String word) {
            return Arrays.stream(values()).filter(c -> c.wire().equals(word)).findFirst();
        }
    }

    /** The change that a read proves which found nothing. */
    public Item.Fact gone(String source, java.time.Instant readAt) {
        return ReadFacts.missing(source, this, readAt);
    }

    /** True if a read with this dedupe key found no record. */
    public static boolean saysMissing(String dedupeKey) {
        return ReadFacts.saysMissing(dedupeKey);
    }

    /** The id on Merit's topics. */
    public String id() {
        return idSpace.isEmpty() ? crmId : idSpace + "-" + crmId;
    }
}
