package app.merit.metrics.store;

import app.merit.metrics.organisation.domain.DateRange;
import app.merit.metrics.organisation.domain.Membership;
import app.merit.metrics.organisation.domain.Organisation;
import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The documents of the definition topics, and what is derived from them. */
public final class DefinitionRows {
    public static final String COMPANY = "company";
    public static final String EMPLOYEE = "employee";
    public static final String DEPARTMENT = "department";
    public static final String KPI = "kpi";
    public static final String TARGET = "target";

    /** @param kind one of the constants above */
    public record Row(String kind, String code, long revision, String document) {}

    private static final String LOCK = "hashtext('merit.metrics.definitions')";

    private record Assigned(String employee, DateRange days) {}

    private DefinitionRows() {}

    /** The epoch, held until the end of the transaction: no definition changes before. */
    public static long holdEpoch(Tx tx) throws SQLException {
        tx.query("select pg_advisory_xact_lock_shared(" + LOCK + ")", _ -> Boolean.TRUE);
        return epoch(tx);
    }

    public static long epoch(Tx tx) throws SQLException {
        return tx.first("select epoch from definition_epoch", row -> row.getLong("epoch"))
                .orElseThrow();
    }

    /**
     * Waits for the transactions that hold the epoch, and keeps others from it. Batches that come later queue behind, so
     * that a steady stream of them puts nothing off for ever; a lock on the row would let them pass.
     */
    public static void holdAlone(Tx tx) throws SQLException {
        tx.query("select pg_advisory_xact_lock(" + LOCK + ")", _ -> Boolean.TRUE);
    }

    /** Begins a new epoch, alone. */
    public static long nextEpoch(Tx tx) throws SQLException {
        holdAlone(tx);
        return tx.first("update definition_epoch set epoch = epoch + 1 returning epoch", row -> row.getLong("epoch"))
                .orElseThrow();
    }

    public static List<Row> all(Tx tx) throws SQLException {
        return tx.query(
                "select kind, code, revision, document from definition order by kind, code",
                row -> new Row(
                        row.getString("kind"),
                        row.getString("code"),
                        row.getLong("revision"),
                        row.getString("document")));
    }

    /** Stores a document unless one of the same or a higher revision is there; true if it was stored. */
    public static boolean put(Tx tx, Row row) throws SQLException {
        return tx.update("""
                        insert into definition as d (kind, code, revision, document) values (?, ?, ?, ?)
                        on conflict (kind, code) do update
                        set revision = excluded.revision, document = excluded.document
                        where excluded.revision > d.revision""", row.kind(), row.code(), row.revision(), row.document()) == 1;
    }

    /** Forgets an erased document; true if there was one. */
    public static boolean remove(Tx tx, String kind, String code) throws SQLException {
        return tx.update("delete from definition where kind = ? and code = ?", kind, code) > 0;
    }

    /** Writes anew who belongs where. */
    public static void replaceMemberships(Tx tx, Organisation organisation) throws SQLException {
        var memberships = organisation.memberships();
        tx.update("delete from membership");
        tx.update(
                "insert into membership (department, employee, from_day, until_day) select * from unnest(?, ?, ?, ?)",
                Tx.Column.text(memberships, Membership::department),
                Tx.Column.text(memberships, Membership::employee),
                Tx.Column.dates(memberships, m -> m.days().from()),
                Tx.Column.dates(memberships, m -> m.days().until()));
        var assigned = new ArrayList<Assigned>();
        for (var employee : organisation.employees()) {
            organisation.assigned(employee).ranges().forEach(days -> assigned.add(new Assigned(employee, days)));
        }
        tx.update("delete from assigned");
        tx.update(
                "insert into assigned (employee, from_day, until_day) select * from unnest(?, ?, ?)",
                Tx.Column.text(assigned, Assigned::employee),
                Tx.Column.dates(assigned, a -> a.days().from()),
                Tx.Column.dates(assigned, a -> a.days().until()));
    }
}
