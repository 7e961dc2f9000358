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
     * @param kind the vendor's own word for this kind of record ({@code deals}, {@code calls}, {@code phonecall}): with it
     *     {@link RecordApi} knows where the record is read
     * @param occurredAt the CRM's own time; empty if it states none (the receive time stands in)
     * @param version the CRM's own version or sequence, if it has one
     * @param dedupeKey equal keys mean the same change; never holds attempt counters
     * @param previous old values that the event itself states
     * @param needsHydration true if owner, status, stage, pipeline or amount of a deal, or type, done or owner of an
     *     activity must still be read over REST, or the currency is only a lookup id; false for deletions
     * @param currencyElsewhere true if the record has a currency that this message does not tell in words: the source's
     *     default must not stand in for it
     */
    record Fact(
            Entity entity,
            String crmId,
            String idSpace,
            String kind,
            ChangeKind change,
            Snapshot snapshot,
            boolean restores,
            Optional<Instant> occurredAt,
            Optional<String> version,
            String dedupeKey,
            Fields fields,
            Fields previous,
            boolean needsHydration,
            boolean currencyElsewhere,
            int item)
            implements Item {

        /** A change that states nothing yet: a delta without a time, kind as the entity. */
        public static Builder builder(Entity entity, String crmId, ChangeKind change, String dedupeKey) {
            return new Builder(entity, crmId, change, dedupeKey);
        }

        /** The id on Merit's topics: unique within source and entity. */
        public String id() {
            return idSpace.isEmpty() ? crmId : idSpace + "-" + crmId;
        }

        Fact joinedWith(Fact twin) {
            return toBuilder()
                    .snapshot(snapshot == Snapshot.FULL ? snapshot : twin.snapshot)
                    .restores(restores || twin.restores)
                    .version(version.or(twin::version))
                    .fields(fields.or(twin.fields))
                    .previous(previous.or(twin.previous))
                    .needsHydration(needsHydration && twin.needsHydration)
                    .currencyElsewhere(currencyElsewhere && twin.currencyElsewhere)
                    .build();
        }

        public Builder toBuilder() {
            return new Builder(entity, crmId, change, dedupeKey)
                    .idSpace(idSpace)
                    .kind(kind)
                    .snapshot(snapshot)
                    .restores(restores)
                    .occurredAt(occurredAt)
                    .version(version)
                    .fields(fields)
                    .previous(previous)
                    .needsHydration(needsHydration)
                    .currencyElsewhere(currencyElsewhere)
                    .item(item);
        }

        /** Collects what a change states. */
        public static final class Builder {
            private final Entity entity;
            private final String crmId;
            private final ChangeKind change;
            private String dedupeKey;
            private String idSpace = "";
            private String kind;
            private Snapshot snapshot = Snapshot.DELTA;
            private boolean restores;
            private Optional<Instant> occurredAt = Optional.empty();
            private Optional<String> version = Optional.empty();
            private Fields fields = Fields.NONE;
            private Fields previous = Fields.NONE;
            private boolean needsHydration;
            private boolean currencyElsewhere;
            private int item;

            private Builder(Entity entity, String crmId, ChangeKind change, String dedupeKey) {
                this.entity = entity;
                this.crmId = crmId;
                this.change = change;
                this.dedupeKey = dedupeKey;
                this.kind = entity.wire();
            }

            public Builder dedupeKey(String key) {
                dedupeKey = key;
                return this;
            }

            public Builder idSpace(String word) {
                idSpace = word;
                return this;
            }

            public Builder kind(String word) {
                kind = word;
                return this;
            }

            public Builder full() {
                return snapshot(Snapshot.FULL);
            }

            public Builder snapshot(Snapshot what) {
                snapshot = what;
                return this;
            }

            public Builder restores(boolean lifts) {
                restores = lifts;
                return this;
            }

            public Builder occurredAt(Optional<Instant> at) {
                occurredAt = at;
                return this;
            }

            public Builder version(Optional<String> stated) {
                version = stated;
                return this;
            }

            public Builder fields(Fields stated) {
                fields = stated;
                return this;
            }

            public Builder previous(Fields stated) {
                previous = stated;
                return this;
            }

            public Builder needsHydration(boolean needs) {
                needsHydration = needs;
                return this;
            }

            public Builder currencyElsewhere(boolean elsewhere) {
                currencyElsewhere = elsewhere;
                return this;
            }

            public Builder item(int index) {
                item = index;
                return this;
            }

            public Fact build() {
                return new Fact(
                        entity,
                        crmId,
                        idSpace,
                        kind,
                        change,
                        snapshot,
                        restores,
                        occurredAt,
                        version,
                        dedupeKey,
                        fields,
                        previous,
                        needsHydration,
                        currencyElsewhere,
                        item);
            }
        }
    }

    /** Understood, and of no interest to Merit: acknowledged and counted under its type. */
    record Ignored(String type) implements Item {}

    /** Not understood: goes to the dead letters with a slug and a sentence, and never stops the other items. */
    record Unreadable(int item, String reason, String detail) implements Item {}
}
