package app.merit.ingest.deadletter;

import app.merit.ingest.BackgroundWork;
import app.merit.ingest.messaging.KafkaClients;
import app.merit.ingest.messaging.Topics;
import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.StoreException;
import app.merit.service.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Follows {@code crm.dead-letters} into the database. Each replica reads all of it: taking a letter in twice changes
 * nothing, and the place reached is kept beside the letters, so that a database that was lost is filled again.
 */
@ApplicationScoped
public class FollowDeadLetters implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(FollowDeadLetters.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RECOUNT = Duration.ofSeconds(10);
    private static final Duration TIDY = Duration.ofHours(1);
    /** How long what was decided about a letter can be looked up. */
    private static final Duration DECISIONS_KEPT = Duration.ofDays(400);

    private static final long BACK_OFF_MILLIS = 2_000;

    private final KafkaClients clients;
    private final IngestDatabase database;
    private final LetterCounts counts;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile Optional<KafkaConsumer<String, byte[]>> running = Optional.empty();
    private Instant recountAt = Instant.EPOCH;
    private Instant tidyAt = Instant.EPOCH;

    FollowDeadLetters(KafkaClients clients, IngestDatabase database, LetterCounts counts, Clock clock) {
        this.clients = clients;
        this.database = database;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "merit-ingest-dead-letters";
    }

    /** Starts over from the place in the database when Kafka or PostgreSQL fails. */
    @Override
    public void run() {
        while (!stopped()) {
            if (!database.ready()) {
                backOff();
                continue;
            }
            try (KafkaConsumer<String, byte[]> reader = clients.reader()) {
                running = Optional.of(reader);
                seek(reader);
                while (!stopped()) {
                    step(reader);
                }
            } catch (WakeupException stopping) {
                LOG.debug("Woken up to stop");
            } catch (KafkaException | StoreException failure) {
                LOG.warnf("Dead letters are read again in a moment: %s", failure.toString());
                backOff();
            } finally {
                running = Optional.empty();
            }
        }
    }

    @Override
    public void stop() {
        stop.countDown();
        running.ifPresent(KafkaConsumer::wakeup);
    }

    private void seek(KafkaConsumer<String, byte[]> reader) {
        List<TopicPartition> partitions = reader.partitionsFor(Topics.DEAD_LETTERS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        reader.assign(partitions);
        Map<Integer, Long> reached = database.call(FollowDeadLetters::reached);
        reader.beginningOffsets(partitions)
                .forEach((partition, first) ->
                        reader.seek(partition, Math.max(first, reached.getOrDefault(partition.partition(), first))));
    }

    private void step(KafkaConsumer<String, byte[]> reader) {
        ConsumerRecords<String, byte[]> batch = reader.poll(POLL);
        if (!batch.isEmpty()) {
            takeIn(batch);
        }
        Instant now = clock.instant();
        if (!batch.isEmpty() || !now.isBefore(recountAt)) {
            counts.refresh();
            recountAt = now.plus(RECOUNT);
        }
        if (!now.isBefore(tidyAt)) {
            tidy(now);
            tidyAt = now.plus(TIDY);
        }
    }

    private void takeIn(ConsumerRecords<String, byte[]> batch) {
        try {
            database.run(tx -> {
                for (ConsumerRecord<String, byte[]> found : batch) {
                    takeIn(tx, found);
                }
            });
        } catch (StoreException refused) {
            if (!refused.dataRefused()) {
                throw refused;
            }
            batch.forEach(this::takeInOrSkip);
        }
    }

    /** One record that the database cannot hold must not keep the others from being seen. */
    private void takeInOrSkip(ConsumerRecord<String, byte[]> found) {
        try {
            database.run(tx -> takeIn(tx, found));
        } catch (StoreException refused) {
            if (!refused.dataRefused()) {
                throw refused;
            }
            LOG.errorf(refused, "Skipped %s-%d@%d", found.topic(), found.partition(), found.offset());
            database.run(tx -> reach(tx, found));
        }
    }

    private static void takeIn(Tx tx, ConsumerRecord<String, byte[]> found) throws SQLException {
        Optional<Letter> letter = LetterRecord.read(found);
        if (letter.isPresent()) {
            LetterRows.failed(tx, letter.get(), LetterRecord.isAltered(found));
        } else {
            LOG.warnf("No dead letter of ours: %s-%d@%d", found.topic(), found.partition(), found.offset());
        }
        reach(tx, found);
    }

    private static void reach(Tx tx, ConsumerRecord<String, byte[]> found) throws SQLException {
        tx.update("""
                insert into dead_letter_position as p (kafka_partition, next_offset) values (?, ?)
                on conflict (kafka_partition) do update set next_offset = excluded.next_offset
                where p.next_offset < excluded.next_offset""", found.partition(), found.offset() + 1);
    }

    private static Map<Integer, Long> reached(Tx tx) throws SQLException {
        return tx
                .query(
                        "select kafka_partition, next_offset from dead_letter_position",
                        row -> Map.entry(row.getInt(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void tidy(Instant now) {
        database.run(tx -> {
            EditRows.expire(tx, now.minus(Letter.KEPT_FOR));
            LetterRows.forget(tx, now.minus(DECISIONS_KEPT));
        });
    }

    private boolean stopped() {
        return stop.getCount() == 0;
    }

    private void backOff() {
        try {
            stop.await(BACK_OFF_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }
}
