package app.merit.metrics.store;

import app.merit.service.db.Tx;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Records that can never be taken in. */
public final class Rejected {
    /** @param reason a short stable word */
    public record Row(
            String topic,
            int partition,
            long position,
            String reason,
            String detail,
            @Nullable String payload) {}

    private Rejected() {}

    public static void park(Tx tx, Row row) throws SQLException {
        tx.update(
                """
                insert into rejected (topic, partition, position, reason, detail, payload) values (?, ?, ?, ?, ?, ?)
                on conflict do nothing""",
                row.topic(),
                row.partition(),
                row.position(),
                row.reason(),
                storable(row.detail()),
                row.payload() == null ? null : storable(row.payload()));
    }

    /** PostgreSQL stores every character but one. */
    private static String storable(String text) {
        return text.replace("\0", "\\u0000");
    }
}
