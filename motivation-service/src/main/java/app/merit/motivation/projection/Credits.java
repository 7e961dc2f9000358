package app.merit.motivation.projection;

import app.merit.motivation.projection.Incoming.Contribution;
import app.merit.motivation.projection.Incoming.Contributions;
import app.merit.motivation.store.Database;
import app.merit.motivation.store.Database.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps what each deal or activity adds to the KPIs of each employee. */
@ApplicationScoped
class Credits {
    private static final String ACCEPT = """
            insert into contribution_entity as e (kpi, source, entity, id, revision)
            select * from unnest(?, ?, ?, ?, ?)
            on conflict (kpi, source, entity, id) do update set revision = excluded.revision
            where e.revision < excluded.revision
            returning kpi, source, entity, id
            """;
    private static final String REMOVE = """
            delete from credit c using unnest(?, ?, ?, ?) as i (kpi, source, entity, id)
            where (c.kpi, c.source, c.entity, c.id) = (i.kpi, i.source, i.entity, i.id)
            returning c.kpi, c.source, c.entity, c.id, c.employee, c.day
            """;
    // Marks come joined: an array of arrays would have to be rectangular.
    private static final String ADD = """
            insert into credit
                (kpi, source, entity, id, ordinal, employee, day, numerator, denominator, currency, marks)
            select kpi, source, entity, id, ordinal, employee, day::date, numerator, denominator, currency,
                   string_to_array(marks, ',')
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                as i (kpi, source, entity, id, ordinal, employee, day, numerator, denominator, currency, marks)
            """;
    private static final String SEEN = """
            insert into contribution_seen as s (kpi, employee, month, revision, newest_change_at)
            select kpi, employee, month::date, max(revision), max(newest::timestamptz)
            from unnest(?, ?, ?, ?, ?) as i (kpi, employee, month, revision, newest)
            group by 1, 2, 3
            on conflict (employee, month, kpi) do update
            set revision = greatest(s.revision, excluded.revision),
                newest_change_at = greatest(s.newest_change_at, excluded.newest_change_at)
            """;

    private final Database database;

    Credits(Database database) {
        this.database = database;
    }

    /** A contribution of somebody, with the record it came in. */
    private record Line(Contributions record, int ordinal, Contribution contribution) {}

    /** An employee's month that a record touched. */
    private record Trace(
            String kpi,
            String employee,
            YearMonth month,
            long revision,
            @Nullable Instant newest) {}

    void apply(Collection<Contributions> batch, Touched touched) {
        var accepted = accept(newest(batch));
        if (accepted.isEmpty()) {
            return;
        }
        var traces = new ArrayList<>(remove(accepted));
        var lines = lines(accepted.values());
        add(lines);
        lines.forEach(l -> traces.add(
                trace(l.record(), employee(l), YearMonth.from(l.contribution().day()))));
        see(traces);
        traces.forEach(t -> touched.person(t.employee(), t.month()));
    }

    private static Collection<Contributions> newest(Collection<Contributions> batch) {
        return batch.stream()
                .collect(Collectors.toMap(
                        Contributions::key,
                        Function.identity(),
                        (one, two) -> one.revision() > two.revision() ? one : two,
                        LinkedHashMap::new))
                .values();
    }

    private Map<String, Contributions> accept(Collection<Contributions> records) {
        if (records.isEmpty()) {
            return Map.of();
        }
        Set<String> keys = new HashSet<>(database.list(
                ACCEPT,
                Credits::key,
                texts(records, Contributions::kpi),
                texts(records, Contributions::source),
                texts(records, Contributions::entity),
                texts(records, Contributions::id),
                array("bigint", records, Contributions::revision)));
        return records.stream()
                .filter(r -> keys.contains(r.key()))
                .collect(
                        Collectors.toMap(Contributions::key, Function.identity(), (one, _) -> one, LinkedHashMap::new));
    }

    private List<Trace> remove(Map<String, Contributions> accepted) {
        var records = accepted.values();
        return database.list(
                REMOVE,
                row -> trace(
                        accepted.get(key(row)), row.getString(5), YearMonth.from(row.getObject(6, LocalDate.class))),
                texts(records, Contributions::kpi),
                texts(records, Contributions::source),
                texts(records, Contributions::entity),
                texts(records, Contributions::id));
    }

    private static List<Line> lines(Collection<Contributions> records) {
        var lines = new ArrayList<Line>();
        for (Contributions record : records) {
            for (int i = 0; i < record.contributions().size(); i++) {
                var contribution = record.contributions().get(i);
                if (contribution.employee() != null) {
                    lines.add(new Line(record, i, contribution));
                }
            }
        }
        return lines;
    }

    private void add(List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        database.update(
                ADD,
                texts(lines, l -> l.record().kpi()),
                texts(lines, l -> l.record().source()),
                texts(lines, l -> l.record().entity()),
                texts(lines, l -> l.record().id()),
                array("int", lines, Line::ordinal),
                texts(lines, Credits::employee),
                texts(lines, l -> l.contribution().day().toString()),
                array("numeric", lines, l -> l.contribution().numerator()),
                array("numeric", lines, l -> l.contribution().denominator()),
                array("text", lines, l -> l.contribution().currency()),
                texts(lines, l -> String.join(",", l.contribution().marksOrNone())));
    }

    private void see(List<Trace> traces) {
        if (traces.isEmpty()) {
            return;
        }
        database.update(
                SEEN,
                texts(traces, Trace::kpi),
                texts(traces, Trace::employee),
                texts(traces, t -> t.month().atDay(1).toString()),
                array("bigint", traces, Trace::revision),
                array(
                        "text",
                        traces,
                        t -> t.newest() == null ? null : t.newest().toString()));
    }

    private static Trace trace(Contributions record, String employee, YearMonth month) {
        return new Trace(record.kpi(), employee, month, record.revision(), record.newestChangeAt());
    }

    private static String employee(Line line) {
        return String.valueOf(line.contribution().employee());
    }

    private static String key(ResultSet row) throws SQLException {
        return String.join(":", row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }

    private static <T> SqlArray texts(Collection<T> items, Function<T, String> field) {
        return array("text", items, field);
    }

    private static <T> SqlArray array(String type, Collection<T> items, Function<T, ?> field) {
        return new SqlArray(type, items.stream().map(field).collect(Collectors.toList()));
    }
}
