package app.merit.metrics.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Canonical changes as the ingest role publishes them, for tests. */
public final class Crm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Crm() {}

    /** A change on its way to its topic. */
    public record ChangeJson(String source, String entity, String id, String json) {
        public String topic() {
            return entity.equals("deal") ? "crm.deals" : "crm.activities";
        }
    }

    public static Builder deal(String id) {
        return new Builder("deal", id);
    }

    public static Builder activity(String id) {
        return new Builder("activity", id);
    }

    /** A full, signed snapshot of 15 November 2026, noon UTC, unless told otherwise. */
    public static final class Builder {
        private final ObjectNode record = JSON.createObjectNode();
        private final ObjectNode fields;

        private Builder(String entity, String id) {
            record.put("source", "amocrm-main")
                    .put("entity", entity)
                    .put("id", id)
                    .put("change", "updated")
                    .put("snapshot", "full")
                    .put("restores", false)
                    .put("occurredAt", "2026-11-15T12:00:00Z")
                    .put("occurredAtFrom", "crm")
                    .put("receivedAt", "2026-11-15T12:00:01Z")
                    .put("signed", true)
                    .put("inferred", false);
            fields = record.putObject("fields");
        }

        public Builder with(String field, String value) {
            fields.put(field, value);
            return this;
        }

        public Builder done() {
            fields.put("done", true);
            return this;
        }

        public Builder won(String crmUser, String amount) {
            return with("owner", crmUser)
                    .with("status", "won")
                    .with("amount", amount)
                    .with("currency", "EUR");
        }

        public Builder at(String occurredAt) {
            record.put("occurredAt", occurredAt);
            record.put("receivedAt", Instant.parse(occurredAt).plusSeconds(1).toString());
            return this;
        }

        public Builder set(String name, String value) {
            record.put(name, value);
            return this;
        }

        public Builder set(String name, boolean value) {
            record.put(name, value);
            return this;
        }

        public ObjectNode fields() {
            return fields;
        }

        public ChangeJson build() {
            if (!record.has("dedupeKey")) {
                record.put("dedupeKey", Integer.toHexString(record.toString().hashCode()) + record.get("occurredAt"));
            }
            return new ChangeJson(
                    record.get("source").textValue(),
                    record.get("entity").textValue(),
                    record.get("id").textValue(),
                    record.toString());
        }
    }
}
