package app.merit.ingest.catalogue;

import app.merit.ingest.messaging.KafkaClients;
import app.merit.ingest.messaging.Topics;
import app.merit.ingest.messaging.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Follows {@code crm.sources}: what an earlier run or another replica knows of the last events. */
final class PublishedSources implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> reader;
    private final List<TopicPartition> partitions;

    PublishedSources(KafkaClients clients) {
        reader = clients.reader();
        partitions = reader.partitionsFor(Topics.SOURCES).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
    }

    /** Reads on to the end as of now. */
    void tell(SourceReports reports) {
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            reader.poll(POLL).forEach(found -> {
                if (found.value() != null) {
                    tell(reports, found.key(), Wire.objectOrEmpty(found.value()));
                }
            });
        }
    }

    private static void tell(SourceReports reports, String source, JsonNode view) {
        String at = view.path("lastEventAt").asText();
        try {
            reports.remember(
                    source,
                    view.path("health").asText(),
                    at.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(at)));
        } catch (DateTimeParseException notOurs) {
            // Somebody else's record; ours is published again anyway.
            return;
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
