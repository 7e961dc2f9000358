package app.merit.motivation.engine.input;

import app.merit.motivation.engine.scheme.LocalText;
import app.merit.motivation.engine.scheme.Subject;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that an evaluation reads. Days are of the company's zone.
 *
 * @param period the calendar month that is paid
 * @param versionDays disjoint days of the month on which this version of the scheme pays the person
 * @param schemeDays disjoint days of the calendar year, past and planned, on which any version of this scheme does
 * @param assignedDays disjoint days of the calendar year on which the person has an assignment
 * @param team for each person of the subtrees the person heads, the disjoint days of the month spent in them
 * @param credits of the person (whole year up to the end of the month) and of the team (the month), in any order
 * @param facts values by month, of the person and of the department
 * @param kpis traits of every KPI the version names
 */
public record Inputs(
        String employee,
        YearMonth period,
        List<DateSpan> versionDays,
        List<DateSpan> schemeDays,
        List<DateSpan> assignedDays,
        Map<String, List<DateSpan>> team,
        List<Credit> credits,
        List<Fact> facts,
        Map<String, Kpi> kpis) {
    public Inputs {
        versionDays = List.copyOf(versionDays);
        schemeDays = List.copyOf(schemeDays);
        assignedDays = List.copyOf(assignedDays);
        team = Map.copyOf(team);
        credits = List.copyOf(credits);
        facts = List.copyOf(facts);
        kpis = Map.copyOf(kpis);
    }

    public DateSpan month() {
        return month(period);
    }

    public static DateSpan month(YearMonth month) {
        return new DateSpan(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    /** @throws IllegalArgumentException if the caller left a KPI of the scheme out */
    public Kpi kpi(String code) {
        var kpi = kpis.get(code);
        if (kpi == null) {
            throw new IllegalArgumentException("no traits of KPI " + code);
        }
        return kpi;
    }

    /** What people call the KPI. */
    public LocalText nameOf(String kpi) {
        var known = kpis.get(kpi);
        return known == null ? new LocalText(kpi, kpi) : known.name();
    }

    public Optional<Fact> fact(String kpi, Subject subject, YearMonth month) {
        return facts.stream()
                .filter(f -> f.kpi().equals(kpi)
                        && f.subject() == subject
                        && f.period().equals(month))
                .findFirst();
    }
}
