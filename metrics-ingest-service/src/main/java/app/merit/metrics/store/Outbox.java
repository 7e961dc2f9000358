package app.merit.metrics.store;

import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records that are to be published, in the order in which they are to be. */
public final class Outbox {
    /** @param payload JSON; null only erases */
    public record Message(
            String topic, String key, String type, @Nullable String payload) {}

    /** A message on its way. */
    public record Queued(long seq, String eventId, Instant createdAt, Message message) {}

    private Outbox() {}

    public static void add(Tx tx, Collection<Message> messages) throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        tx.update(
                """
                insert into outbox (topic, key, type, payload)
                select topic, key, type, payload from unnest(?, ?, ?, ?) with ordinality
                as k(topic, key, type, payload, place) order by place""",
                Tx.Column.text(messages, Message::topic),
                Tx.Column.text(messages, Message::key),
                Tx.Column.text(messages, Message::type),
                Tx.Column.text(messages, Message::payload));
    }

    public static List<Queued> next(Tx tx, int limit) throws SQLException {
        return tx.query(
                "select seq, topic, key, type, event_id::text, created_at, payload from outbox order by seq limit ?",
                row -> new Queued(
                        row.getLong("seq"),
                        row.getString("event_id"),
                        Objects.requireNonNull(Tx.instant(row, "created_at")),
                        new Message(
                                row.getString("topic"),
                                row.getString("key"),
                                row.getString("type"),
                                row.getString("payload"))),
                limit);
    }

    public static void remove(Tx tx, Collection<Queued> sent) throws SQLException {
        tx.update("delete from outbox where seq = any(?)", Tx.Column.of("bigint", sent, Queued::seq));
    }
}
