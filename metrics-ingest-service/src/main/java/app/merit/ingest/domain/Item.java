package app.merit.ingest.domain;

import java.time.Instant;
import java.util.Optional;

/** What an adapter made of one item of a request. */
public sealed interface Item {

    /**
     * A change of one entity.
     *
     * @param crmId the id exactly as the CRM names it
     * @param idSpace empty, or a word that keeps ids apart where a CRM numbers two kinds of activity separately
     * @param occurredAt the CRM's own time; empty if it states none (the receive time stands in)
     * @param version the CRM's own version or sequence, if it has one
     * @param dedupeKey equal keys mean the same change; never holds attempt counters
     * @param previous old values that the event itself states
     */
    record Fact(
            Entity entity,
            String crmId,
            String idSpace,
            ChangeKind change,
            Snapshot snapshot,
            boolean restores,
            Optional<Instant> occurredAt,
            Optional<String> version,
            String dedupeKey,
            Fields fields,
            Fields previous,
            int item)
            implements Item {

        /** The id on Merit's topics: unique within source and entity. */
        public String id() {
            return idSpace.isEmpty() ? crmId : idSpace + "-" + crmId;
        }

        Fact joinedWith(Fact twin) {
            return new Fact(
                    entity,
                    crmId,
                    idSpace,
                    change,
                    snapshot == Snapshot.FULL ? snapshot : twin.snapshot,
                    restores || twin.restores,
                    occurredAt,
                    version.or(twin::version),
                    dedupeKey,
                    fields.or(twin.fields),
                    previous.or(twin.previous),
                    item);
        }
    }

    /** Understood, and of no interest to Merit: acknowledged and counted under its type. */
    record Ignored(String type) implements Item {}

    /** Not understood: goes to the dead letters with a slug and a sentence, and never stops the other items. */
    record Unreadable(int item, String reason, String detail) implements Item {}
}
