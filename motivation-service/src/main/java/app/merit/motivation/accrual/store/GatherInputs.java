package app.merit.motivation.accrual.store;

import app.merit.motivation.accrual.domain.Accrual.SeenInputs;
import app.merit.motivation.accrual.domain.Accrual.Status;
import app.merit.motivation.accrual.domain.AccrualKey;
import app.merit.motivation.accrual.store.InputRows.Pair;
import app.merit.motivation.accrual.store.InputRows.ValueRow;
import app.merit.motivation.definitions.domain.Assignment;
import app.merit.motivation.definitions.domain.Snapshot;
import app.merit.motivation.engine.input.Credit;
import app.merit.motivation.engine.input.DateSpan;
import app.merit.motivation.engine.input.Fact;
import app.merit.motivation.engine.input.Inputs;
import app.merit.motivation.engine.input.Kpi;
import app.merit.motivation.engine.scheme.Subject;
import app.merit.motivation.engine.scheme.TeamOverride;
import app.merit.motivation.scheme.domain.Applicable;
import app.merit.motivation.scheme.domain.Applicable.Paid;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers what the schemes of a person read in a month. */
@ApplicationScoped
public class GatherInputs {
    private final InputRows rows;

    GatherInputs(InputRows rows) {
        this.rows = rows;
    }

    /** All there is for one person's month. */
    public record Gathered(
            AccrualKey key,
            Snapshot snapshot,
            List<Paid> paid,
            List<Paid> year,
            Map<String, List<DateSpan>> team,
            List<Credit> credits,
            List<ValueRow> values,
            Status status,
            SeenInputs seen,
            @Nullable Instant newestChangeAt) {

        /** What the engine reads for one of the schemes. */
        public Inputs inputs(Paid scheme) {
            return new Inputs(
                    key.employee(),
                    key.period(),
                    scheme.days(),
                    schemeDays(scheme),
                    assignedDays(),
                    team,
                    credits,
                    facts(scheme),
                    snapshot.kpis());
        }

        private List<DateSpan> schemeDays(Paid scheme) {
            return year.stream()
                    .filter(p -> p.scheme().code().equals(scheme.scheme().code()))
                    .flatMap(p -> p.days().stream())
                    .toList();
        }

        private List<DateSpan> assignedDays() {
            return snapshot.organisation().assignedDays(key.employee(), yearOf(key.period()));
        }

        /** The department of a month that is over is the one of that month, as it was paid then. */
        private String department(Paid scheme, YearMonth month) {
            var days = month.equals(key.period()) ? scheme.days() : schemeDays(scheme);
            return lastDay(days, month)
                    .flatMap(day -> departmentOn(snapshot, key.employee(), day))
                    .map(d -> "department:" + d)
                    .orElse("");
        }

        private List<Fact> facts(Paid scheme) {
            var person = "employee:" + key.employee();
            return values.stream()
                    .flatMap(v -> Stream.of(Subject.values())
                            .filter(s ->
                                    v.subject().equals(s == Subject.PERSON ? person : department(scheme, v.period())))
                            .map(s -> fact(v, s)))
                    .toList();
        }

        private static Fact fact(ValueRow row, Subject subject) {
            return new Fact(
                    row.kpi(),
                    subject,
                    row.period(),
                    row.numerator(),
                    row.denominator(),
                    row.currency(),
                    row.target(),
                    row.marks());
        }
    }

    /** Reads within the caller's transaction. */
    public Gathered gather(AccrualKey key, Snapshot snapshot) {
        var month = Inputs.month(key.period());
        var applicable = new Applicable(snapshot.organisation(), snapshot.schemes());
        var paid = applicable.during(key.employee(), month);
        var year = applicable.during(key.employee(), yearOf(key.period()));
        var kpis = kpis(paid);
        var team = overrides(paid).isEmpty()
                ? Map.<String, List<DateSpan>>of()
                : snapshot.organisation().teamOf(key.employee(), month);
        var now = subjects(key, paid, snapshot);
        var values = rows
                .values(
                        subjects(key, year, snapshot),
                        kpis,
                        YearMonth.of(key.period().getYear(), 1),
                        key.period())
                .stream()
                .filter(v -> !v.period().equals(key.period()) || now.contains(v.subject()))
                .toList();
        var people = new TreeSet<>(team.keySet());
        people.add(key.employee());
        var seen = rows.seen(people, kpis, key.period());
        boolean unsettled = rows.unsettled(pairs(key, kpis, team, paid, snapshot), key.period());
        return new Gathered(
                key,
                snapshot,
                paid,
                year,
                team,
                credits(key, kpis, overrides(paid), team),
                values,
                unsettled ? Status.SETTLING : Status.CURRENT,
                new SeenInputs(revisions(key, values), seen.revision()),
                newest(key, values, seen.newestChangeAt()));
    }

    private List<Credit> credits(
            AccrualKey key, Set<String> kpis, Set<String> ofTeam, Map<String, List<DateSpan>> team) {
        var untilMonthEnd = new DateSpan(
                key.period().atDay(1).withDayOfYear(1),
                key.period().plusMonths(1).atDay(1));
        var credits = new ArrayList<>(rows.credits(List.of(key.employee()), kpis, untilMonthEnd));
        if (!team.isEmpty()) {
            credits.addAll(rows.credits(team.keySet(), ofTeam, Inputs.month(key.period())));
        }
        return credits;
    }

    private static Set<String> kpis(Collection<Paid> paid) {
        return paid.stream()
                .flatMap(p -> p.version().components().stream())
                .flatMap(c -> c.kpis().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> overrides(Collection<Paid> paid) {
        return paid.stream()
                .flatMap(p -> p.version().components().stream())
                .filter(TeamOverride.class::isInstance)
                .flatMap(c -> c.kpis().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Only values of the month kind come for every KPI whose target period it is. */
    private static List<Pair> pairs(
            AccrualKey key,
            Set<String> kpis,
            Map<String, List<DateSpan>> team,
            Collection<Paid> paid,
            Snapshot snapshot) {
        var pairs = new ArrayList<Pair>();
        kpis.forEach(k -> pairs.add(new Pair(k, key.employee())));
        overrides(paid).forEach(k -> team.keySet().forEach(e -> pairs.add(new Pair(k, e))));
        return pairs.stream()
                .distinct()
                .filter(p -> Optional.ofNullable(snapshot.kpis().get(p.kpi()))
                        .filter(Kpi::monthly)
                        .isPresent())
                .toList();
    }

    /** The person, and each department the person was in on the last day of the schemes in a month of the year so far. */
    private static Set<String> subjects(AccrualKey key, Collection<Paid> year, Snapshot snapshot) {
        var subjects = new TreeSet<>(Set.of("employee:" + key.employee()));
        for (var month = YearMonth.of(key.period().getYear(), 1);
                !month.isAfter(key.period());
                month = month.plusMonths(1)) {
            for (Paid paid : year) {
                lastDay(paid.days(), month)
                        .flatMap(day -> departmentOn(snapshot, key.employee(), day))
                        .ifPresent(d -> subjects.add("department:" + d));
            }
        }
        return subjects;
    }

    /** The department a person heads on the day, else works in. */
    private static Optional<String> departmentOn(Snapshot snapshot, String employee, LocalDate day) {
        var headed = snapshot.organisation().headedOn(employee, day).stream().min(Comparator.naturalOrder());
        return headed.or(() -> snapshot.organisation().assignmentsOn(employee, day).stream()
                .map(Assignment::department)
                .min(Comparator.naturalOrder()));
    }

    /** The last of the days that lies in the month. */
    private static Optional<LocalDate> lastDay(Collection<DateSpan> days, YearMonth month) {
        return days.stream()
                .flatMap(d -> d.cut(Inputs.month(month)).stream())
                .map(d -> Objects.requireNonNull(d.until()).minusDays(1))
                .max(Comparator.naturalOrder());
    }

    private static DateSpan yearOf(YearMonth period) {
        return new DateSpan(LocalDate.of(period.getYear(), 1, 1), LocalDate.of(period.getYear() + 1, 1, 1));
    }

    private static Map<String, Long> revisions(AccrualKey key, List<ValueRow> values) {
        var person = "employee:" + key.employee();
        Map<String, Long> revisions = new TreeMap<>();
        values.stream()
                .filter(v -> v.period().equals(key.period()))
                .forEach(v -> revisions.put(
                        v.subject().equals(person) ? v.kpi() : v.kpi() + ":" + v.subject(), v.revision()));
        return revisions;
    }

    private static @Nullable Instant newest(AccrualKey key, List<ValueRow> values, @Nullable Instant seen) {
        return Stream.concat(
                        values.stream()
                                .filter(v -> v.period().equals(key.period()))
                                .map(ValueRow::newestChangeAt),
                        Stream.of(Optional.ofNullable(seen)).flatMap(Optional::stream))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
