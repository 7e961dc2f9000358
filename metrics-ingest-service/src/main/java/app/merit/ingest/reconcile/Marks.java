package app.merit.ingest.reconcile;

import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.Tx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far the comparison of each kind of record is. */
@Singleton
public class Marks {
    /**
     * A cycle that is under way.
     *
     * @param from what changed since then is compared
     * @param startedAt where the mark goes when all pages are kept
     * @param cursor of the page to read next; empty for the first
     */
    record Cycle(Instant from, Instant startedAt, Optional<String> cursor) {}

    private final IngestDatabase database;

    Marks(IngestDatabase database) {
        this.database = database;
    }

    /** Goes on with the cycle that was interrupted, or begins one. */
    Cycle begin(String source, String kind, Instant now, Duration overlap, Duration firstLook) {
        return database.call(tx -> {
            tx.update(
                    "insert into mark (source, kind, changed_since, first_at) values (?, ?, ?, ?)"
                            + " on conflict do nothing",
                    source,
                    kind,
                    now.minus(firstLook),
                    now);
            Optional<Cycle> open = tx.first(
                    "select reading_from, reading_started, cursor from mark"
                            + " where source = ? and kind = ? and reading_from is not null",
                    row -> new Cycle(
                            Tx.instant(row, "reading_from"),
                            Tx.instant(row, "reading_started"),
                            Optional.ofNullable(row.getString("cursor"))),
                    source,
                    kind);
            if (open.isPresent()) {
                return open.get();
            }
            Instant since = tx.first(
                            "select changed_since from mark where source = ? and kind = ?",
                            row -> Tx.instant(row, "changed_since"),
                            source,
                            kind)
                    .orElseThrow();
            Cycle cycle = new Cycle(since.minus(overlap), now, Optional.empty());
            tx.update(
                    "update mark set reading_from = ?, reading_started = ?, cursor = null where source = ? and kind = ?",
                    cycle.from(),
                    cycle.startedAt(),
                    source,
                    kind);
            return cycle;
        });
    }

    /** All of a page is kept; without a cursor the cycle reads from its first page again. */
    void at(String source, String kind, Optional<String> cursor) {
        database.run(tx -> tx.update(
                "update mark set cursor = ? where source = ? and kind = ?", cursor.orElse(null), source, kind));
    }

    /** All pages of the cycle are kept. */
    void finish(String source, String kind, Cycle cycle) {
        database.run(tx -> tx.update(
                "update mark set changed_since = greatest(changed_since, ?), reading_from = null,"
                        + " reading_started = null, cursor = null where source = ? and kind = ?",
                cycle.startedAt(),
                source,
                kind));
    }

    /** When the source was first compared; days before are not checked. */
    Optional<Instant> firstAt(String source) {
        return database.call(tx -> tx.first(
                "select min(first_at) as first_at from mark where source = ? having min(first_at) is not null",
                row -> Tx.instant(row, "first_at"),
                source));
    }
}
