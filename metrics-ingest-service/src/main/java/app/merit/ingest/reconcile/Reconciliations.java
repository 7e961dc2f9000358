package app.merit.ingest.reconcile;

import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.Tx;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Comparisons that were asked for, run and finished. */
@Singleton
public class Reconciliations {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String COLUMNS = "select id, source, cause, changed_since, asked_by, asked_at, state,"
            + " started_at, finished_at, listed, missing, confirmed, refreshed, unreadable, detail from reconciliation ";

    /** Why a source is compared. */
    enum Cause {
        SCHEDULED,
        DAILY,
        REQUESTED,
        OUTAGE,
        OVERSIZED,
        FAILURES;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Cause ofWire(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * One comparison.
     *
     * @param changedSince how far back it reaches; empty: to the mark
     */
    record Job(
            String id,
            String source,
            Cause cause,
            Optional<Instant> changedSince,
            Optional<String> askedBy,
            Instant askedAt,
            String state,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            Counts counts,
            Optional<String> detail) {}

    /**
     * @param missing records that were lost and are taken in now
     * @param confirmed records that nothing signed had confirmed
     * @param refreshed records that changed in something not decisive
     * @param unreadable records that could not be understood
     */
    record Counts(long listed, long missing, long confirmed, long refreshed, long unreadable) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    listed + more.listed,
                    missing + more.missing,
                    confirmed + more.confirmed,
                    refreshed + more.refreshed,
                    unreadable + more.unreadable);
        }
    }

    private final IngestDatabase database;

    Reconciliations(IngestDatabase database) {
        this.database = database;
    }

    /** Asks for a comparison; one of the same cause that waits already is widened instead. */
    String ask(String source, Cause cause, Optional<Instant> changedSince, Optional<String> askedBy, Instant now) {
        return database.call(tx -> {
            Optional<String> waiting = tx.first(
                    "update reconciliation set changed_since = least(changed_since, ?::timestamptz)"
                            + " where id = (select id from reconciliation where source = ? and cause = ?"
                            + " and state = 'queued' and asked_by is not distinct from ?::text"
                            + " order by asked_at limit 1 for update) returning id",
                    row -> row.getString("id"),
                    changedSince.orElse(null),
                    source,
                    cause.wire(),
                    askedBy.orElse(null));
            if (waiting.isPresent()) {
                return waiting.get();
            }
            String id = UUID.randomUUID().toString();
            tx.update(
                    "insert into reconciliation (id, source, cause, changed_since, asked_by, asked_at, state)"
                            + " values (?, ?, ?, ?, ?, ?, 'queued')",
                    id,
                    source,
                    cause.wire(),
                    changedSince.orElse(null),
                    askedBy.orElse(null),
                    now);
            return id;
        });
    }

    /** The oldest that waits, of each source. */
    List<Job> waiting() {
        return database.call(tx -> tx.query(
                "select distinct on (source) * from (" + COLUMNS + "where state = 'queued') q"
                        + " order by source, asked_at",
                Reconciliations::read));
    }

    /** When a comparison of that cause last began, by source. */
    Map<String, Instant> lastBegun(Cause cause) {
        Map<String, Instant> last = new HashMap<>();
        database.call(tx -> tx.query(
                "select source, max(asked_at) as at from reconciliation where cause = ? group by source",
                row -> last.put(row.getString("source"), Tx.instant(row, "at")),
                cause.wire()));
        return last;
    }

    void started(String id, Instant at) {
        database.run(
                tx -> tx.update("update reconciliation set state = 'running', started_at = ? where id = ?", at, id));
    }

    void progress(String id, Counts counts) {
        database.run(tx -> tx.update(
                "update reconciliation set listed = ?, missing = ?, confirmed = ?, refreshed = ?, unreadable = ?"
                        + " where id = ?",
                counts.listed(),
                counts.missing(),
                counts.confirmed(),
                counts.refreshed(),
                counts.unreadable(),
                id));
    }

    void finished(String id, boolean well, Optional<String> detail, Instant at) {
        database.run(tx -> tx.update(
                "update reconciliation set state = ?, detail = ?, finished_at = ? where id = ?",
                well ? "done" : "failed",
                detail.orElse(null),
                at,
                id));
    }

    /** What a process that ended left as running waits again. */
    void requeue(String source) {
        database.run(tx ->
                tx.update("update reconciliation set state = 'queued' where source = ? and state = 'running'", source));
    }

    void prune(Instant now) {
        database.run(tx -> tx.update(
                "delete from reconciliation where state in ('done', 'failed') and asked_at < ?", now.minus(KEPT)));
    }

    Optional<Job> find(String id) {
        return database.call(tx -> tx.first(COLUMNS + "where id = ?", Reconciliations::read, id));
    }

    List<Job> page(Optional<String> source, int page, int size) {
        return database.call(tx -> tx.query(
                COLUMNS + "where (?::text is null or source = ?) order by asked_at desc, id limit ? offset ?",
                Reconciliations::read,
                source.orElse(null),
                source.orElse(null),
                size,
                (long) page * size));
    }

    long count(Optional<String> source) {
        return database.call(tx -> tx.first(
                        "select count(*) as n from reconciliation where (?::text is null or source = ?)",
                        row -> row.getLong("n"),
                        source.orElse(null),
                        source.orElse(null))
                .orElse(0L));
    }

    private static Job read(ResultSet row) throws SQLException {
        return new Job(
                row.getString("id"),
                row.getString("source"),
                Cause.ofWire(row.getString("cause")),
                Optional.ofNullable(Tx.instant(row, "changed_since")),
                Optional.ofNullable(row.getString("asked_by")),
                Tx.instant(row, "asked_at"),
                row.getString("state"),
                Optional.ofNullable(Tx.instant(row, "started_at")),
                Optional.ofNullable(Tx.instant(row, "finished_at")),
                new Counts(
                        row.getLong("listed"),
                        row.getLong("missing"),
                        row.getLong("confirmed"),
                        row.getLong("refreshed"),
                        row.getLong("unreadable")),
                Optional.ofNullable(row.getString("detail")));
    }
}
