package app.merit.metrics.kpi.domain;

import app.merit.metrics.organisation.domain.DateRange;
import app.merit.metrics.organisation.domain.Department;
import app.merit.metrics.organisation.domain.Employee;
import app.merit.metrics.organisation.domain.Organisation;
import app.merit.metrics.period.domain.Period;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Definitions for tests: a company in Berlin, CRM user `a` is anna, `b` is boris. */
public final class Kpis {
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    private Kpis() {}

    public static Kpi kpi(Kpi.Unit unit, MomentKind moment, Measure measure) {
        return kpi(unit, moment, measure, Attribution.OWNER_AT_MOMENT);
    }

    public static Kpi kpi(Kpi.Unit unit, MomentKind moment, Measure measure, Attribution attribution) {
        return kpi(unit, version(1, START, null, moment, List.of(), measure, attribution));
    }

    public static Kpi kpi(Kpi.Unit unit, KpiVersion... versions) {
        return new Kpi(
                "k",
                new Kpi.Names("k", "k"),
                unit,
                unit == Kpi.Unit.MONEY ? 2 : 0,
                Kpi.Direction.HIGHER,
                false,
                Period.Kind.MONTH,
                List.of(versions));
    }

    public static KpiVersion version(
            int number,
            LocalDate from,
            LocalDate until,
            MomentKind moment,
            List<Condition> filter,
            Measure measure,
            Attribution attribution) {
        var entity = moment instanceof MomentKind.ActivityDone ? "activity" : "deal";
        return new KpiVersion(
                number, from, until, entity, Set.of("amocrm-main"), moment, filter, measure, attribution, null);
    }

    public static Measure winRate() {
        return new Measure.Ratio(
                new Measure.Part(new Measure.Count(), Optional.of(new MomentKind.Won()), List.of()),
                new Measure.Part(new Measure.Count(), Optional.empty(), List.of()));
    }

    public static Organisation organisation() {
        var always = DateRange.of(START, null);
        var north = new Department("north", List.of(new Department.Parent("sales", always)));
        var sales = new Department("sales", List.of(new Department.Parent(null, always)));
        return new Organisation(
                List.of(person("anna", "a", "north"), person("boris", "b", "sales")), List.of(north, sales));
    }

    private static Employee person(String code, String crmUser, String department) {
        var always = DateRange.of(START, null);
        return new Employee(
                code,
                always,
                List.of(new Employee.Assignment(department, "rep", false, always)),
                List.of(new Employee.CrmIdentity("amocrm-main", crmUser, always)));
    }

    public static Counting counting() {
        return new Counting(new CountingContext(BERLIN, "EUR", organisation()));
    }
}
