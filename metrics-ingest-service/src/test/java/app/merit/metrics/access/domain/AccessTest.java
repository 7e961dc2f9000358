package app.merit.metrics.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.metrics.definition.domain.Company;
import app.merit.metrics.definition.domain.Definitions;
import app.merit.metrics.kpi.domain.Kpis;
import app.merit.metrics.organisation.domain.DateRange;
import app.merit.metrics.organisation.domain.Department;
import app.merit.metrics.organisation.domain.Employee;
import app.merit.metrics.period.domain.Period;
import app.merit.metrics.value.domain.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate MID = LocalDate.of(2026, 11, 15);
    private static final DateRange ALWAYS = DateRange.of(START, null);
    private static final Period NOVEMBER = Period.parse("2026-11").orElseThrow();
    private static final Subject ANNA = new Subject.Person("anna");
    private static final Subject NORTH = new Subject.Department("north");
    private static final Access ACCESS = new Access(definitions());

    private static Employee employee(String code, String department, boolean head, DateRange days) {
        return new Employee(code, ALWAYS, List.of(new Employee.Assignment(department, "p", head, days)), List.of());
    }

    private static Definitions definitions() {
        return new Definitions(
                1,
                Optional.of(new Company(Kpis.BERLIN, "EUR", 3)),
                List.of(
                        employee("anna", "north", false, ALWAYS),
                        employee("ivan", "north", true, ALWAYS),
                        employee("nora", "north", true, DateRange.of(MID, null)),
                        employee("olga", "south", true, ALWAYS),
                        employee("maria", "sales", true, ALWAYS)),
                List.of(
                        new Department("sales", List.of(new Department.Parent(null, ALWAYS))),
                        new Department("north", List.of(new Department.Parent("sales", ALWAYS))),
                        new Department("south", List.of(new Department.Parent("sales", ALWAYS)))),
                List.of(),
                List.of());
    }

    private static Sight sight(String who, Subject subject) {
        return ACCESS.sight(new Caller(Optional.of(who), Set.of("employee")), subject, NOVEMBER);
    }

    @Test
    void peopleSeeThemselvesWhollyAndColleaguesNot() {
        assertThat(sight("anna", ANNA))
                .isEqualTo(Sight.whole(sight("anna", ANNA).days()));
        assertThat(sight("anna", new Subject.Person("ivan")).hidden()).isTrue();
    }

    @Test
    void headsSeeTheirSubtreeAndOtherHeadsNot() {
        assertThat(sight("ivan", ANNA).partial()).isFalse();
        assertThat(sight("maria", ANNA).hidden()).isFalse();
        assertThat(sight("olga", ANNA).hidden()).isTrue();
        assertThat(sight("olga", NORTH).hidden()).isTrue();
    }

    @Test
    void aHeadSinceTheMiddleSeesTheDaysSinceThenMarkedPartial() {
        var sight = sight("nora", ANNA);
        assertThat(sight.partial()).isTrue();
        assertThat(sight.days().contains(MID)).isTrue();
        assertThat(sight.days().contains(MID.minusDays(1))).isFalse();
    }

    @Test
    void anEmployeeSeesTheirDepartmentsOnlyWithEnoughPeopleAndNeverWhose() {
        var sight = sight("anna", NORTH);
        assertThat(sight.allows(2)).isFalse();
        assertThat(sight.allows(3)).isTrue();
        assertThat(sight.inDetail()).isFalse();
        assertThat(sight("ivan", NORTH).allows(1)).isTrue();
        assertThat(sight("anna", new Subject.Department("south")).hidden()).isTrue();
    }

    @Test
    void whatIsAssignedToNobodyIsForAdministratorsAndHeadsOfTheRoot() {
        assertThat(sight("maria", new Subject.Unassigned()).hidden()).isFalse();
        assertThat(sight("ivan", new Subject.Unassigned()).hidden()).isTrue();
        assertThat(sight("anna", new Subject.Company()).allows(2)).isFalse();
    }

    @Test
    void theHeadOfOneOfTwoRootsSeesTheCompanyOnlyAsAGroupAndWhatIsUnassignedNot() {
        var access = new Access(new Definitions(
                1,
                Optional.of(new Company(Kpis.BERLIN, "EUR", 3)),
                List.of(
                        employee("maria", "sales", true, ALWAYS),
                        employee("hugo", "support", true, DateRange.of(MID, null))),
                List.of(
                        new Department("sales", List.of(new Department.Parent(null, ALWAYS))),
                        new Department("support", List.of(new Department.Parent(null, ALWAYS))),
                        new Department("empty", List.of(new Department.Parent(null, ALWAYS)))),
                List.of(),
                List.of()));
        var maria = new Caller(Optional.of("maria"), Set.of("employee"));
        var hugo = new Caller(Optional.of("hugo"), Set.of("employee"));

        var untilTheOtherRootHadPeople = access.sight(maria, new Subject.Company(), NOVEMBER);
        assertThat(untilTheOtherRootHadPeople.days().contains(MID.minusDays(1))).isTrue();
        assertThat(untilTheOtherRootHadPeople.days().contains(MID)).isFalse();
        assertThat(untilTheOtherRootHadPeople.partial()).isTrue();
        var december = Period.parse("2026-12").orElseThrow();
        for (var head : List.of(maria, hugo)) {
            var company = access.sight(head, new Subject.Company(), december);
            assertThat(company.inDetail()).isFalse();
            assertThat(company.allows(2)).isFalse();
            assertThat(access.sight(head, new Subject.Unassigned(), december).hidden())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kpi-admin", "comp-admin", "payroll", "auditor"})
    void someRolesSeeEverybody(String role) {
        var caller = new Caller(Optional.empty(), Set.of(role));
        assertThat(ACCESS.sight(caller, ANNA, NOVEMBER).hidden()).isFalse();
        assertThat(ACCESS.sight(caller, new Subject.Person("nobody"), NOVEMBER).hidden())
                .isTrue();
    }

    @Test
    void withoutAKnownEmployeeAndWithoutARoleNothingIsSeen() {
        for (var caller : List.of(
                new Caller(Optional.empty(), Set.of("employee")),
                new Caller(Optional.of("stranger"), Set.of("employee")),
                new Caller(Optional.empty(), Set.of("ops")))) {
            assertThat(ACCESS.sight(caller, ANNA, NOVEMBER).hidden()).isTrue();
            assertThat(ACCESS.sight(caller, new Subject.Company(), NOVEMBER).hidden())
                    .isTrue();
        }
    }
}
