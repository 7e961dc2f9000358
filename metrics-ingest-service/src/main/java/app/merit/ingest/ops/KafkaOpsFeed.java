package app.merit.ingest.ops;

import app.merit.ingest.messaging.Events;
import app.merit.ingest.messaging.KafkaClients;
import app.merit.ingest.messaging.Topics;
import app.merit.ingest.messaging.Wire;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Sends through one producer that gives up within two seconds. */
@ApplicationScoped
public class KafkaOpsFeed implements OpsFeed {
    private static final Logger LOG = Logger.getLogger(KafkaOpsFeed.class);
    private static final String SERVICE = "metrics-ingest-service";

    private final KafkaClients clients;
    private final Clock clock;
    private Optional<KafkaProducer<String, byte[]>> producer = Optional.empty();

    KafkaOpsFeed(KafkaClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public boolean event(String event, Optional<String> source, Map<String, String> values) {
        Instant now = clock.instant();
        return send(Events.record(
                Topics.OPS_EVENTS,
                SERVICE,
                "merit.ops." + event + ".v1",
                UUID.randomUUID().toString(),
                now,
                Wire.opsEvent(SERVICE, event, source, now, values)));
    }

    @Override
    public boolean readiness(String check, State state, String detail, Map<String, String> values) {
        Instant now = clock.instant();
        // Like those of sources, revisions only have to grow.
        return send(Events.record(
                Topics.READINESS,
                SERVICE + ":" + check,
                Events.READINESS,
                UUID.randomUUID().toString(),
                now,
                Wire.readiness(SERVICE, check, state.name(), detail, now, values)));
    }

    private boolean send(ProducerRecord<String, byte[]> message) {
        try {
            producer().send(message).get();
            return true;
        } catch (ExecutionException | KafkaException away) {
            LOG.warnf("Operators could not be told of %s: %s", message.key(), away.toString());
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        producer = producer.or(() -> Optional.of(clients.impatientProducer()));
        return producer.get();
    }

    @PreDestroy
    void close() {
        producer.ifPresent(open -> open.close(Duration.ofSeconds(2)));
    }
}
