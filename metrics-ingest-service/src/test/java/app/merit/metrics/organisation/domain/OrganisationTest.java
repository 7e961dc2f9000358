package app.merit.metrics.organisation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrganisationTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate MID = LocalDate.of(2026, 11, 15);
    private static final DateRange ALWAYS = DateRange.of(START, null);
    private static final DateRange BEFORE = DateRange.of(START, MID);
    private static final DateRange AFTER = DateRange.of(MID, null);

    private static Department department(String code, String parent, DateRange days) {
        return new Department(code, List.of(new Department.Parent(parent, days)));
    }

    private static Employee employee(String code, Employee.Assignment... assignments) {
        return new Employee(code, ALWAYS, List.of(assignments), List.of(new Employee.CrmIdentity("crm", code, ALWAYS)));
    }

    private static final Organisation ORGANISATION = new Organisation(
            List.of(
                    employee(
                            "anna",
                            new Employee.Assignment("north", "rep", false, BEFORE),
                            new Employee.Assignment("south", "rep", false, AFTER)),
                    employee(
                            "boris",
                            new Employee.Assignment("north", "rep", false, ALWAYS),
                            new Employee.Assignment("north", "coach", false, AFTER)),
                    employee("ivan", new Employee.Assignment("north", "head", true, ALWAYS)),
                    employee("maria", new Employee.Assignment("sales", "head", true, ALWAYS))),
            List.of(
                    department("sales", null, ALWAYS),
                    department("north", "sales", ALWAYS),
                    department("south", "sales", ALWAYS)));

    @Test
    void aTransferTakesEffectOnItsDay() {
        assertThat(ORGANISATION.members("north").get("anna").contains(MID.minusDays(1)))
                .isTrue();
        assertThat(ORGANISATION.members("north").get("anna").contains(MID)).isFalse();
        assertThat(ORGANISATION.members("south").get("anna").contains(MID)).isTrue();
        assertThat(ORGANISATION.members("sales").get("anna")).isEqualTo(Days.of(ALWAYS));
    }

    @Test
    void severalPositionsInADepartmentAreOneMembership() {
        assertThat(ORGANISATION.members("north").get("boris").ranges()).containsExactly(ALWAYS);
    }

    @Test
    void aHeadSeesAPersonOnTheDaysInTheSubtree() {
        assertThat(ORGANISATION.personSeenBy("ivan", "anna")).isEqualTo(Days.of(BEFORE));
        assertThat(ORGANISATION.personSeenBy("maria", "anna")).isEqualTo(Days.of(ALWAYS));
        assertThat(ORGANISATION.personSeenBy("boris", "anna").isEmpty()).isTrue();
        assertThat(ORGANISATION.personSeenBy("ivan", "maria").isEmpty()).isTrue();
    }

    @Test
    void aHeadSeesDepartmentsBelowButNotBeside() {
        assertThat(ORGANISATION.departmentSeenBy("maria", "north")).isEqualTo(Days.of(ALWAYS));
        assertThat(ORGANISATION.departmentSeenBy("ivan", "south").isEmpty()).isTrue();
        assertThat(ORGANISATION.departmentSeenBy("ivan", "sales").isEmpty()).isTrue();
        assertThat(ORGANISATION.rootsSeenBy("maria")).isEqualTo(Days.of(ALWAYS));
        assertThat(ORGANISATION.rootsSeenBy("ivan").isEmpty()).isTrue();
    }

    @Test
    void aCrmUserIsNobodyOutsideTheEmployment() {
        var left = new Employee("x", BEFORE, List.of(), List.of(new Employee.CrmIdentity("crm", "7", ALWAYS)));
        var organisation = new Organisation(List.of(left), List.of());
        assertThat(organisation.employee("crm", "7", MID.minusDays(1))).contains("x");
        assertThat(organisation.employee("crm", "7", MID)).isEmpty();
        assertThat(organisation.employee("other", "7", START)).isEmpty();
    }

    @Test
    void parentsThatFormACircleDoNotHangUs() {
        var organisation = new Organisation(
                List.of(employee("anna", new Employee.Assignment("a", "rep", false, ALWAYS))),
                List.of(department("a", "b", ALWAYS), department("b", "a", ALWAYS)));
        assertThat(organisation.members("b").get("anna")).isEqualTo(Days.of(ALWAYS));
    }

    @Test
    void manyMayAskAtOnce() {
        var departments = IntStream.range(0, 3000)
                .mapToObj(i -> department("d" + i, i == 0 ? null : "d" + (i - 1) / 2, ALWAYS))
                .toList();
        var head = employee("ivan", new Employee.Assignment("d0", "head", true, ALWAYS));
        for (int round = 0; round < 10; round++) {
            var organisation = new Organisation(List.of(head), departments);
            var seen = IntStream.range(0, 3000)
                    .parallel()
                    .filter(i -> organisation.departmentSeenBy("ivan", "d" + i).equals(Days.of(ALWAYS)))
                    .count();
            assertThat(seen).isEqualTo(3000);
        }
    }
}
