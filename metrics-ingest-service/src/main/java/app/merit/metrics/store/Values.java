package app.merit.metrics.store;

import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Published values: their revisions and marks. */
public final class Values {
    /** What a value is of. */
    public record Key(String kpi, String subject, String period) {}

    private Values() {}

    /**
     * Locks the values in key order and gives each a new revision. It has to come before their sums are read: then
     * whoever gets the higher revision also reads the newer sums.
     */
    public static Map<Key, Long> bump(Tx tx, Collection<Key> keys) throws SQLException {
        var revisions = new HashMap<Key, Long>();
        tx.query(
                """
                insert into kpi_value as v (kpi, subject, period, revision)
                select kpi, subject, period, nextval('revision')
                from (select * from unnest(?, ?, ?) as u(kpi, subject, period)
                  order by kpi collate "C", subject collate "C", period collate "C") k
                on conflict (kpi, subject, period) do update set revision = nextval('revision')
                returning kpi, subject, period, revision""",
                row -> revisions.put(
                        new Key(row.getString("kpi"), row.getString("subject"), row.getString("period")),
                        row.getLong("revision")),
                columns(keys));
        return revisions;
    }

    /** Remembers with which marks the values were published. */
    public static void saveMarks(Tx tx, Map<Key, List<String>> marks) throws SQLException {
        var rows = marks.entrySet();
        tx.update(
                """
                update kpi_value v set marks = string_to_array(k.marks, ',')
                from unnest(?, ?, ?, ?) as k(kpi, subject, period, marks)
                where v.kpi = k.kpi and v.subject = k.subject and v.period = k.period
                and v.marks <> string_to_array(k.marks, ',')""",
                Tx.Column.text(rows, r -> r.getKey().kpi()),
                Tx.Column.text(rows, r -> r.getKey().subject()),
                Tx.Column.text(rows, r -> r.getKey().period()),
                Tx.Column.text(rows, r -> String.join(",", r.getValue())));
    }

    /** Last published revision of each value; those never published are left out. */
    public static Map<Key, Long> revisions(Tx tx, Collection<Key> keys) throws SQLException {
        var revisions = new HashMap<Key, Long>();
        tx.query(
                """
                select v.kpi, v.subject, v.period, v.revision from kpi_value v
                join unnest(?, ?, ?) as k(kpi, subject, period)
                on v.kpi = k.kpi and v.subject = k.subject and v.period = k.period""",
                row -> revisions.put(
                        new Key(row.getString("kpi"), row.getString("subject"), row.getString("period")),
                        row.getLong("revision")),
                columns(keys));
        return revisions;
    }

    private static Object[] columns(Collection<Key> keys) {
        return new Object[] {
            Tx.Column.text(keys, Key::kpi), Tx.Column.text(keys, Key::subject), Tx.Column.text(keys, Key::period)
        };
    }
}
