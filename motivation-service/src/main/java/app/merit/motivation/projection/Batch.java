package app.merit.motivation.projection;

import app.merit.motivation.json.EngineJson;
import app.merit.motivation.projection.Documents.Document;
import app.merit.motivation.projection.Incoming.Contributions;
import app.merit.motivation.projection.Incoming.Target;
import app.merit.motivation.projection.Incoming.Value;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** The records of one poll, read and sorted by what they are. */
final class Batch {
    private static final Logger LOG = Logger.getLogger(Batch.class);

    final List<Document> documents = new ArrayList<>();
    final List<Target> targets = new ArrayList<>();
    final List<Value> values = new ArrayList<>();
    final List<Contributions> contributions = new ArrayList<>();
    int unreadable;

    static Batch of(Iterable<ConsumerRecord<String, byte[]>> records) {
        var batch = new Batch();
        records.forEach(batch::add);
        return batch;
    }

    /** A record that cannot be read is reported and passed over: its producer broke the contract, the others did not. */
    private void add(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            return; // Only an erasure has no value; what pay rests on stays until the ledger lets it go.
        }
        try {
            read(message.topic(), new String(message.value(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException broken) {
            unreadable++;
            LOG.errorf(
                    "Unreadable record on %s, partition %d, offset %d: %s",
                    message.topic(), message.partition(), message.offset(), broken.getOriginalMessage());
        }
    }

    private void read(String topic, String json) throws JsonProcessingException {
        switch (topic) {
            case Feeds.TARGETS -> targets.add(EngineJson.mapper().readValue(json, Target.class));
            case Feeds.VALUES -> values.add(EngineJson.mapper().readValue(json, Value.class));
            case Feeds.CONTRIBUTIONS -> contributions.add(EngineJson.mapper().readValue(json, Contributions.class));
            default -> documents.add(Document.read(topic, json));
        }
    }
}
