package app.merit.motivation.projection;

import app.merit.motivation.accrual.domain.AccrualKey;
import app.merit.motivation.accrual.domain.AccrualSettings;
import app.merit.motivation.definitions.domain.Snapshot;
import app.merit.motivation.engine.input.DateSpan;
import app.merit.motivation.engine.input.Inputs;
import app.merit.motivation.engine.scheme.Commission;
import app.merit.motivation.engine.scheme.Commission.Accumulation;
import app.merit.motivation.engine.scheme.Component;
import app.merit.motivation.engine.scheme.TeamOverride;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Whose open accruals a change of figures reaches. */
final class Touched {
    private final Snapshot snapshot;
    private final List<YearMonth> open;
    private final boolean overrides;
    private final boolean accumulates;
    private final SortedSet<AccrualKey> keys = new TreeSet<>();
    private final Set<AccrualKey> headsKnown = new HashSet<>();

    Touched(Snapshot snapshot, AccrualSettings settings, LocalDate today) {
        this.snapshot = snapshot;
        this.open = settings.open(today);
        this.overrides = any(TeamOverride.class::isInstance);
        this.accumulates = any(c -> c instanceof Commission commission
                && (commission.accumulate() == Accumulation.QUARTER
                        || commission.accumulate() == Accumulation.YEAR_TO_DATE));
    }

    private boolean any(Predicate<Component> wanted) {
        return snapshot.schemes().stream()
                .flatMap(s -> s.versions().stream())
                .flatMap(v -> v.components().stream())
                .anyMatch(wanted);
    }

    /** A figure of the person in the month: the person, and whoever earns from the person's results. */
    void person(String employee, YearMonth month) {
        add(employee, month);
        if (overrides && headsKnown.add(new AccrualKey(employee, month))) {
            snapshot.organisation().headsDuring(employee, Inputs.month(month)).forEach(head -> add(head, month));
        }
    }

    /** A figure of the department in the month: those assigned to it. */
    void department(String department, YearMonth month) {
        DateSpan days = Inputs.month(month);
        snapshot.organisation().assignments().forEach((employee, assignments) -> {
            boolean there = assignments.stream()
                    .anyMatch(a -> a.department().equals(department)
                            && a.days().cut(days).isPresent());
            if (there) {
                add(employee, month);
            }
        });
    }

    /** What accumulates over the year moves its later months too. */
    private void add(String employee, YearMonth month) {
        open.stream()
                .filter(m -> m.equals(month) || accumulates && m.getYear() == month.getYear() && m.isAfter(month))
                .forEach(m -> keys.add(new AccrualKey(employee, m)));
    }

    SortedSet<AccrualKey> keys() {
        return keys;
    }
}
