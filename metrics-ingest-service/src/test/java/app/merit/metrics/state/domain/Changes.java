package app.merit.metrics.state.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Changes for tests; a full signed snapshot of one deal unless told otherwise. */
public final class Changes {
    public static final EntityKey DEAL = new EntityKey("amocrm-main", "deal", "1");
    public static final EntityKey CALL = new EntityKey("amocrm-main", "activity", "1");

    private Changes() {}

    public static Builder at(String occurredAt) {
        return new Builder(Instant.parse(occurredAt));
    }

    public static final class Builder {
        private final Instant occurredAt;
        private final Map<String, FieldValue> fields = new HashMap<>();
        private final Map<String, FieldValue> previous = new HashMap<>();
        private EntityKey key = DEAL;
        private Change.Kind kind = Change.Kind.UPDATED;
        private Change.Snapshot snapshot = Change.Snapshot.DELTA;
        private Change.TimeFrom timeFrom = Change.TimeFrom.CRM;
        private boolean restores;
        private boolean signed = true;
        private String version;
        private String dedupeKey;

        private Builder(Instant occurredAt) {
            this.occurredAt = occurredAt;
        }

        public Builder of(EntityKey entity) {
            key = entity;
            return this;
        }

        public Builder created() {
            kind = Change.Kind.CREATED;
            return full();
        }

        public Builder deleted() {
            kind = Change.Kind.DELETED;
            return this;
        }

        public Builder full() {
            snapshot = Change.Snapshot.FULL;
            return this;
        }

        public Builder restores() {
            restores = true;
            return this;
        }

        public Builder timeless() {
            timeFrom = Change.TimeFrom.RECEIVED;
            return this;
        }

        public Builder unsigned() {
            signed = false;
            return this;
        }

        public Builder version(String crmVersion) {
            version = crmVersion;
            return this;
        }

        public Builder key(String dedupe) {
            dedupeKey = dedupe;
            return this;
        }

        public Builder text(String field, String value) {
            fields.put(field, new FieldValue.Text(value));
            return this;
        }

        public Builder number(String field, String value) {
            fields.put(field, new FieldValue.Number(new BigDecimal(value)));
            return this;
        }

        public Builder time(String field, String value) {
            fields.put(field, new FieldValue.Time(Instant.parse(value)));
            return this;
        }

        public Builder flag(String field, boolean value) {
            fields.put(field, new FieldValue.Flag(value));
            return this;
        }

        public Builder value(String field, FieldValue value) {
            fields.put(field, value);
            return this;
        }

        public Builder cleared(String field) {
            return value(field, FieldValue.CLEARED);
        }

        public Builder was(String field, String value) {
            previous.put(field, new FieldValue.Text(value));
            return this;
        }

        public Builder owner(String user) {
            return text(Fields.OWNER, user);
        }

        public Builder status(String status) {
            return text(Fields.STATUS, status);
        }

        public Builder amount(String euros) {
            return number(Fields.AMOUNT, euros).text(Fields.CURRENCY, "EUR");
        }

        public Change build() {
            var bare = Change.of(
                    key,
                    kind,
                    snapshot,
                    restores,
                    occurredAt,
                    timeFrom,
                    occurredAt,
                    version,
                    "",
                    signed,
                    false,
                    fields,
                    previous,
                    Change.Inbox.NONE);
            return Change.of(
                    key,
                    kind,
                    snapshot,
                    restores,
                    occurredAt,
                    timeFrom,
                    occurredAt,
                    version,
                    dedupeKey == null ? bare.digest() : dedupeKey,
                    signed,
                    false,
                    fields,
                    previous,
                    Change.Inbox.NONE);
        }
    }
}
