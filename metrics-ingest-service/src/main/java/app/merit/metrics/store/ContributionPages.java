package app.merit.metrics.store;

import app.merit.metrics.organisation.domain.DateRange;
import app.merit.metrics.value.domain.Subject;
import app.merit.service.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The contributions under a value, page by page. */
public final class ContributionPages {
    /** @param total how many there are on all pages */
    public record Page(List<Contributions.Row> rows, long total) {}

    private static final String OF_RANGES = " join unnest(?, ?) as k(from_day, until_day) on ";
    private static final String ON_DAYS = "c.day >= k.from_day and c.day < k.until_day";
    private static final String WHERE = " where c.kpi = ? and c.generation = ?";
    private static final String ORDER =
            " order by c.day, c.source, c.entity, c.id, c.employee, c.crm_user limit ? offset ?";
    private static final String SELECT = "select c.* from contribution c";
    private static final String COUNT = "select count(*) as total from contribution c";

    private ContributionPages() {}

    public static Page read(Tx tx, SumReader.Ask ask, int page, int size) throws SQLException {
        var from = OF_RANGES + ON_DAYS + narrowing(ask.subject()) + WHERE;
        var parameters = new ArrayList<Object>();
        parameters.add(Tx.Column.dates(ask.days(), DateRange::from));
        parameters.add(Tx.Column.dates(ask.days(), DateRange::until));
        switch (ask.subject()) {
            case Subject.Person(var employee) -> parameters.add(employee);
            case Subject.Department(var department) -> parameters.add(department);
            case Subject.Company _, Subject.Unassigned _ -> {}
        }
        parameters.add(ask.kpi());
        parameters.add(Generation.CURRENT);
        var total = tx.first(COUNT + from, row -> row.getLong("total"), parameters.toArray());
        parameters.add(size);
        parameters.add((long) page * size);
        var rows = tx.query(SELECT + from + ORDER, Contributions::row, parameters.toArray());
        return new Page(rows, total.orElse(0L));
    }

    private static String narrowing(Subject subject) {
        return switch (subject) {
            case Subject.Person _ -> " and c.employee = ?";
            case Subject.Department _ ->
                " and exists (select 1 from membership m where m.department = ? and m.employee = c.employee"
                        + " and c.day >= m.from_day and c.day < m.until_day)";
            case Subject.Unassigned _ ->
                " and (c.employee = '' or not exists (select 1 from assigned a where a.employee = c.employee"
                        + " and c.day >= a.from_day and c.day < a.until_day))";
            case Subject.Company _ -> "";
        };
    }
}
