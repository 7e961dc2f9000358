package app.merit.ingest.deadletter;

import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.messaging.KafkaClients;
import app.merit.ingest.messaging.Topics;
import app.merit.ingest.messaging.Wire;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** The messages of dead letters, read from where they lie in {@code crm.dead-letters}. */
@Singleton
class KeptMessages {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** What came of looking. */
    sealed interface Kept {
        record Message(InboxMessage message) implements Kept {}

        /** Past its retention. */
        record Gone() implements Kept {}

        /** What lay in the inbox was no message of ours, so that there is nothing to send again. */
        record NoMessage() implements Kept {}
    }

    private final KafkaClients clients;

    KeptMessages(KafkaClients clients) {
        this.clients = clients;
    }

    /** For a few looks one after another. @throws KafkaException if Kafka is away */
    Shelf open() {
        return new Shelf(clients.reader());
    }

    /** @throws KafkaException if Kafka does not answer in time */
    Kept find(Letter letter) {
        try (Shelf shelf = open()) {
            return shelf.find(letter);
        }
    }

    /** An open reader. */
    static final class Shelf implements AutoCloseable {
        private final KafkaConsumer<String, byte[]> reader;

        private Shelf(KafkaConsumer<String, byte[]> reader) {
            this.reader = reader;
        }

        /** @throws KafkaException if Kafka does not answer in time */
        Kept find(Letter letter) {
            Place place = letter.kept();
            TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS, place.partition());
            boolean there = place.offset()
                            >= reader.beginningOffsets(List.of(partition), LIMIT)
                                    .getOrDefault(partition, 0L)
                    && place.offset()
                            < reader.endOffsets(List.of(partition), LIMIT).getOrDefault(partition, 0L);
            if (!there) {
                return new Kept.Gone();
            }
            reader.assign(List.of(partition));
            reader.seek(partition, place.offset());
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (System.nanoTime() < deadline) {
                for (ConsumerRecord<String, byte[]> found : reader.poll(POLL)) {
                    return found.offset() == place.offset() ? message(found) : new Kept.Gone();
                }
            }
            throw new TimeoutException("crm.dead-letters could not be read in time");
        }

        private static Kept message(ConsumerRecord<String, byte[]> found) {
            String message = Wire.objectOrEmpty(found.value()).path("message").toString();
            Optional<InboxMessage> read = Wire.readInbox(message.getBytes(StandardCharsets.UTF_8));
            return read.<Kept>map(Kept.Message::new).orElseGet(Kept.NoMessage::new);
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
