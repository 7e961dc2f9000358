package app.merit.ingest.deadletter;

import app.merit.ingest.messaging.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what the normaliser wrote to {@code crm.dead-letters}. */
final class LetterRecord {
    private LetterRecord() {}

    /**
     * The letter as it is when it is new; empty if the record is none of ours.
     *
     * <p>A message that was altered is no original: its record is not where the original is kept.
     */
    static Optional<Letter> read(ConsumerRecord<String, byte[]> found) {
        JsonNode json = Wire.objectOrEmpty(found.value() == null ? new byte[0] : found.value());
        JsonNode inbox = json.path("inbox");
        if (!inbox.path("partition").isInt() || !inbox.path("offset").isIntegralNumber()) {
            return Optional.empty();
        }
        Place attempt = place(inbox);
        JsonNode first = json.path("message").path("replay").path("original");
        Place origin = first.isObject() ? place(first) : attempt;
        int item = json.path("item").asInt();
        String digest = first.isObject()
                ? first.path("sha256").asText()
                : inbox.path("sha256").asText();
        Place seen = new Place(found.partition(), found.offset());
        try {
            Instant at = Instant.parse(json.path("at").asText());
            return Optional.of(new Letter(
                    json.path("id").asText(origin.partition() + "-" + origin.offset() + "-" + item),
                    text(json, "source"),
                    text(json, "reason"),
                    text(json, "detail"),
                    item,
                    origin,
                    digest,
                    Instant.parse(json.path("receivedAt").asText()),
                    attempt,
                    at,
                    1,
                    seen,
                    seen,
                    at,
                    Status.OPEN,
                    Optional.empty()));
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    static boolean isAltered(ConsumerRecord<String, byte[]> found) {
        return Wire.objectOrEmpty(found.value()).path("message").path("replay").has("edit");
    }

    private static Place place(JsonNode position) {
        return new Place(
                position.path("partition").asInt(), position.path("offset").asLong());
    }

    /** PostgreSQL stores no NUL. */
    private static String text(JsonNode json, String field) {
        return json.path(field).asText().replace('\0', ' ');
    }
}
