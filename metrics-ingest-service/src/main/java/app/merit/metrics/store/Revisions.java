package app.merit.metrics.store;

import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.util.List;

/** Draws revisions; the caller holds the lock of what they are for, so that a later content has a higher one. */
public final class Revisions {
    private Revisions() {}

    public static List<Long> next(Tx tx, int count) throws SQLException {
        return tx.query(
                "select nextval('revision') as revision from generate_series(1, ?)",
                row -> row.getLong("revision"),
                count);
    }
}
