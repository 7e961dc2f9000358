package app.merit.motivation.scheme;

import static app.merit.motivation.engine.EngineFixture.NAME;
import static app.merit.motivation.engine.EngineFixture.override;
import static app.merit.motivation.engine.EngineFixture.span;
import static org.assertj.core.api.Assertions.assertThat;

import app.merit.motivation.definitions.OrganisationFixture;
import app.merit.motivation.definitions.domain.Organisation;
import app.merit.motivation.engine.input.DateSpan;
import app.merit.motivation.engine.scheme.Scheme;
import app.merit.motivation.engine.scheme.SchemeVersion;
import app.merit.motivation.engine.scheme.SchemeVersion.AssignedTo;
import app.merit.motivation.scheme.domain.Applicable;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicableTest {
    private static final DateSpan NOVEMBER = span("2026-11-01", "2026-12-01");

    private static SchemeVersion version(String from, AssignedTo to) {
        return new SchemeVersion(LocalDate.parse(from), "EUR", to, null, List.of(override("1", null)), null);
    }

    private static Scheme forPosition(String code, String position, String... starts) {
        var versions = List.of(starts).stream()
                .map(s -> version(s, new AssignedTo(List.of(position), List.of())))
                .toList();
        return new Scheme(code, NAME, versions);
    }

    private static Scheme forDepartment(String code, String department) {
        return new Scheme(code, NAME, List.of(version("2026-01-01", new AssignedTo(List.of(), List.of(department)))));
    }

    private static List<String> paid(Organisation organisation, String employee, Scheme... schemes) {
        return new Applicable(organisation, List.of(schemes))
                .during(employee, NOVEMBER).stream()
                        .map(p -> p.scheme().code() + " v" + p.number() + " " + DateSpan.daysWithin(p.days(), NOVEMBER))
                        .toList();
    }

    @Test
    void aTransferSplitsTheMonth() {
        var organisation = OrganisationFixture.company()
                .works("anna", "north", "rep", "2026-01-01", "2026-11-15")
                .works("anna", "south", "senior", "2026-11-15", null)
                .build();

        assertThat(paid(
                        organisation,
                        "anna",
                        forPosition("rep", "rep", "2026-01-01"),
                        forPosition("senior", "senior", "2026-01-01")))
                .containsExactly("rep v1 14", "senior v1 16");
    }

    @Test
    void aNewVersionSplitsTheMonthToo() {
        var organisation = OrganisationFixture.company()
                .works("anna", "north", "rep", "2026-01-01", null)
                .build();

        assertThat(paid(organisation, "anna", forPosition("rep", "rep", "2026-01-01", "2026-11-11")))
                .containsExactly("rep v1 10", "rep v2 20");
    }

    @Test
    void theDepartmentsSchemeIsForThoseWhosePositionHasNone() {
        var organisation = OrganisationFixture.company()
                .works("anna", "north", "rep", "2026-01-01", null)
                .works("boris", "north", "clerk", "2026-01-01", null)
                .build();
        var position = forPosition("rep", "rep", "2026-01-01");

        assertThat(paid(organisation, "anna", position, forDepartment("all", "sales")))
                .containsExactly("rep v1 30");
        assertThat(paid(organisation, "boris", position, forDepartment("all", "sales")))
                .containsExactly("all v1 30");
        assertThat(paid(organisation, "boris", forDepartment("all", "sales"), forDepartment("near", "north")))
                .as("the nearest department")
                .containsExactly("near v1 30");
    }

    @Test
    void twoPositionsOnADayPayBothSchemes() {
        var organisation = OrganisationFixture.company()
                .works("anna", "north", "rep", "2026-01-01", null)
                .works("anna", "north", "head", "2026-01-01", null)
                .build();

        assertThat(paid(
                        organisation,
                        "anna",
                        forPosition("rep", "rep", "2026-01-01"),
                        forPosition("head", "head", "2026-01-01")))
                .containsExactly("head v1 30", "rep v1 30");
    }

    @Test
    void nobodyIsPaidBeforeOrAfterTheAssignment() {
        var organisation = OrganisationFixture.company()
                .works("anna", "north", "rep", "2026-12-01", null)
                .works("boris", "north", "rep", "2026-01-01", "2026-11-03")
                .build();

        assertThat(paid(organisation, "anna", forPosition("rep", "rep", "2026-01-01")))
                .isEmpty();
        assertThat(paid(organisation, "boris", forPosition("rep", "rep", "2026-01-01")))
                .containsExactly("rep v1 2");
        assertThat(paid(organisation, "stranger", forPosition("rep", "rep", "2026-01-01")))
                .isEmpty();
    }
}
