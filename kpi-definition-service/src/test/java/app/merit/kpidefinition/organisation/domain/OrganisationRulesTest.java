package app.merit.kpidefinition.organisation.domain;

import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.JANUARY;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.JULY;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.OCTOBER;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.below;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.crmUser;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.department;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.employee;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.head;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.identity;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.rep;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.salesWithNorthAndSouth;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.kpidefinition.shared.domain.Validity;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrganisationRulesTest {
    private final Organisation organisation = salesWithNorthAndSouth();

    @Test
    void aTransferJoinsWithoutOverlap() {
        assertThat(refused(employee("anna", rep("north", JANUARY, JULY), rep("south", JULY, null)))).isEmpty();
    }

    @Test
    void twoDepartmentsOnOneDayAreRefused() {
        assertThat(refused(employee("anna", rep("north", JANUARY, JULY.plusDays(1)), rep("south", JULY, null))))
                .containsExactly("assignments[1].department");
    }

    @Test
    void severalPositionsInOneDepartmentAreFine() {
        assertThat(refused(employee("anna", rep("north", JANUARY, null), head("north", JANUARY, null)))).isEmpty();
    }

    @Test
    void thePositionStatedTwiceIsRefused() {
        assertThat(refused(employee("anna", rep("north", JANUARY, null), rep("north", JULY, OCTOBER))))
                .containsExactly("assignments[1].position");
    }

    @Test
    void aHeadFollowsTheOtherOnTheSameDay() {
        Organisation headed = organisation.with(List.of(employee("ivan", head("north", JANUARY, JULY))));
        assertThat(refused(headed, employee("olga", head("north", JULY, null)))).isEmpty();
    }

    @Test
    void aSecondHeadOfTheDayIsRefused() {
        Organisation headed = organisation.with(List.of(employee("ivan", head("north", JANUARY, JULY))));
        assertThat(refused(headed, employee("olga", head("north", JULY.minusDays(1), null))))
                .containsExactly("assignments[0].head");
    }

    @Test
    void twoHeadsInOneFileAreBothNamed() {
        assertThat(refused(
                        organisation, employee("ivan", head("north", JANUARY, null)), employee("olga", head("north", JULY, null))))
                .hasSize(2);
    }

    @Test
    void aCrmUserPassesToTheNextEmployee() {
        Organisation known = organisation.with(List.of(crmUser("anna", identity("amo", "1", JANUARY, JULY))));
        assertThat(refused(known, crmUser("boris", identity("amo", "1", JULY, null), identity("amo", "2", JANUARY, null))))
                .isEmpty();
        assertThat(refused(known, crmUser("boris", identity("pipedrive", "1", JANUARY, null)))).isEmpty();
    }

    @Test
    void aCrmUserOfTwoEmployeesOnOneDayIsRefused() {
        Organisation known = organisation.with(List.of(crmUser("anna", identity("amo", "1", JANUARY, JULY))));
        assertThat(refused(known, crmUser("boris", identity("amo", "1", JULY.minusDays(1), null))))
                .containsExactly("crmIdentities[0].crmUser");
    }

    @Test
    void theSameEmployeeCanBeSavedAgain() {
        Employee ivan = new Employee(
                "ivan",
                Validity.open(JANUARY),
                List.of(head("north", JANUARY, null)),
                List.of(identity("amo", "1", JANUARY, null)));
        assertThat(refused(organisation.with(List.of(ivan)), ivan)).isEmpty();
    }

    @Test
    void assignmentsLieWithinTheEmployment() {
        Employee leaver =
                new Employee("anna", new Validity(JANUARY, JULY), List.of(rep("north", JANUARY, JULY)), List.of());
        Employee stayer = new Employee("anna", new Validity(JANUARY, JULY), List.of(rep("north", JANUARY, null)), List.of());
        assertThat(refused(leaver)).isEmpty();
        assertThat(refused(stayer)).containsExactly("assignments[0].from");
    }

    @Test
    void aCodeIsNeverReused() {
        Organisation known = organisation.with(
                List.of(new Employee("anna", new Validity(JANUARY, JULY), List.of(), List.of())));
        Employee other = new Employee("anna", Validity.open(JULY), List.of(), List.of());
        Employee prolonged = new Employee("anna", new Validity(JANUARY, OCTOBER), List.of(), List.of());
        assertThat(refused(known, other)).containsExactly("employedFrom");
        assertThat(refused(known, prolonged)).isEmpty();
    }

    @Test
    void whatIsReferredToMustExist() {
        Assignment lost = new Assignment("west", "chief", false, Validity.open(JANUARY));
        assertThat(refused(employee("anna", lost))).containsExactly("assignments[0].department", "assignments[0].position");
        assertThat(refused(below("east", "west"))).containsExactly("parents[0].parent");
    }

    @Test
    void aDepartmentHasOneParentAtATime() {
        DatedParent first = new DatedParent("sales", new Validity(JANUARY, JULY));
        assertThat(refused(department("north", first, new DatedParent("south", Validity.open(JULY))))).isEmpty();
        assertThat(refused(department("north", first, new DatedParent("south", Validity.open(JULY.minusDays(1))))))
                .containsExactly("parents[1].from");
    }

    @Test
    void aCircleIsRefusedOnlyOnDaysOnWhichItCloses() {
        Organisation halfYear = organisation.with(
                List.of(department("north", new DatedParent("sales", new Validity(JANUARY, JULY)))));
        DatedParent later = new DatedParent("north", Validity.open(JULY));
        DatedParent tooSoon = new DatedParent("north", Validity.open(JULY.minusDays(1)));
        assertThat(refused(halfYear, department("sales", later))).isEmpty();
        assertThat(refused(halfYear, department("sales", tooSoon))).containsExactly("parents[0].parent");
        assertThat(refused(department("alone", new DatedParent("alone", Validity.open(JANUARY)))))
                .containsExactly("parents[0].parent");
    }

    private List<String> refused(OrganisationDocument changed) {
        return refused(organisation, changed);
    }

    private static List<String> refused(Organisation before, OrganisationDocument... changed) {
        return OrganisationRules.check(before, List.of(changed)).stream()
                .map(refusal -> refusal.violation().field())
                .toList();
    }
}
