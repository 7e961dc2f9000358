package app.merit.ingest.reconcile;

import app.merit.ingest.reconcile.DayRecord.Trouble;
import app.merit.ingest.reconcile.DayRecord.Waiver;
import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.Tx;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The completeness of each source and day, in the ingest database. */
@Singleton
public class Completeness {
    private static final String COLUMNS =
            "select source, day, ours, theirs, differed, missing, healed, oversized, not_kept, trouble_closed,"
                    + " unreadable, checked_at, waived_by, waived_reason, waived_at, state, revision, published_state from completeness ";

    /** A day as it is kept. @param toldState the state that was published last */
    record Kept(DayRecord day, long revision, Optional<String> toldState) {}

    private final IngestDatabase database;

    Completeness(IngestDatabase database) {
        this.database = database;
    }

    /** Changes a day, which is made if it is not there; whoever publishes sees that it changed. */
    void change(String source, LocalDate day, UnaryOperator<DayRecord> change) {
        database.run(tx -> change(tx, source, day, change));
    }

    void change(Tx tx, String source, LocalDate day, UnaryOperator<DayRecord> change) throws SQLException {
        tx.update(
                "insert into completeness (source, day, state, published) values (?, ?, 'green', 1)"
                        + " on conflict do nothing",
                source,
                day);
        DayRecord before = tx.first(
                        COLUMNS + "where source = ? and day = ? for update",
                        row -> read(row).day(),
                        source,
                        day)
                .orElseThrow();
        DayRecord after = change.apply(before);
        tx.update(
                "update completeness set state = ?, ours = ?::jsonb, theirs = ?::jsonb, differed = ?, missing = ?,"
                        + " healed = ?, oversized = ?, not_kept = ?, trouble_closed = ?, unreadable = ?, checked_at = ?,"
                        + " waived_by = ?, waived_reason = ?, waived_at = ?, revision = revision + ?"
                        + " where source = ? and day = ?",
                after.state().name().toLowerCase(Locale.ROOT),
                after.ours().map(TotalsJson::write).orElse(null),
                after.theirs().map(TotalsJson::write).orElse(null),
                after.differed(),
                after.missing(),
                after.healed(),
                after.trouble().oversized(),
                after.trouble().notKept(),
                after.trouble().closed(),
                after.unreadable().orElse(null),
                after.checkedAt().orElse(null),
                after.waiver().map(Waiver::by).orElse(null),
                after.waiver().map(Waiver::reason).orElse(null),
                after.waiver().map(Waiver::at).orElse(null),
                after.equals(before) ? 0 : 1,
                source,
                day);
    }

    /** Notes requests of a day that could not be taken; the day is red until a comparison has covered them. */
    void trouble(String source, LocalDate day, Instant from, Instant until, long oversized, long notKept) {
        database.run(tx -> {
            change(tx, source, day, known -> DayRecords.troubled(known, oversized, notKept));
            tx.update(
                    "update completeness set trouble_from = case when trouble_from is null then ? else"
                            + " least(trouble_from, ?) end, trouble_until = case when trouble_until is null then ? else"
                            + " greatest(trouble_until, ?) end where source = ? and day = ?",
                    from,
                    from,
                    until,
                    until,
                    source,
                    day);
        });
    }

    /** A comparison that reached back to {@code from} and began at {@code startedAt} went through. */
    void covered(String source, Instant from, Instant startedAt) {
        database.run(tx -> {
            List<LocalDate> days = tx.query(
                    "select day from completeness where source = ? and not trouble_closed and trouble_from >= ?"
                            + " and trouble_until <= ?",
                    row -> Tx.day(row, "day"),
                    source,
                    from,
                    startedAt);
            for (LocalDate day : days) {
                change(tx, source, day, DayRecords::closed);
                tx.update(
                        "update completeness set trouble_from = null, trouble_until = null where source = ? and day = ?",
                        source,
                        day);
            }
        });
    }

    /** Since when requests of a source are not covered by a comparison, by source. */
    Map<String, Instant> uncovered() {
        Map<String, Instant> since = new HashMap<>();
        database.call(tx -> tx.query(
                "select source, min(trouble_from) as since from completeness where not trouble_closed group by source",
                row -> since.put(row.getString("source"), Tx.instant(row, "since"))));
        return since;
    }

    Optional<Kept> find(String source, LocalDate day) {
        return database.call(tx -> tx.first(COLUMNS + "where source = ? and day = ?", Completeness::read, source, day));
    }

    /** Days of the range that are not to be looked at again: compared, and all there. */
    Set<LocalDate> settled(String source, LocalDate from) {
        return database.call(tx -> Set.copyOf(tx.query(
                "select day from completeness where source = ? and day >= ? and state <> 'red'"
                        + " and checked_at is not null",
                row -> Tx.day(row, "day"),
                source,
                from)));
    }

    /** One page, newest day first. */
    List<Kept> page(Optional<String> source, LocalDate from, LocalDate until, int page, int size) {
        return database.call(tx -> tx.query(
                COLUMNS + "where (?::text is null or source = ?) and day >= ? and day < ?"
                        + " order by day desc, source limit ? offset ?",
                Completeness::read,
                source.orElse(null),
                source.orElse(null),
                from,
                until,
                size,
                (long) page * size));
    }

    long count(Optional<String> source, LocalDate from, LocalDate until) {
        return database.call(tx -> tx.first(
                        "select count(*) as n from completeness where (?::text is null or source = ?)"
                                + " and day >= ? and day < ?",
                        row -> row.getLong("n"),
                        source.orElse(null),
                        source.orElse(null),
                        from,
                        until)
                .orElse(0L));
    }

    /** Days whose last change nobody was told of. */
    List<Kept> untold() {
        return database.call(tx ->
                tx.query(COLUMNS + "where published < revision order by source, day limit 200", Completeness::read));
    }

    void told(Kept kept) {
        database.run(tx -> tx.update(
                "update completeness set published = greatest(published, ?), published_state = ?"
                        + " where source = ? and day = ?",
                kept.revision(),
                kept.day().readiness().name(),
                kept.day().source(),
                kept.day().day()));
    }

    private static Kept read(ResultSet row) throws SQLException {
        Optional<Waiver> waiver = row.getString("waived_by") == null
                ? Optional.empty()
                : Optional.of(new Waiver(
                        row.getString("waived_by"), row.getString("waived_reason"), Tx.instant(row, "waived_at")));
        DayRecord day = new DayRecord(
                row.getString("source"),
                Tx.day(row, "day"),
                Optional.ofNullable(row.getString("ours")).map(TotalsJson::read),
                Optional.ofNullable(row.getString("theirs")).map(TotalsJson::read),
                row.getBoolean("differed"),
                row.getLong("missing"),
                row.getLong("healed"),
                new Trouble(row.getLong("oversized"), row.getLong("not_kept"), row.getBoolean("trouble_closed")),
                Optional.ofNullable(row.getString("unreadable")),
                Optional.ofNullable(Tx.instant(row, "checked_at")),
                waiver);
        return new Kept(day, row.getLong("revision"), Optional.ofNullable(row.getString("published_state")));
    }
}
