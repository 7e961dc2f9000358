package app.merit.metrics.store;

import app.merit.metrics.organisation.domain.DateRange;
import app.merit.metrics.value.domain.Subject;
import app.merit.metrics.value.domain.Sums;
import app.merit.service.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Adds up cells, many subjects at once; departments by dated membership, joined as it is now. */
public final class SumReader {
    /** The sums wanted of a KPI for a subject over some days; the ranges must not overlap. */
    public record Ask(String kpi, Subject subject, List<DateRange> days) {}

    private record Row(int place, String kpi, String who, DateRange days) {}

    private static final String SELECT = """
            select k.place, sum(c.numerator) as numerator, sum(c.denominator) as denominator,
              sum(c.entries) as entries, sum(c.unconfirmed) as unconfirmed, sum(c.inferred) as inferred,
              count(distinct c.employee) filter (where c.entries > 0 and c.employee <> ''
                and (c.numerator <> 0 or c.denominator <> 0)) as people,
              max(c.newest_change_at) as newest_change_at, max(c.revision) as revision
            from unnest(?, ?, ?, ?, ?) as k(place, kpi, who, from_day, until_day)
            """;
    private static final String GROUP = " group by k.place";
    private static final String PEOPLE = SELECT + """
            join cell c on c.kpi = k.kpi and c.generation = ? and c.employee = k.who
            and c.day >= k.from_day and c.day < k.until_day""" + GROUP;
    private static final String DEPARTMENTS = SELECT + """
            join membership m on m.department = k.who and m.from_day < k.until_day and m.until_day > k.from_day
            join cell c on c.kpi = k.kpi and c.generation = ? and c.employee = m.employee
            and c.day >= greatest(k.from_day, m.from_day) and c.day < least(k.until_day, m.until_day)""" + GROUP;
    private static final String COMPANY = SELECT + """
            join cell c on c.kpi = k.kpi and c.generation = ? and c.day >= k.from_day and c.day < k.until_day""" + GROUP;
    private static final String UNASSIGNED = SELECT + """
            join cell c on c.kpi = k.kpi and c.generation = ? and c.day >= k.from_day and c.day < k.until_day
            and (c.employee = '' or not exists (select 1 from assigned a
              where a.employee = c.employee and c.day >= a.from_day and c.day < a.until_day))""" + GROUP;

    private SumReader() {}

    /** The sums in the order of the asks. */
    public static List<Sums> read(Tx tx, List<Ask> asks) throws SQLException {
        var people = new ArrayList<Row>();
        var departments = new ArrayList<Row>();
        var company = new ArrayList<Row>();
        var unassigned = new ArrayList<Row>();
        for (int place = 0; place < asks.size(); place++) {
            var ask = asks.get(place);
            for (var days : ask.days()) {
                switch (ask.subject()) {
                    case Subject.Person(var employee) -> people.add(new Row(place, ask.kpi(), employee, days));
                    case Subject.Department(var code) -> departments.add(new Row(place, ask.kpi(), code, days));
                    case Subject.Company() -> company.add(new Row(place, ask.kpi(), "", days));
                    case Subject.Unassigned() -> unassigned.add(new Row(place, ask.kpi(), "", days));
                }
            }
        }
        var sums = new ArrayList<>(Collections.nCopies(asks.size(), Sums.NONE));
        fill(tx, PEOPLE, people, sums);
        fill(tx, DEPARTMENTS, departments, sums);
        fill(tx, COMPANY, company, sums);
        fill(tx, UNASSIGNED, unassigned, sums);
        return sums;
    }

    private static void fill(Tx tx, String sql, List<Row> rows, List<Sums> sums) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        tx.query(
                sql,
                row -> sums.set(row.getInt("place"), sums(row)),
                Tx.Column.of("integer", rows, Row::place),
                Tx.Column.text(rows, Row::kpi),
                Tx.Column.text(rows, Row::who),
                Tx.Column.dates(rows, r -> r.days().from()),
                Tx.Column.dates(rows, r -> r.days().until()),
                Generation.CURRENT);
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return new Sums(
                row.getBigDecimal("numerator"),
                row.getBigDecimal("denominator"),
                row.getLong("entries"),
                row.getLong("unconfirmed"),
                row.getLong("inferred"),
                row.getLong("people"),
                Tx.instant(row, "newest_change_at"),
                row.getLong("revision"));
    }
}
