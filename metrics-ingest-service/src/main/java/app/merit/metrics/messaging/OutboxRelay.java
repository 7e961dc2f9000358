package app.merit.metrics.messaging;

import app.merit.metrics.aggregation.MetricsConfig;
import app.merit.metrics.store.Outbox;
import app.merit.metrics.store.Transactions;
import app.merit.service.db.Tx;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Publishes what waits in the outbox: in the order of its sequence, by one process at a time (advisory lock), and
 * deletes it after the broker's acknowledgements.
 */
final class OutboxRelay implements Runnable {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('merit.metrics.outbox')) as won";
    private static final String SOURCE = "metrics-ingest-service";
    private static final int MOST_AT_ONCE = 2_000;

    private final Transactions transactions;
    private final Map<String, Object> settings;
    private final MetricsConfig config;
    private final Wake wake;
    private final Backoff backoff;
    private volatile boolean stopped;

    OutboxRelay(Transactions transactions, Map<String, Object> settings, MetricsConfig config, Wake wake) {
        this.transactions = transactions;
        this.settings = settings;
        this.config = config;
        this.wake = wake;
        this.backoff = new Backoff(config.firstRetry(), config.longestRetry());
    }

    void stop() {
        stopped = true;
        backoff.stop();
        wake.call();
    }

    boolean isStopped() {
        return stopped;
    }

    @Override
    public void run() {
        while (!stopped) {
            // A producer that failed may have lost its sequence numbers; a new one starts clean.
            try (var producer = new KafkaProducer<String, String>(settings)) {
                while (!stopped) {
                    if (transactions.call(tx -> send(tx, producer)) < MOST_AT_ONCE) {
                        wake.await(config.outboxEvery());
                    }
                    backoff.reset();
                }
            } catch (RuntimeException e) {
                // Whatever it was: a thread that ends would leave the figures standing while the service says it is
                // ready.
                LOG.warn("The outbox could not be sent, will try again", e);
                backoff.await();
            }
        }
    }

    private static int send(Tx tx, KafkaProducer<String, String> producer) throws SQLException {
        if (!tx.first(LOCK, row -> row.getBoolean("won")).orElse(false)) {
            return 0;
        }
        var queued = Outbox.next(tx, MOST_AT_ONCE);
        if (queued.isEmpty()) {
            return 0;
        }
        var acknowledgements = new ArrayList<Future<RecordMetadata>>(queued.size());
        queued.forEach(q -> acknowledgements.add(producer.send(record(q))));
        producer.flush();
        await(acknowledgements);
        Outbox.remove(tx, queued);
        return queued.size();
    }

    private static void await(List<Future<RecordMetadata>> acknowledgements) {
        try {
            for (var acknowledgement : acknowledgements) {
                acknowledgement.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("A record was not acknowledged", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while waiting for acknowledgements", e);
        }
    }

    private static ProducerRecord<String, String> record(Outbox.Queued queued) {
        var message = queued.message();
        var record = new ProducerRecord<>(message.topic(), message.key(), message.payload());
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", queued.eventId());
        header(record, "ce_source", SOURCE);
        header(record, "ce_type", message.type());
        header(record, "ce_time", queued.createdAt().toString());
        header(record, "content-type", "application/json");
        return record;
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
