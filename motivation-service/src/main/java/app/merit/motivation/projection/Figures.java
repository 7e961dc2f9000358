package app.merit.motivation.projection;

import app.merit.motivation.projection.Incoming.Target;
import app.merit.motivation.projection.Incoming.Value;
import app.merit.motivation.store.Database;
import app.merit.motivation.store.Database.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps the monthly KPI values and targets of people and departments. */
@ApplicationScoped
class Figures {
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final String UPSERT_TARGETS = """
            insert into target as t (kpi, subject, period, revision, value, currency)
            select * from unnest(?, ?, ?, ?, ?, ?)
            on conflict (kpi, subject, period) do update
            set revision = excluded.revision, value = excluded.value, currency = excluded.currency
            where t.revision < excluded.revision
            returning subject, period
            """;
    // Marks come joined: an array of arrays would have to be rectangular.
    private static final String UPSERT_VALUES = """
            insert into kpi_value as v
                (kpi, subject, period, revision, numerator, denominator, known, currency, newest_change_at, marks)
            select kpi, subject, period, revision, numerator, denominator, known, currency, newest::timestamptz,
                   string_to_array(marks, ',')
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                as i (kpi, subject, period, revision, numerator, denominator, known, currency, newest, marks)
            on conflict (kpi, subject, period) do update
            set revision = excluded.revision, numerator = excluded.numerator, denominator = excluded.denominator,
                known = excluded.known, currency = excluded.currency,
                newest_change_at = excluded.newest_change_at, marks = excluded.marks
            where v.revision < excluded.revision
            returning subject, period
            """;

    private final Database database;

    Figures(Database database) {
        this.database = database;
    }

    private record Place(String subject, YearMonth month) {}

    void targets(Collection<Target> batch, Touched touched) {
        var newest = newest(
                batch.stream().filter(t -> isPay(t.subject(), t.period())).toList(),
                t -> String.join(":", t.kpi(), t.subject(), t.period()),
                (one, two) -> one.revision() > two.revision() ? one : two);
        if (newest.isEmpty()) {
            return;
        }
        touch(
                database.list(
                        UPSERT_TARGETS,
                        row -> new Place(row.getString(1), YearMonth.parse(row.getString(2))),
                        texts(newest, Target::kpi),
                        texts(newest, Target::subject),
                        texts(newest, Target::period),
                        array("bigint", newest, Target::revision),
                        array("numeric", newest, Target::value),
                        array("text", newest, Target::currency)),
                touched);
    }

    void values(Collection<Value> batch, Touched touched) {
        var newest = newest(
                batch.stream().filter(v -> isPay(v.subject(), v.period())).toList(),
                v -> String.join(":", v.kpi(), v.subject(), v.period()),
                (one, two) -> one.revision() > two.revision() ? one : two);
        if (newest.isEmpty()) {
            return;
        }
        touch(
                database.list(
                        UPSERT_VALUES,
                        row -> new Place(row.getString(1), YearMonth.parse(row.getString(2))),
                        texts(newest, Value::kpi),
                        texts(newest, Value::subject),
                        texts(newest, Value::period),
                        array("bigint", newest, Value::revision),
                        array("numeric", newest, Value::numerator),
                        array("numeric", newest, Value::denominator),
                        array("boolean", newest, v -> v.value() != null),
                        array("text", newest, Value::currency),
                        array(
                                "text",
                                newest,
                                v -> v.newestChangeAt() == null
                                        ? null
                                        : v.newestChangeAt().toString()),
                        texts(newest, v -> String.join(",", v.marksOrNone()))),
                touched);
    }

    /** Pay reads the months of people and departments. */
    private static boolean isPay(String subject, String period) {
        return MONTH.matcher(period).matches()
                && (subject.startsWith("employee:") || subject.startsWith("department:"));
    }

    private static void touch(List<Place> places, Touched touched) {
        for (Place place : places) {
            var code = place.subject().substring(place.subject().indexOf(':') + 1);
            if (place.subject().startsWith("employee:")) {
                touched.person(code, place.month());
            } else {
                touched.department(code, place.month());
            }
        }
    }

    private static <T> Collection<T> newest(Collection<T> batch, Function<T, String> key, BinaryOperator<T> newer) {
        Map<String, T> kept =
                batch.stream().collect(Collectors.toMap(key, Function.identity(), newer, LinkedHashMap::new));
        return kept.values();
    }

    private static <T> SqlArray texts(Collection<T> items, Function<T, String> field) {
        return array("text", items, field);
    }

    private static <T> SqlArray array(String type, Collection<T> items, Function<T, ?> field) {
        return new SqlArray(type, items.stream().map(field).collect(Collectors.toList()));
    }
}
