package app.merit.motivation.projection;

import app.merit.motivation.accrual.domain.AccrualSettings;
import app.merit.motivation.accrual.store.DueAccruals;
import app.merit.motivation.definitions.store.Snapshots;
import app.merit.motivation.store.Database;
import app.merit.motivation.store.Database.SqlArray;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Takes one poll into the projections, moves the offsets and queues the accruals it touched: one transaction. */
@ApplicationScoped
class Project {
    private static final String MOVE = """
            insert into consumer_offset as o (topic, partition, next_offset)
            select * from unnest(?, ?, ?)
            on conflict (topic, partition) do update set next_offset = greatest(o.next_offset, excluded.next_offset)
            """;

    private final Documents documents;
    private final Figures figures;
    private final Credits credits;
    private final Snapshots snapshots;
    private final DueAccruals due;
    private final AccrualSettings settings;
    private final Database database;
    private final Clock clock;
    private final Counter unreadable;

    Project(
            Documents documents,
            Figures figures,
            Credits credits,
            Snapshots snapshots,
            DueAccruals due,
            AccrualSettings settings,
            Database database,
            Clock clock,
            MeterRegistry meters) {
        this.documents = documents;
        this.figures = figures;
        this.credits = credits;
        this.snapshots = snapshots;
        this.due = due;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
        this.unreadable = meters.counter("merit.motivation.unreadable.records");
    }

    @Transactional
    void apply(Iterable<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Long> next) {
        var batch = Batch.of(records);
        unreadable.increment(batch.unreadable);
        documents.apply(batch.documents);
        var snapshot = batch.documents.isEmpty() ? snapshots.current() : snapshots.uncommitted();
        var touched = new Touched(snapshot, settings, snapshot.today(clock));
        figures.targets(batch.targets, touched);
        figures.values(batch.values, touched);
        credits.apply(batch.contributions, touched);
        due.touched(touched.keys());
        move(next);
    }

    private void move(Map<TopicPartition, Long> next) {
        List<TopicPartition> partitions = List.copyOf(next.keySet());
        database.update(
                MOVE,
                SqlArray.texts(partitions.stream().map(TopicPartition::topic).toList()),
                new SqlArray(
                        "int",
                        partitions.stream().map(TopicPartition::partition).toList()),
                new SqlArray("bigint", partitions.stream().map(next::get).toList()));
    }

    /** Where to go on; empty = from the beginning. */
    OptionalLong offset(TopicPartition partition) {
        return database.find(
                        "select next_offset from consumer_offset where topic = ? and partition = ?",
                        row -> OptionalLong.of(row.getLong(1)),
                        partition.topic(),
                        partition.partition())
                .orElse(OptionalLong.empty());
    }
}
