package app.merit.ingest.read.queue;

import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.Tx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code read_pause}: sources that are not read for a while, or until a person resumes them. */
@Singleton
public class Pauses {
    private final IngestDatabase database;
    private final Clock clock;

    public Pauses(IngestDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param until empty if a person has to resume it */
    public record Pause(String source, String reason, Instant since, Optional<Instant> until) {}

    /** The CRM asked for it. An end that is later already, or none, stays. */
    public void rest(String source, Duration time, String reason) {
        Instant now = clock.instant();
        database.run(tx -> tx.update("""
                insert into read_pause as p (source, reason, since, until) values (?, ?, ?, ?)
                on conflict (source) do update set until = greatest(p.until, excluded.until) where p.until is not null
                """, source, reason, now, now.plus(time)));
    }

    /** Until a person resumes it. @return true if it was not suspended before */
    public boolean suspend(String source, String reason) {
        return database.call(tx -> tx.update("""
                insert into read_pause as p (source, reason, since, until) values (?, ?, ?, null)
                on conflict (source) do update set reason = excluded.reason, since = excluded.since, until = null
                where p.until is not null
                """, source, reason, clock.instant())) > 0;
    }

    /** Ends the pause; what waits is read at once. @return how many requests waited */
    public int resume(String source) {
        return database.call(tx -> {
            tx.update("delete from read_pause where source = ?", source);
            return tx.update("""
                    update read_request set not_before = ?, attempts = 0, reason = null
                    where source = ? and state = 'waiting' and lease_until is null
                    """, clock.instant(), source);
        });
    }

    public boolean suspended(String source) {
        return all().stream()
                .anyMatch(
                        pause -> pause.source().equals(source) && pause.until().isEmpty());
    }

    public List<Pause> all() {
        return database.call(tx -> tx.query(
                "select source, reason, since, until from read_pause order by source",
                row -> new Pause(
                        row.getString("source"),
                        row.getString("reason"),
                        Optional.ofNullable(Tx.instant(row, "since")).orElseThrow(),
                        Optional.ofNullable(Tx.instant(row, "until")))));
    }
}
