package app.merit.metrics.access.domain;

import app.merit.metrics.definition.domain.Company;
import app.merit.metrics.definition.domain.Definitions;
import app.merit.metrics.organisation.domain.DateRange;
import app.merit.metrics.organisation.domain.Days;
import app.merit.metrics.organisation.domain.Organisation;
import app.merit.metrics.period.domain.Period;
import app.merit.metrics.value.domain.Subject;
import java.time.LocalDate;

/**
 * Decides who sees what. A person sees their own values; a head those days of a person, or of a department, on which
 * they headed it or something above it; everybody the values of their own departments and of the company, if enough
 * people contribute; some roles everything.
 */
public final class Access {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Definitions definitions;

    public Access(Definitions definitions) {
        this.definitions = definitions;
    }

    public Sight sight(Caller caller, Subject subject, Period period) {
        var all = Days.of(new DateRange(period.from(), period.until()));
        if (!definitions.knows(subject)) {
            return Sight.HIDDEN;
        }
        if (caller.seesEverybody()) {
            return Sight.whole(all);
        }
        return caller.employee()
                .filter(e -> organisation().employee(e).isPresent())
                .map(e -> sight(e, subject, all))
                .orElse(Sight.HIDDEN);
    }

    private Sight sight(String me, Subject subject, Days all) {
        return switch (subject) {
            case Subject.Person(var employee) -> person(me, employee, all);
            case Subject.Department(var department) ->
                headed(organisation().departmentSeenBy(me, department), all, isMember(me, department, all));
            case Subject.Company() -> headed(organisation().rootsSeenBy(me), all, true);
            case Subject.Unassigned() -> headed(organisation().rootsSeenBy(me), all, false);
        };
    }

    private Sight person(String me, String employee, Days all) {
        if (me.equals(employee)) {
            return Sight.whole(all);
        }
        var seen = organisation().personSeenBy(me, employee).and(all);
        // Days on which the person was not employed hold nothing that could be left out.
        var needed = organisation()
                .employee(employee)
                .map(e -> all.and(e.employed()))
                .orElse(all);
        return new Sight(seen, !seen.covers(needed), 0, true);
    }

    private Sight headed(Days headed, Days all, boolean inGroup) {
        var seen = headed.and(all);
        if (!seen.isEmpty()) {
            return new Sight(seen, !seen.covers(all), 0, true);
        }
        var least = definitions.company().map(Company::minimumGroup).orElse(NEVER);
        return inGroup ? new Sight(all, false, least, false) : Sight.HIDDEN;
    }

    private boolean isMember(String me, String department, Days all) {
        return !organisation()
                .members(department)
                .getOrDefault(me, Days.NONE)
                .and(all)
                .isEmpty();
    }

    /** True if the caller may see what the employee did on the day. */
    public boolean seesPersonOn(Caller caller, String employee, LocalDate day) {
        return caller.seesEverybody()
                || caller.employee()
                        .filter(me -> organisation().employee(me).isPresent())
                        .filter(me -> me.equals(employee)
                                || organisation().personSeenBy(me, employee).contains(day))
                        .isPresent();
    }

    private Organisation organisation() {
        return definitions.organisation();
    }
}
