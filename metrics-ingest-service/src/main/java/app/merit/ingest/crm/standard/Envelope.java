package app.merit.ingest.crm.standard;

import app.merit.ingest.domain.Item;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** One event of a request, or why it is none. */
sealed interface Envelope {

    /**
     * @param dedupeKey source and id of the event, which together identify it
     * @param data the event's data; a missing node if it has none
     */
    record Event(String dedupeKey, String type, Optional<Instant> time, JsonNode data, int item) implements Envelope {}

    record Bad(Item item) implements Envelope {}
}
