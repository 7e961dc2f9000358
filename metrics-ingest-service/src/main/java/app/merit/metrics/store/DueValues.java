package app.merit.metrics.store;

import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Values that are to be worked out and published again by the ticker. */
public final class DueValues {
    /** A day of a person on which something changed. */
    public record Cell(String kpi, String employee, LocalDate day) {}

    /** A day of a KPI on which something changed for a subject. */
    public record Touched(String kpi, String subject, LocalDate day) {}

    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('merit.metrics.ticker')) as won";

    private DueValues() {}

    /** True if this transaction is the one that takes what is due; two at once would work it out twice. */
    public static boolean claim(Tx tx) throws SQLException {
        return tx.first(LOCK, row -> row.getBoolean("won")).orElse(false);
    }

    /** Takes cells that are due and answers the roll-ups above them: departments by membership as it is now. */
    public static List<Touched> takeRollups(Tx tx, int limit) throws SQLException {
        return tx.query(
                """
                with taken as (
                  delete from dirty_cell where seq in (select seq from dirty_cell order by seq limit ?)
                  returning kpi, employee, day),
                due as (select distinct kpi, employee, day from taken)
                select distinct kpi, 'company' as subject, day from due
                union
                select d.kpi, 'department:' || m.department, d.day from due d
                join membership m on m.employee = d.employee and d.day >= m.from_day and d.day < m.until_day
                union
                select d.kpi, 'unassigned', d.day from due d where not exists (select 1 from assigned a
                  where a.employee = d.employee and d.day >= a.from_day and d.day < a.until_day)""", row -> new Touched(row.getString("kpi"), row.getString("subject"), Tx.day(row, "day")), limit);
    }

    public static List<Values.Key> takeValues(Tx tx, int limit) throws SQLException {
        return tx.query(
                """
                with taken as (
                  delete from dirty_value where seq in (select seq from dirty_value order by seq limit ?)
                  returning kpi, subject, period)
                select distinct kpi, subject, period from taken""",
                row -> new Values.Key(row.getString("kpi"), row.getString("subject"), row.getString("period")),
                limit);
    }

    public static void addValues(Tx tx, Collection<Values.Key> keys) throws SQLException {
        tx.update(
                "insert into dirty_value (kpi, subject, period) select * from unnest(?, ?, ?)",
                Tx.Column.text(keys, Values.Key::kpi),
                Tx.Column.text(keys, Values.Key::subject),
                Tx.Column.text(keys, Values.Key::period));
    }

    /** Everything ever published for the subjects is due. */
    public static void addSubjects(Tx tx, Collection<String> subjects) throws SQLException {
        tx.update("""
                insert into dirty_value (kpi, subject, period)
                select kpi, subject, period from kpi_value where subject = any(?)""", Tx.Column.text(subjects, s -> s));
    }

    /** Everything ever published of the KPI is due. */
    public static void addKpi(Tx tx, String kpi) throws SQLException {
        tx.update(
                "insert into dirty_value (kpi, subject, period) select kpi, subject, period from kpi_value where kpi = ?",
                kpi);
    }

    /** The days of people, with anything in them, of the KPI. */
    public static List<Cell> cells(Tx tx, String kpi) throws SQLException {
        return tx.query(
                "select distinct kpi, employee, day from cell where kpi = ?",
                row -> new Cell(row.getString("kpi"), row.getString("employee"), Tx.day(row, "day")),
                kpi);
    }

    /** What is above the cells is due. */
    public static void addCells(Tx tx, Collection<Cell> cells) throws SQLException {
        tx.update(
                "insert into dirty_cell (kpi, employee, day) select * from unnest(?, ?, ?)",
                Tx.Column.text(cells, Cell::kpi),
                Tx.Column.text(cells, Cell::employee),
                Tx.Column.dates(cells, Cell::day));
    }

    /** Every day of the people is due above them. */
    public static void addPeople(Tx tx, Collection<String> employees) throws SQLException {
        tx.update(
                "insert into dirty_cell (kpi, employee, day) select distinct kpi, employee, day from cell"
                        + " where employee = any(?)",
                Tx.Column.text(employees, e -> e));
    }

    /** Everything that was published with a mark that no longer holds is due. */
    public static void addMarked(Tx tx, String mark) throws SQLException {
        tx.update("""
                insert into dirty_value (kpi, subject, period)
                select kpi, subject, period from kpi_value where ? = any(marks)""", mark);
    }
}
