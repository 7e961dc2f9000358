package app.merit.kpidefinition.kpi.domain;

import app.merit.kpidefinition.company.domain.CompanySettings;
import app.merit.kpidefinition.company.domain.HeadsSeePay;
import app.merit.kpidefinition.organisation.domain.Department;
import app.merit.kpidefinition.organisation.domain.Organisation;
import app.merit.kpidefinition.organisation.domain.Position;
import app.merit.kpidefinition.shared.domain.Names;
import app.merit.kpidefinition.shared.domain.PeriodKind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public final class KpiFixture {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);
    private static final Names NAMES = new Names("Имя", "Name");

    private KpiFixture() {}

    public static CompanySettings company() {
        return new CompanySettings(
                NAMES, "Europe/Berlin", "EUR", Set.of(PeriodKind.MONTH, PeriodKind.QUARTER), HeadsSeePay.TOTAL, 3);
    }

    public static Organisation organisation() {
        return Organisation.EMPTY.with(List.of(
                new Department("sales", NAMES, List.of()), new Position("rep", NAMES), new Position("head", NAMES)));
    }

    static KpiSurroundings surroundings() {
        return surroundings(Optional.empty());
    }

    static KpiSurroundings surroundings(Optional<LocalDate> lastClosedDay) {
        return new KpiSurroundings(
                company(), organisation(), Set.of("grow"), Set.of("amo", "pipe"), () -> lastClosedDay, TODAY);
    }

    /** Sum of the amounts of deals won, in money. */
    public static KpiDefinition revenue() {
        return kpi(Unit.MONEY, dealsWon(JANUARY, new Measure.Sum("amount")));
    }

    static KpiDefinition kpi(Unit unit, KpiVersion... versions) {
        return new KpiDefinition(
                "revenue",
                NAMES,
                NAMES,
                unit,
                2,
                Direction.HIGHER,
                "grow",
                "sales",
                null,
                "head",
                Scope.BOTH,
                PeriodKind.MONTH,
                Attainment.RATIO,
                Arrays.asList(versions));
    }

    static KpiVersion dealsWon(LocalDate from, Measure measure) {
        return version(from, Entity.DEAL, new Moment.Point(MomentKind.WON), List.of(), measure, null);
    }

    static KpiVersion dealsWonIn(LocalDate from, String currency) {
        return version(
                from, Entity.DEAL, new Moment.Point(MomentKind.WON), List.of(), new Measure.Sum("amount"), currency);
    }

    static KpiVersion counted(Entity entity, MomentKind moment, Condition... filter) {
        return version(JANUARY, entity, new Moment.Point(moment), List.of(filter), new Measure.Count(), null);
    }

    private static KpiVersion version(
            LocalDate from, Entity entity, Moment moment, List<Condition> filter, Measure measure, String currency) {
        return new KpiVersion(
                from, entity, List.of("amo"), moment, filter, measure, Attribution.OWNER_AT_MOMENT, currency);
    }
}
