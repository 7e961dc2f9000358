package app.merit.metrics.store;

import app.merit.service.db.Tx;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;

/** Sums per KPI version, employee and day. */
public final class Cells {
    /** @param employee empty text: nobody known */
    public record CellKey(String kpi, String employee, LocalDate day, int version) {}

    /** By how much a cell changes. */
    public record Delta(
            CellKey key,
            BigDecimal numerator,
            BigDecimal denominator,
            long entries,
            long unconfirmed,
            long inferred,
            Instant newestChangeAt) {

        public Delta plus(Delta other) {
            return new Delta(
                    key,
                    numerator.add(other.numerator),
                    denominator.add(other.denominator),
                    entries + other.entries,
                    unconfirmed + other.unconfirmed,
                    inferred + other.inferred,
                    newestChangeAt.isAfter(other.newestChangeAt) ? newestChangeAt : other.newestChangeAt);
        }
    }

    private Cells() {}

    /** Adds the deltas, in key order so that two batches never wait for each other, and notes the roll-ups as due. */
    public static void apply(Tx tx, Collection<Delta> deltas) throws SQLException {
        tx.update(
                """
                insert into cell as c (kpi, generation, employee, day, version, numerator, denominator, entries,
                  unconfirmed, inferred, newest_change_at, revision)
                select kpi, ?, employee, day, version, numerator, denominator, entries, unconfirmed, inferred,
                  newest::timestamptz, nextval('revision')
                from (select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as k(kpi, employee, day, version, numerator,
                  denominator, entries, unconfirmed, inferred, newest)
                  order by kpi collate "C", employee collate "C", day, version) k
                on conflict (kpi, generation, employee, day, version) do update set
                  numerator = c.numerator + excluded.numerator,
                  denominator = c.denominator + excluded.denominator,
                  entries = c.entries + excluded.entries,
                  unconfirmed = c.unconfirmed + excluded.unconfirmed,
                  inferred = c.inferred + excluded.inferred,
                  newest_change_at = greatest(c.newest_change_at, excluded.newest_change_at),
                  revision = nextval('revision')""",
                Generation.CURRENT,
                Tx.Column.text(deltas, d -> d.key().kpi()),
                Tx.Column.text(deltas, d -> d.key().employee()),
                Tx.Column.dates(deltas, d -> d.key().day()),
                Tx.Column.of("integer", deltas, d -> d.key().version()),
                Tx.Column.numbers(deltas, Delta::numerator),
                Tx.Column.numbers(deltas, Delta::denominator),
                Tx.Column.of("bigint", deltas, Delta::entries),
                Tx.Column.of("bigint", deltas, Delta::unconfirmed),
                Tx.Column.of("bigint", deltas, Delta::inferred),
                Tx.Column.text(deltas, d -> d.newestChangeAt().toString()));
        tx.update(
                "insert into dirty_cell (kpi, employee, day) select * from unnest(?, ?, ?)",
                Tx.Column.text(deltas, d -> d.key().kpi()),
                Tx.Column.text(deltas, d -> d.key().employee()),
                Tx.Column.dates(deltas, d -> d.key().day()));
    }
}
