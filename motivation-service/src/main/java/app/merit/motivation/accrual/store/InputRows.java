package app.merit.motivation.accrual.store;

import app.merit.motivation.engine.input.Credit;
import app.merit.motivation.engine.input.DateSpan;
import app.merit.motivation.store.Database;
import app.merit.motivation.store.Database.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the projections that accruals are computed from. */
@ApplicationScoped
class InputRows {
    private static final String CREDITS = """
            select kpi, employee, source, entity, id, day, numerator, currency, marks from credit
            where employee = any (?) and kpi = any (?) and day >= ? and day < ?
            """;
    private static final String VALUES = """
            select v.kpi, v.subject, v.period, v.numerator, case when v.known then v.denominator else 0 end,
                   v.currency, t.value, v.marks, v.revision, v.newest_change_at
            from kpi_value v left join target t on (t.kpi, t.subject, t.period) = (v.kpi, v.subject, v.period)
            where v.subject = any (?) and v.kpi = any (?) and v.period between ? and ?
            """;
    private static final String SEEN = """
            select coalesce(max(revision), 0), max(newest_change_at) from contribution_seen
            where employee = any (?) and kpi = any (?) and month = ?
            """;
    // An employee's value is the sum of the contributions; while it is not, one of the two has not arrived yet.
    private static final String UNSETTLED = """
            with asked as (select kpi, employee from unnest(?, ?) as a (kpi, employee)),
                 summed as (
                     select a.kpi, a.employee, coalesce(sum(c.numerator), 0) as numerator
                     from asked a left join credit c
                       on c.kpi = a.kpi and c.employee = a.employee and c.day >= ? and c.day < ?
                     group by a.kpi, a.employee)
            select exists (
                select 1 from summed s left join kpi_value v
                  on v.kpi = s.kpi and v.subject = 'employee:' || s.employee and v.period = ?
                where coalesce(v.numerator, 0) <> s.numerator)
            """;

    private final Database database;

    InputRows(Database database) {
        this.database = database;
    }

    record ValueRow(
            String kpi,
            String subject,
            YearMonth period,
            BigDecimal numerator,
            BigDecimal denominator,
            @Nullable String currency,
            @Nullable BigDecimal target,
            List<String> marks,
            long revision,
            @Nullable Instant newestChangeAt) {}

    record Seen(long revision, @Nullable Instant newestChangeAt) {}

    /** A KPI of an employee. */
    record Pair(String kpi, String employee) {}

    List<Credit> credits(Collection<String> employees, Collection<String> kpis, DateSpan days) {
        return database.list(
                CREDITS,
                row -> new Credit(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, LocalDate.class),
                        row.getBigDecimal(7),
                        row.getString(8),
                        Database.texts(row, 9)),
                SqlArray.texts(employees),
                SqlArray.texts(kpis),
                days.from(),
                days.until());
    }

    List<ValueRow> values(Collection<String> subjects, Collection<String> kpis, YearMonth first, YearMonth last) {
        return database.list(
                VALUES,
                row -> new ValueRow(
                        row.getString(1),
                        row.getString(2),
                        YearMonth.parse(row.getString(3)),
                        row.getBigDecimal(4),
                        row.getBigDecimal(5),
                        row.getString(6),
                        row.getBigDecimal(7),
                        Database.texts(row, 8),
                        row.getLong(9),
                        Database.instant(row, 10)),
                SqlArray.texts(subjects),
                SqlArray.texts(kpis),
                first.toString(),
                last.toString());
    }

    Seen seen(Collection<String> employees, Collection<String> kpis, YearMonth month) {
        return database.one(
                SEEN,
                row -> new Seen(row.getLong(1), Database.instant(row, 2)),
                SqlArray.texts(employees),
                SqlArray.texts(kpis),
                month.atDay(1));
    }

    boolean unsettled(Collection<Pair> pairs, YearMonth month) {
        return database.one(
                UNSETTLED,
                row -> row.getBoolean(1),
                SqlArray.texts(pairs.stream().map(Pair::kpi).toList()),
                SqlArray.texts(pairs.stream().map(Pair::employee).toList()),
                month.atDay(1),
                month.plusMonths(1).atDay(1),
                month.toString());
    }
}
