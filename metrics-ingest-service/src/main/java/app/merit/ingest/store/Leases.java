package app.merit.ingest.store;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Lets one replica at a time work on something. The work can be repeated, so a lease that runs out harms nothing. */
@Singleton
public class Leases {
    private final IngestDatabase database;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();

    Leases(IngestDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes or keeps the lease. @return false if another replica has it */
    public boolean take(String name, Duration time) {
        var now = clock.instant();
        return database.call(tx -> tx.update(
                        "insert into reconcile_lease (name, holder, held_until) values (?, ?, ?)"
                                + " on conflict (name) do update set holder = excluded.holder,"
                                + " held_until = excluded.held_until where reconcile_lease.holder = excluded.holder"
                                + " or reconcile_lease.held_until < ?",
                        name,
                        holder,
                        now.plus(time),
                        now)
                == 1);
    }

    public void give(String name) {
        database.run(tx -> tx.update("delete from reconcile_lease where name = ? and holder = ?", name, holder));
    }
}
