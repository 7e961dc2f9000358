package app.merit.metrics.store;

import app.merit.metrics.kpi.domain.Contribution;
import app.merit.metrics.state.domain.EntityKey;
import app.merit.service.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each entity adds to each KPI. */
public final class Contributions {
    /** A KPI and an entity. */
    public record Case(String kpi, EntityKey key) {}

    /** One contribution with what it belongs to. */
    public record Row(String kpi, EntityKey key, Contribution contribution) {}

    private Contributions() {}

    public static Map<Case, List<Contribution>> of(Tx tx, Collection<EntityKey> keys, Collection<String> kpis)
            throws SQLException {
        var found = new HashMap<Case, List<Contribution>>();
        var keyColumns = Keys.columns(keys);
        var rows = tx.query(
                """
                select c.* from unnest(?, ?, ?) as k(source, entity, id)
                join contribution c on c.source = k.source and c.entity = k.entity and c.id = k.id
                where c.generation = ? and c.kpi = any(?)""",
                Contributions::row,
                keyColumns[0],
                keyColumns[1],
                keyColumns[2],
                Generation.CURRENT,
                Tx.Column.text(kpis, k -> k));
        rows.forEach(r -> found.computeIfAbsent(new Case(r.kpi(), r.key()), _ -> new ArrayList<>())
                .add(r.contribution()));
        found.values().forEach(list -> list.sort(null));
        return found;
    }

    static Row row(ResultSet row) throws SQLException {
        var contribution = new Contribution(
                row.getInt("version"),
                row.getString("employee"),
                row.getString("crm_user"),
                Tx.day(row, "day"),
                row.getBigDecimal("numerator"),
                row.getBigDecimal("denominator"),
                row.getString("currency"),
                row.getBoolean("unconfirmed"),
                row.getBoolean("inferred"));
        return new Row(row.getString("kpi"), Keys.read(row), contribution);
    }

    public static void remove(Tx tx, Collection<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        tx.update(
                """
                delete from contribution c
                using unnest(?, ?, ?, ?, ?, ?, ?, ?) as k(source, entity, id, kpi, version, day, employee, crm_user)
                where c.source = k.source and c.entity = k.entity and c.id = k.id and c.kpi = k.kpi
                and c.version = k.version and c.day = k.day and c.employee = k.employee and c.crm_user = k.crm_user
                and c.generation = ?""",
                Tx.Column.text(rows, r -> r.key().source()),
                Tx.Column.text(rows, r -> r.key().entity()),
                Tx.Column.text(rows, r -> r.key().id()),
                Tx.Column.text(rows, Row::kpi),
                Tx.Column.of("integer", rows, r -> r.contribution().version()),
                Tx.Column.dates(rows, r -> r.contribution().day()),
                Tx.Column.text(rows, r -> r.contribution().employee()),
                Tx.Column.text(rows, r -> r.contribution().crmUser()),
                Generation.CURRENT);
    }

    public static void add(Tx tx, Collection<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        tx.update(
                """
                insert into contribution (source, entity, id, generation, kpi, version, day, employee, crm_user,
                  numerator, denominator, currency, unconfirmed, inferred)
                select source, entity, id, ?, kpi, version, day, employee, crm_user,
                  numerator, denominator, currency, unconfirmed, inferred
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as k(source, entity, id, kpi, version, day, employee,
                  crm_user, numerator, denominator, currency, unconfirmed, inferred)""",
                Generation.CURRENT,
                Tx.Column.text(rows, r -> r.key().source()),
                Tx.Column.text(rows, r -> r.key().entity()),
                Tx.Column.text(rows, r -> r.key().id()),
                Tx.Column.text(rows, Row::kpi),
                Tx.Column.of("integer", rows, r -> r.contribution().version()),
                Tx.Column.dates(rows, r -> r.contribution().day()),
                Tx.Column.text(rows, r -> r.contribution().employee()),
                Tx.Column.text(rows, r -> r.contribution().crmUser()),
                Tx.Column.numbers(rows, r -> r.contribution().numerator()),
                Tx.Column.numbers(rows, r -> r.contribution().denominator()),
                Tx.Column.text(rows, r -> r.contribution().currency()),
                Tx.Column.of("boolean", rows, r -> r.contribution().unconfirmed()),
                Tx.Column.of("boolean", rows, r -> r.contribution().inferred()));
    }
}
