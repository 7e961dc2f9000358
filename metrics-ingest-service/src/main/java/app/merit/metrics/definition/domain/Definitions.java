package app.merit.metrics.definition.domain;

import app.merit.metrics.kpi.domain.Counting;
import app.merit.metrics.kpi.domain.CountingContext;
import app.merit.metrics.kpi.domain.Kpi;
import app.merit.metrics.organisation.domain.Department;
import app.merit.metrics.organisation.domain.Employee;
import app.merit.metrics.organisation.domain.Organisation;
import app.merit.metrics.period.domain.Period;
import app.merit.metrics.value.domain.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that figures are worked out by, as of one epoch. */
public final class Definitions {
    private record TargetKey(String kpi, String subject, String period) {}

    private final long epoch;
    private final Optional<Company> company;
    private final Organisation organisation;
    private final Map<String, Department> departments = new TreeMap<>();
    private final Map<String, Kpi> kpis = new TreeMap<>();
    private final Map<TargetKey, Target> targets = new HashMap<>();

    public Definitions(
            long epoch,
            Optional<Company> company,
            Collection<Employee> employees,
            Collection<Department> departments,
            Collection<Kpi> kpis,
            Collection<Target> targets) {
        this.epoch = epoch;
        this.company = company;
        organisation = new Organisation(employees, departments);
        departments.forEach(d -> this.departments.put(d.code(), d));
        kpis.forEach(k -> this.kpis.put(k.code(), k));
        targets.forEach(t -> this.targets.put(new TargetKey(t.kpi(), t.subject(), t.period()), t));
    }

    public long epoch() {
        return epoch;
    }

    /** Empty until the company has been set up: nothing can be counted before, days have no zone. */
    public Optional<Company> company() {
        return company;
    }

    public Organisation organisation() {
        return organisation;
    }

    public Map<String, Kpi> kpis() {
        return kpis;
    }

    public Optional<Target> target(String kpi, String subject, String period) {
        return Optional.ofNullable(targets.get(new TargetKey(kpi, subject, period)));
    }

    public Collection<Target> targets() {
        return targets.values();
    }

    /** How entities count now; empty until the company has been set up. */
    public Optional<Counting> counting() {
        return company.map(c -> new Counting(new CountingContext(c.zone(), c.reportingCurrency(), organisation)));
    }

    /** Periods for which the value of a subject is published when one of its days changes. */
    public List<Period> published(Kpi kpi, String subject, LocalDate day) {
        var periods = new ArrayList<Period>();
        for (var kind : Period.Kind.values()) {
            var period = Period.of(kind, day);
            var targeted = kind.longerThan(kpi.targetPeriod())
                    && target(kpi.code(), subject, period.id()).isPresent();
            if (kind == kpi.targetPeriod() || targeted) {
                periods.add(period);
            }
        }
        return periods;
    }

    /** True if there is such a subject. */
    public boolean knows(Subject subject) {
        return switch (subject) {
            case Subject.Person(var employee) -> organisation.employee(employee).isPresent();
            case Subject.Department(var department) -> departments.containsKey(department);
            case Subject.Unassigned _, Subject.Company _ -> true;
        };
    }
}
