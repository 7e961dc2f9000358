package app.merit.motivation.definitions;

import static app.merit.motivation.engine.EngineFixture.span;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.motivation.definitions.domain.Organisation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrganisationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final Organisation organisation = OrganisationFixture.company()
            .heads("maria", "sales", "2026-01-01", null)
            .heads("ivan", "north", "2026-01-01", "2026-11-10")
            .heads("olga", "south", "2026-01-01", null)
            .works("anna", "north", "rep", "2026-01-01", "2026-11-15")
            .works("anna", "south", "rep", "2026-11-15", null)
            .build();

    @Test
    void headsAreThoseOfTheDayAllTheWayUp() {
        assertThat(organisation.isHeadOf("olga", "anna", DAY)).isTrue();
        assertThat(organisation.isHeadOf("maria", "anna", DAY)).isTrue();
        assertThat(organisation.isHeadOf("ivan", "anna", DAY)).isFalse();
        assertThat(organisation.isHeadOf("olga", "anna", DAY.withDayOfMonth(14)))
                .isFalse();
        assertThat(organisation.isHeadOf("ivan", "anna", LocalDate.of(2026, 11, 9)))
                .isTrue();
        assertThat(organisation.isHeadOf("ivan", "anna", LocalDate.of(2026, 11, 10)))
                .as("a vacancy: the next head up remains")
                .isFalse();
    }

    @Test
    void nobodyIsTheirOwnHeadAndAHeadIsBelowTheNext() {
        assertThat(organisation.isHeadOf("olga", "olga", DAY)).isFalse();
        assertThat(organisation.isHeadOf("maria", "olga", DAY)).isTrue();
        assertThat(organisation.isHeadOf("olga", "maria", DAY)).isFalse();
    }

    @Test
    void theTeamIsDated() {
        var november = span("2026-11-01", "2026-12-01");

        assertThat(organisation.teamOf("olga", november))
                .isEqualTo(Map.of("anna", List.of(span("2026-11-15", "2026-12-01"))));
        assertThat(organisation.teamOf("ivan", november).get("anna")).containsExactly(span("2026-11-01", "2026-11-10"));
        assertThat(organisation.teamOf("maria", november)).containsOnlyKeys("anna", "ivan", "olga");
        assertThat(organisation.teamOf("anna", november)).isEmpty();
    }

    @Test
    void headsDuringAMonthAreAllOfThem() {
        assertThat(organisation.headsDuring("anna", span("2026-11-01", "2026-12-01")))
                .containsExactly("ivan", "maria", "olga");
    }

    @Test
    void aDepartmentThatMovesTakesItsPeopleAlong() {
        var moved = OrganisationFixture.company()
                .below("team", "north", "2026-01-01", "2026-11-16")
                .below("team", "south", "2026-11-16", null)
                .heads("olga", "south", "2026-01-01", null)
                .works("anna", "team", "rep", "2026-01-01", null)
                .build();

        assertThat(moved.teamOf("olga", span("2026-11-01", "2026-12-01")).get("anna"))
                .containsExactly(span("2026-11-16", "2026-12-01"));
    }
}
