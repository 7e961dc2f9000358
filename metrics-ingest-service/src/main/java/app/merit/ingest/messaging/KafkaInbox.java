package app.merit.ingest.messaging;

import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.edge.Inbox;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Keeps requests in {@code crm.inbox}: acknowledged by all replicas, or not kept. */
@ApplicationScoped
public class KafkaInbox implements Inbox {
    private static final Logger LOG = Logger.getLogger(KafkaInbox.class);
    /** Above what the producer itself takes to give up. */
    private static final Duration LIMIT = Duration.ofMillis(1_800);

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicInteger waiting = new AtomicInteger();
    private final EventIds ids = new EventIds();

    public KafkaInbox(KafkaClients clients) {
        producer = clients.impatientProducer();
    }

    @Override
    public boolean keep(InboxMessage message) {
        var event = Events.record(
                Topics.INBOX, message.key(), Events.INBOX, ids.next(), message.receivedAt(), Wire.inbox(message));
        waiting.incrementAndGet();
        try {
            producer.send(event).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException notKept) {
            // No content, no secret: the source and the kind of failure are all an operator needs.
            LOG.warnf("A request of %s could not be kept: %s", message.source(), rootOf(notKept));
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** How many requests wait for Kafka just now. */
    public int waiting() {
        return waiting.get();
    }

    /** Learns where the topic lives, so that the first webhook does not wait for it. */
    public void warmUp() {
        producer.partitionsFor(Topics.INBOX);
    }

    private static Throwable rootOf(Exception failure) {
        return failure.getCause() == null ? failure : failure.getCause();
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
