package app.merit.metrics.store;

import app.merit.metrics.state.domain.EntityKey;
import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Work that a changed definition asks for; the cursor in each row lets it go on after a stop. */
public final class RecomputeQueue {
    /**
     * A recompute.
     *
     * @param kpi null: every KPI
     * @param source null: entities of every source and owner
     * @param crmUsers with a source, the CRM users whose entities are touched
     * @param cursor last entity done
     */
    public record Job(
            long id, @Nullable String kpi, @Nullable String source, List<String> crmUsers, EntityKey cursor) {}

    private RecomputeQueue() {}

    /** Asks for one KPI, or for all if it is null, over every entity; an unfinished one begins again. */
    public static void addKpi(Tx tx, @Nullable String kpi) throws SQLException {
        var restarted = tx.update("""
                update recompute set cursor_source = '', cursor_entity = '', cursor_id = '', done = 0
                where finished_at is null and source is null and kpi is not distinct from ?::text""", kpi);
        if (restarted == 0) {
            tx.update("insert into recompute (kpi) values (?)", kpi);
        }
    }

    /** Asks for all KPIs over the entities that the CRM users ever had to do with. */
    public static void addCrmUsers(Tx tx, String source, Set<String> crmUsers) throws SQLException {
        tx.update("insert into recompute (source, crm_users) values (?, ?)", source, Tx.Column.text(crmUsers, u -> u));
    }

    /** The oldest job that nobody else works on, locked. */
    public static Optional<Job> next(Tx tx) throws SQLException {
        return tx.first(
                """
                select id, kpi, source, coalesce(crm_users, '{}') as crm_users, cursor_source, cursor_entity, cursor_id
                from recompute where finished_at is null order by id limit 1 for update skip locked""",
                row -> new Job(
                        row.getLong("id"),
                        row.getString("kpi"),
                        row.getString("source"),
                        Tx.texts(row, "crm_users"),
                        new EntityKey(
                                row.getString("cursor_source"),
                                row.getString("cursor_entity"),
                                row.getString("cursor_id"))));
    }

    public static void advance(Tx tx, Job job, EntityKey cursor, int done) throws SQLException {
        tx.update("""
                update recompute set cursor_source = ?, cursor_entity = ?, cursor_id = ?, done = done + ?
                where id = ?""", cursor.source(), cursor.entity(), cursor.id(), done, job.id());
    }

    public static void finish(Tx tx, Job job) throws SQLException {
        tx.update("update recompute set finished_at = clock_timestamp() where id = ?", job.id());
    }

    /** Of these KPIs, those with work left. */
    public static Set<String> unfinished(Tx tx, Set<String> kpis) throws SQLException {
        var unfinished = new HashSet<String>();
        tx.query(
                "select distinct kpi from recompute where finished_at is null",
                row -> unfinished.add(Optional.ofNullable(row.getString("kpi")).orElse("*")));
        if (unfinished.contains("*")) {
            return kpis;
        }
        unfinished.retainAll(kpis);
        return unfinished;
    }
}
