package app.merit.metrics.store;

import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** How new the newest change is that has been taken in. */
public final class Freshness {
    private Freshness() {}

    /** Empty if nothing was ever taken in. */
    public static Optional<Instant> newestChangeAt(Tx tx) throws SQLException {
        return tx.query(
                        "select max(newest_change_at) as newest from entity",
                        row -> Optional.ofNullable(Tx.instant(row, "newest")))
                .getFirst();
    }
}
