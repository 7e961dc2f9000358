package app.merit.metrics.messaging;

import app.merit.metrics.aggregation.MetricsConfig;
import app.merit.metrics.store.Offsets;
import app.merit.metrics.store.Rejected;
import app.merit.metrics.store.Transactions;
import app.merit.service.db.Database;
import app.merit.service.db.StoreException;
import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics, a batch at a time, each batch in one transaction with its offsets: what is committed is never taken in
 * twice, what is not is read again. A record that can never be taken in is parked; a failure that may pass is waited for.
 */
final class TopicLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(TopicLoop.class);
    private static final Duration POLL = Duration.ofMillis(250);

    private final String name;
    private final List<String> topics;
    private final Map<String, Object> settings;
    private final Transactions transactions;
    private final BatchHandler handler;
    private final Backoff backoff;
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private volatile boolean stopped;
    private volatile @Nullable KafkaConsumer<String, String> current;
    private volatile long lagRecords = -1;
    private volatile Instant polledAt = Instant.EPOCH;
    private Map<TopicPartition, Long> endAtStart = Map.of();

    TopicLoop(
            String name,
            List<String> topics,
            Map<String, Object> settings,
            Transactions transactions,
            BatchHandler handler,
            MetricsConfig config) {
        this.name = name;
        this.topics = topics;
        this.settings = settings;
        this.transactions = transactions;
        this.handler = handler;
        this.backoff = new Backoff(config.firstRetry(), config.longestRetry());
    }

    /** Done once everything that was on the assigned partitions at the start has been taken in. */
    CompletableFuture<Void> caughtUp() {
        return caughtUp;
    }

    /** Records not taken in yet; -1 before it is known. */
    long lagRecords() {
        return lagRecords;
    }

    /** When the topics were last read, with or without a result. */
    Instant polledAt() {
        return polledAt;
    }

    void stop() {
        stopped = true;
        caughtUp.cancel(false);
        backoff.stop();
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            try (var consumer = new KafkaConsumer<String, String>(settings)) {
                current = consumer;
                consumer.subscribe(topics, new Seek(consumer));
                while (!stopped) {
                    step(consumer);
                }
            } catch (WakeupException stop) {
                LOG.debugf("%s is stopping", name);
            } catch (RuntimeException e) {
                // Whatever it was: a thread that ends would leave the figures standing while the service says it is
                // ready.
                LOG.warnf(e, "%s could not go on, will try again", name);
                backoff.await();
            } finally {
                current = null;
            }
        }
    }

    private void step(KafkaConsumer<String, String> consumer) {
        try {
            var records = new ArrayList<ConsumerRecord<String, String>>();
            consumer.poll(POLL).forEach(records::add);
            if (!records.isEmpty()) {
                takeOrPark(records);
            }
            backoff.reset();
            observe(consumer);
        } catch (OffsetOutOfRangeException e) {
            beginAgain(consumer, e.partitions());
        } catch (Fenced e) {
            LOG.infof("%s: another process has moved on, reading the offsets again", name);
            seek(consumer, consumer.assignment());
        } catch (StoreException e) {
            LOG.warnf(e, "%s: the database refused, will try the same records again", name);
            backoff.await();
            positions.forEach(consumer::seek);
        }
    }

    private void takeOrPark(List<ConsumerRecord<String, String>> records) {
        try {
            take(records);
        } catch (StoreException e) {
            if (!e.dataRefused()) {
                throw e;
            }
            if (records.size() == 1) {
                park(records.getFirst(), e);
            } else {
                var middle = records.size() / 2;
                takeOrPark(records.subList(0, middle));
                takeOrPark(records.subList(middle, records.size()));
            }
        }
    }

    private void take(List<ConsumerRecord<String, String>> records) {
        var moved = commit(records, tx -> handler.take(tx, records));
        positions.putAll(moved);
        handler.committed();
    }

    private void park(ConsumerRecord<String, String> record, StoreException cause) {
        LOG.errorf(cause, "%s: parked %s-%d@%d", name, record.topic(), record.partition(), record.offset());
        var row = new Rejected.Row(
                record.topic(),
                record.partition(),
                record.offset(),
                "refused-by-database",
                String.valueOf(cause.getMessage()),
                record.value());
        positions.putAll(commit(List.of(record), tx -> Rejected.park(tx, row)));
    }

    private Map<TopicPartition, Long> commit(List<ConsumerRecord<String, String>> records, Database.Task work) {
        var next = new TreeMap<TopicPartition, Long>(
                Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        records.forEach(r -> next.put(new TopicPartition(r.topic(), r.partition()), r.offset() + 1));
        transactions.run(tx -> {
            for (var position : next.entrySet()) {
                var from = positions.getOrDefault(position.getKey(), 0L);
                if (Offsets.move(tx, name, position.getKey(), from, position.getValue()) == Offsets.Move.FENCED) {
                    throw new Fenced();
                }
            }
            work.in(tx);
        });
        return next;
    }

    private void observe(KafkaConsumer<String, String> consumer) {
        var lag = 0L;
        var behind = false;
        for (var partition : consumer.assignment()) {
            lag += consumer.currentLag(partition).orElse(0);
            behind |= consumer.position(partition) < endAtStart.getOrDefault(partition, 0L);
        }
        lagRecords = lag;
        polledAt = Instant.now();
        if (!behind && !endAtStart.isEmpty()) {
            caughtUp.complete(null);
        }
    }

    private void beginAgain(KafkaConsumer<String, String> consumer, Collection<TopicPartition> partitions) {
        LOG.errorf("%s: the records that were to come next are gone, reading all there is of %s", name, partitions);
        var beginnings = consumer.beginningOffsets(partitions);
        transactions.run(tx -> reset(tx, beginnings));
        positions.putAll(beginnings);
        beginnings.forEach(consumer::seek);
    }

    private void reset(Tx tx, Map<TopicPartition, Long> beginnings) throws SQLException {
        for (var beginning : beginnings.entrySet()) {
            Offsets.reset(tx, name, beginning.getKey(), beginning.getValue());
        }
    }

    private void seek(KafkaConsumer<String, String> consumer, Collection<TopicPartition> partitions) {
        var stored = transactions.call(tx -> Offsets.of(tx, name));
        var beginnings = consumer.beginningOffsets(partitions);
        positions.clear();
        for (var partition : partitions) {
            var position = stored.getOrDefault(partition, beginnings.getOrDefault(partition, 0L));
            positions.put(partition, position);
            consumer.seek(partition, position);
        }
    }

    /** Another process has taken the records in that we were about to. */
    private static final class Fenced extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fenced() {
            super(null, null, false, false);
        }
    }

    private final class Seek implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, String> consumer;

        Seek(KafkaConsumer<String, String> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            positions.clear();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.infof("%s: assigned %s", name, partitions);
            seek(consumer, partitions);
            if (endAtStart.isEmpty()) {
                endAtStart = Map.copyOf(consumer.endOffsets(partitions));
                if (partitions.isEmpty()) {
                    LOG.infof("%s: the topics are not there yet", name);
                }
            }
        }
    }
}
