package app.merit.ingest.known;

import app.merit.ingest.domain.ChangeKind;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.Origin;
import app.merit.ingest.domain.Snapshot;
import app.merit.ingest.messaging.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads records of {@code crm.deals} and {@code crm.activities}. Those of before a field existed get what it meant then. */
final class KnownChanges {
    private static final int LONGEST_ID = 500;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_NUMBER = 60;
    /** What PostgreSQL stores without doubt. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private KnownChanges() {}

    /** The change, or empty if the record is none or cannot be kept. */
    static Optional<KnownChange> read(byte[] value) {
        JsonNode json = Wire.objectOrEmpty(value);
        try {
            return Optional.of(change(json));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private static KnownChange change(JsonNode json) {
        Entity entity = Arrays.stream(Entity.values())
                .filter(one -> one.wire().equals(json.path("entity").asText()))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
        String id = required(json, "id");
        return new KnownChange(
                required(json, "source"),
                entity,
                id,
                text(json, "kind").orElse(entity.wire()),
                text(json, "crmId").orElse(id),
                ChangeKind.ofWire(json.path("change").asText()).orElseThrow(IllegalArgumentException::new),
                Snapshot.ofWire(json.path("snapshot").asText()).orElse(Snapshot.DELTA),
                json.path("restores").asBoolean(false),
                instant(json, "occurredAt"),
                json.path("occurredAtFrom").asText().equals("crm"),
                instant(json, "receivedAt"),
                text(json, "version").orElse(""),
                required(json, "dedupeKey"),
                json.path("signed").asBoolean(false),
                origin(json),
                json.path("needsHydration").asBoolean(false),
                fields(json),
                stated(json.path("previous")));
    }

    private static Origin origin(JsonNode json) {
        return Arrays.stream(Origin.values())
                .filter(one -> one.wire().equals(json.path("origin").asText()))
                .findFirst()
                .orElse(Origin.WEBHOOK);
    }

    private static Map<String, Optional<String>> fields(JsonNode json) {
        Map<String, Optional<String>> fields = stated(json.path("fields"));
        if (json.path("currencyAssumed").asBoolean(false)) {
            Optional<String> assumed = fields.remove(Decisive.CURRENCY.wire());
            fields.put(Decisive.ASSUMED_CURRENCY.wire(), assumed == null ? Optional.empty() : assumed);
        }
        return fields;
    }

    private static Map<String, Optional<String>> stated(JsonNode json) {
        Map<String, Optional<String>> fields = new HashMap<>();
        json.properties().forEach(entry -> {
            if (Decisive.is(entry.getKey())) {
                fields.put(entry.getKey(), value(entry.getKey(), entry.getValue()));
            }
        });
        return fields;
    }

    private static Optional<String> value(String field, JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        String text = storable(value.asText());
        boolean amount = field.equals(Decisive.AMOUNT.wire());
        return Optional.of(amount ? canonical(new BigDecimal(text)) : text);
    }

    /** {@code 1.50} and {@code 1.5} are one amount. */
    private static String canonical(BigDecimal number) {
        if (number.precision() > LONGEST_NUMBER || Math.abs(number.scale()) > LONGEST_NUMBER) {
            throw new IllegalArgumentException("No amount of money");
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String required(JsonNode json, String name) {
        return text(json, name)
                .filter(text -> text.length() <= LONGEST_ID)
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.of(json.path(name))
                .filter(JsonNode::isTextual)
                .map(node -> storable(node.asText()))
                .filter(text -> !text.isEmpty());
    }

    private static Instant instant(JsonNode json, String name) {
        Instant at = Instant.parse(json.path(name).asText());
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw new IllegalArgumentException(name);
        }
        return at;
    }

    private static String storable(String text) {
        String bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        return bounded.replace("\0", "");
    }
}
