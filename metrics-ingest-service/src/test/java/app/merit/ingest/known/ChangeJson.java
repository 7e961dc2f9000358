package app.merit.ingest.known;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of the change topics, for tests: an unsigned webhook delta of deal 7 at noon unless told otherwise. */
public final class ChangeJson {
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode json = MAPPER.createObjectNode();
    private final ObjectNode fields;
    private final ObjectNode previous;

    private ChangeJson(String key) {
        json.put("source", "crm-test")
                .put("entity", "deal")
                .put("id", "7")
                .put("change", "updated")
                .put("snapshot", "delta")
                .put("restores", false)
                .put("occurredAt", NOON.toString())
                .put("occurredAtFrom", "crm")
                .put("receivedAt", NOON.plusSeconds(1).toString())
                .put("dedupeKey", key)
                .put("signed", false)
                .put("inferred", false)
                .put("origin", "webhook")
                .put("kind", "deals")
                .put("crmId", "7")
                .put("needsHydration", false);
        fields = json.putObject("fields");
        previous = json.putObject("previous");
        json.putObject("inbox").put("partition", 0).put("offset", 0).put("sha256", "0".repeat(64));
    }

    public static ChangeJson change(String key) {
        return new ChangeJson(key);
    }

    public ChangeJson source(String name) {
        json.put("source", name);
        return this;
    }

    public ChangeJson id(String id) {
        json.put("id", id).put("crmId", id);
        return this;
    }

    public ChangeJson says(String field, @Nullable String value) {
        fields.put(field, value);
        return this;
    }

    public ChangeJson before(String field, @Nullable String value) {
        previous.put(field, value);
        return this;
    }

    public ChangeJson at(Instant at) {
        json.put("occurredAt", at.toString())
                .put("receivedAt", at.plusSeconds(1).toString());
        return this;
    }

    public ChangeJson at(int minutes) {
        return at(NOON.plusSeconds(60L * minutes));
    }

    /** Without a time of the CRM: the receipt stands in. */
    public ChangeJson receivedAt(int minutes) {
        Instant at = NOON.plusSeconds(60L * minutes);
        json.put("occurredAt", at.toString()).put("receivedAt", at.toString()).put("occurredAtFrom", "received");
        return this;
    }

    /** Found by a read that began at that minute. */
    public ChangeJson readAt(int minutes) {
        json.put("receivedAt", NOON.plusSeconds(60L * minutes).toString())
                .put("origin", "read")
                .put("signed", true)
                .put("snapshot", "full");
        return this;
    }

    public ChangeJson kind(String change) {
        json.put("change", change);
        return this;
    }

    public ChangeJson full() {
        json.put("snapshot", "full");
        return this;
    }

    public ChangeJson signed() {
        json.put("signed", true);
        return this;
    }

    public ChangeJson restores() {
        json.put("restores", true);
        return this;
    }

    public ChangeJson thin() {
        json.put("needsHydration", true);
        return this;
    }

    public ChangeJson assumedCurrency() {
        json.put("currencyAssumed", true);
        return this;
    }

    public ChangeJson version(String version) {
        json.put("version", version);
        return this;
    }

    public ChangeJson put(String name, String value) {
        json.put(name, value);
        return this;
    }

    public ChangeJson without(String... names) {
        json.remove(List.of(names));
        return this;
    }

    public String text() {
        return json.toString();
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text();
    }

    KnownChange read() {
        return KnownChanges.read(bytes()).orElseThrow();
    }
}
