package app.merit.motivation.outbox;

import app.merit.motivation.store.Database;
import app.merit.motivation.store.Database.SqlArray;
import app.merit.motivation.store.Wake;
import app.merit.motivation.store.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sends the outbox in its order and deletes what the broker has acknowledged. One replica at a time: the advisory lock
 * belongs to the transaction that deletes, so a relay that lost it can delete nothing.
 */
@Startup
@Singleton
class Relay {
    private static final long LOCK = 0x6d6f7469766f7578L;
    private static final int BATCH = 500;
    /** How long a row of another replica may wait; own rows wake the relay at once. */
    private static final Duration POLL = Duration.ofMillis(300);

    private final Database database;
    private final Wake wake;
    private final KafkaProducer<String, byte[]> producer;
    private final Worker worker;

    private record Row(long seq, String topic, String key, String type, String payload, Instant at) {}

    Relay(Database database, Outbox outbox, KafkaClients kafka, Topics topics) {
        this.database = database;
        this.wake = outbox.relay();
        topics.ensure();
        this.producer = kafka.producer();
        this.worker = Worker.start("outbox-relay", this::round);
    }

    @PreDestroy
    void stop() {
        worker.close();
        producer.close(Duration.ofSeconds(5));
    }

    private void round() throws InterruptedException {
        int sent = QuarkusTransaction.requiringNew().call(this::batch);
        if (sent < BATCH) {
            wake.await(POLL);
        }
    }

    private int batch() throws InterruptedException {
        boolean mine = database.one("select pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), LOCK);
        if (!mine) {
            return 0;
        }
        List<Row> rows = database.list(
                "select seq, topic, key, type, payload, created_at from outbox order by seq limit " + BATCH,
                row -> new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant()));
        if (!rows.isEmpty()) {
            send(rows);
            database.update(
                    "delete from outbox where seq = any (?)",
                    new SqlArray("bigint", rows.stream().map(Row::seq).toList()));
        }
        return rows.size();
    }

    private void send(List<Row> rows) throws InterruptedException {
        List<Future<RecordMetadata>> acks = new ArrayList<>();
        for (Row row : rows) {
            acks.add(producer.send(message(row)));
        }
        producer.flush();
        for (var ack : acks) {
            try {
                ack.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("The broker did not take a record", failure.getCause());
            }
        }
    }

    private static ProducerRecord<String, byte[]> message(Row row) {
        var message = new ProducerRecord<>(row.topic(), row.key(), row.payload().getBytes(StandardCharsets.UTF_8));
        message.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_id", bytes("motivation-" + row.seq()))
                .add("ce_source", bytes("motivation-service"))
                .add("ce_type", bytes(row.type()))
                .add("ce_time", bytes(row.at().toString()))
                .add("content-type", bytes("application/json"));
        return message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
