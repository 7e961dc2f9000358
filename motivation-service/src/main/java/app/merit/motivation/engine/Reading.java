package app.merit.motivation.engine;

import app.merit.motivation.engine.input.Credit;
import app.merit.motivation.engine.input.DateSpan;
import app.merit.motivation.engine.input.Fact;
import app.merit.motivation.engine.input.Inputs;
import app.merit.motivation.engine.input.Kpi;
import app.merit.motivation.engine.number.Fraction;
import app.merit.motivation.engine.scheme.LocalText;
import app.merit.motivation.engine.scheme.Subject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Reads the inputs for a component and notes what a reader of the result must know. */
record Reading(Inputs inputs, SortedSet<String> marks) {

    LocalText nameOf(String kpi) {
        return inputs.nameOf(kpi);
    }

    Kpi kpi(String code) {
        return inputs.kpi(code);
    }

    /** The person's credits on the days of this version. */
    List<Credit> ownCredits(String kpi, String currency) {
        return usable(
                inputs.credits().stream()
                        .filter(c -> isOwn(c, kpi) && DateSpan.anyContains(inputs.versionDays(), c.day()))
                        .toList(),
                currency);
    }

    /** The person's credits under the scheme from the day on, before the first day of this version in the month. */
    List<Credit> priorCredits(String kpi, LocalDate start, String currency) {
        var first = inputs.versionDays().stream()
                .map(DateSpan::from)
                .min(LocalDate::compareTo)
                .orElse(inputs.period().atDay(1));
        return usable(
                inputs.credits().stream()
                        .filter(c -> isOwn(c, kpi)
                                && !c.day().isBefore(start)
                                && c.day().isBefore(first)
                                && DateSpan.anyContains(inputs.schemeDays(), c.day()))
                        .toList(),
                currency);
    }

    /** The credits of a person of the team on the days that person was in it and this version paid the head. */
    List<Credit> teamCredits(String kpi, String employee, List<DateSpan> days, String currency) {
        return usable(
                inputs.credits().stream()
                        .filter(c -> c.kpi().equals(kpi)
                                && c.employee().equals(employee)
                                && DateSpan.anyContains(days, c.day())
                                && DateSpan.anyContains(inputs.versionDays(), c.day()))
                        .toList(),
                currency);
    }

    /** The fact of a month; notes its marks, and its absence. */
    Optional<Fact> fact(String kpi, Subject subject, YearMonth month) {
        var fact = inputs.fact(kpi, subject, month);
        fact.ifPresentOrElse(f -> marks.addAll(f.marks()), () -> marks.add("value-missing:" + kpi));
        return fact;
    }

    /** Empty, and noted, where the value or the target is missing. */
    Optional<Attainment> attainment(String kpi, Subject subject) {
        var fact = fact(kpi, subject, inputs.period());
        var attainment = fact.flatMap(f -> Attainment.of(f, kpi(kpi)));
        if (fact.isPresent() && attainment.isEmpty()) {
            boolean noTarget = fact.map(Fact::target).isEmpty();
            marks.add((noTarget ? "target-missing:" : "attainment-missing:") + kpi);
        }
        return attainment;
    }

    /** Days of this version within the month, as a share of the whole month. */
    Fraction shareOfMonth() {
        return ratio(
                DateSpan.daysWithin(inputs.versionDays(), inputs.month()),
                inputs.month().days());
    }

    /** Days of the scheme within the month, as a share of the days on which the person had any assignment. */
    Fraction shareOfAssignedDays(List<DateSpan> days, YearMonth month) {
        var range = Inputs.month(month);
        long assigned = DateSpan.daysWithin(inputs.assignedDays(), range);
        return assigned == 0 ? Fraction.ZERO : ratio(DateSpan.daysWithin(days, range), assigned);
    }

    private boolean isOwn(Credit credit, String kpi) {
        return credit.kpi().equals(kpi) && credit.employee().equals(inputs.employee());
    }

    /** In the order that settles everything, without those whose money is not the scheme's. */
    private List<Credit> usable(List<Credit> credits, String currency) {
        credits.forEach(c -> marks.addAll(c.marks()));
        var foreign = credits.stream().filter(c -> isForeign(c, currency)).toList();
        foreign.forEach(c -> marks.add("currency-differs:" + c.currency()));
        return credits.stream()
                .filter(c -> !isForeign(c, currency))
                .sorted(Credit.BY_DAY)
                .toList();
    }

    private static boolean isForeign(Credit credit, String currency) {
        return credit.currency() != null && !credit.currency().equals(currency);
    }

    private static Fraction ratio(long part, long whole) {
        return Fraction.of(part).over(Fraction.of(whole));
    }
}
