package app.merit.kpidefinition.organisation.domain;

import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.JANUARY;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.JULY;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.OCTOBER;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.department;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.employee;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.head;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.rep;
import static app.merit.kpidefinition.organisation.domain.OrganisationFixture.salesWithNorthAndSouth;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.kpidefinition.shared.domain.Validity;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadshipTest {
    private final Employee maria = employee("maria", head("sales", JANUARY, null));
    private final Employee ivan = employee("ivan", head("north", JANUARY, JULY));
    private final Employee anna = employee("anna", rep("north", JANUARY, null));
    private final Employee elena = employee("elena", rep("south", JULY, null));
    private final Organisation organisation = salesWithNorthAndSouth().with(List.of(maria, ivan, anna, elena));

    @Test
    void aHeadKnowsThePeopleOfTheDepartmentAndOfThoseBelow() {
        assertThat(Headship.mayKnow(organisation, ivan, anna, JANUARY)).isTrue();
        assertThat(Headship.mayKnow(organisation, maria, anna, JANUARY)).isTrue();
    }

    @Test
    void nobodyKnowsUpwardsOrSideways() {
        assertThat(Headship.mayKnow(organisation, ivan, maria, OCTOBER)).isFalse();
        assertThat(Headship.mayKnow(organisation, ivan, elena, OCTOBER)).isFalse();
        assertThat(Headship.mayKnow(organisation, anna, ivan, OCTOBER)).isFalse();
    }

    @Test
    void aFormerHeadStillKnowsWhoWasThereButNobodyWhoCameLater() {
        Employee late = employee("late", rep("north", JULY, null));
        Organisation grown = organisation.with(List.of(late));
        assertThat(Headship.mayKnow(grown, ivan, anna, OCTOBER)).isTrue();
        assertThat(Headship.mayKnow(grown, ivan, late, OCTOBER)).isFalse();
    }

    @Test
    void whoComesTomorrowIsNotKnownToday() {
        assertThat(Headship.mayKnow(organisation, maria, elena, JULY.minusDays(1))).isFalse();
        assertThat(Headship.mayKnow(organisation, maria, elena, JULY)).isTrue();
    }

    @Test
    void aDepartmentThatMovedIsKnownFromThatDayOn() {
        Organisation moved = organisation.with(
                List.of(department("south", new DatedParent("north", Validity.open(JULY)))));
        Employee olga = employee("olga", rep("south", JANUARY, JULY));
        Employee newHead = employee("new", head("north", JANUARY, null));
        assertThat(Headship.mayKnow(moved.with(List.of(newHead)), newHead, elena, JULY)).isTrue();
        assertThat(Headship.mayKnow(moved.with(List.of(olga)), newHead, olga, OCTOBER)).isFalse();
    }

    @Test
    void headshipOfTodayIsNamed() {
        assertThat(organisation.headedBy("ivan", JULY.minusDays(1))).containsExactly("north");
        assertThat(organisation.headedBy("ivan", JULY)).isEmpty();
        assertThat(organisation.headedBy("nobody", JULY)).isEmpty();
    }
}
