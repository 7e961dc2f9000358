package app.merit.kpidefinition.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The queue table, as the relay uses it: plain SQL, because rows only pass through. */
final class Outbox {
    /** Fences the relay: whoever holds it is the only one to send. "outb" in ASCII. */
    private static final long RELAY_LOCK = 0x6f757462L;

    record Waiting(
            long number,
            String eventId,
            String topic,
            String key,
            String eventType,
            Instant eventTime,
            String payload) {}

    private final Connection connection;

    Outbox(Connection connection) {
        this.connection = connection;
    }

    /** True if no other relay works; held until the transaction ends. */
    boolean lock() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, RELAY_LOCK);
            try (ResultSet locked = lock.executeQuery()) {
                return locked.next() && locked.getBoolean(1);
            }
        }
    }

    List<Waiting> oldest(int most) throws SQLException {
        String query = """
                select number, event_id, topic, record_key, event_type, event_time, payload
                from outbox order by number limit ?
                """;
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setInt(1, most);
            List<Waiting> waiting = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    waiting.add(new Waiting(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getObject(6, OffsetDateTime.class).toInstant(),
                            row.getString(7)));
                }
            }
            return waiting;
        }
    }

    void remove(List<Waiting> sent) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where number = any(?)")) {
            Long[] numbers = sent.stream().map(Waiting::number).toArray(Long[]::new);
            delete.setArray(1, connection.createArrayOf("bigint", numbers));
            delete.executeUpdate();
        }
    }
}
