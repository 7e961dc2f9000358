package app.merit.metrics.store;

import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer has taken in its topics. */
public final class Offsets {
    /** What moving a position came to. */
    public enum Move {
        MOVED,
        /** Another process has moved on; what we hold is not ours any more. */
        FENCED
    }

    private Offsets() {}

    public static Map<TopicPartition, Long> of(Tx tx, String consumer) throws SQLException {
        var offsets = new HashMap<TopicPartition, Long>();
        tx.query(
                "select topic, partition, next_offset from consumer_offset where consumer = ?",
                row -> offsets.put(
                        new TopicPartition(row.getString("topic"), row.getInt("partition")),
                        row.getLong("next_offset")),
                consumer);
        return offsets;
    }

    /** Moves a position from where we believe it is (0 if new) to where it shall be. */
    public static Move move(Tx tx, String consumer, TopicPartition partition, long from, long to) throws SQLException {
        var moved = tx.update("""
                insert into consumer_offset as o (consumer, topic, partition, next_offset) values (?, ?, ?, ?)
                on conflict (consumer, topic, partition) do update set next_offset = excluded.next_offset
                where o.next_offset = ?""", consumer, partition.topic(), partition.partition(), to, from);
        return moved == 1 ? Move.MOVED : Move.FENCED;
    }

    /** Sets a position whatever it was: the topic lost records or is a new one. */
    public static void reset(Tx tx, String consumer, TopicPartition partition, long to) throws SQLException {
        tx.update("""
                insert into consumer_offset (consumer, topic, partition, next_offset) values (?, ?, ?, ?)
                on conflict (consumer, topic, partition) do update set next_offset = excluded.next_offset""", consumer, partition.topic(), partition.partition(), to);
    }
}
