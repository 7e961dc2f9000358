package app.merit.kpidefinition.organisation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import app.merit.kpidefinition.shared.domain.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The rules look at ranges; here every day is looked at, one by one, and both must come to the same end. */
class OrganisationRulesProperties {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 20);
    private static final int DAYS = 14;
    private static final List<String> DEPARTMENTS = List.of("a", "b", "c", "d");
    private static final List<String> POSITIONS = List.of("p", "q");

    @Property(tries = 3000)
    void assignmentsAgreeWithALookAtEveryDay(@ForAll("people") List<Employee> people) {
        Organisation empty = Organisation.EMPTY.with(Stream.concat(
                        DEPARTMENTS.stream().map(OrganisationFixture::department),
                        POSITIONS.stream().map(OrganisationFixture::position))
                .toList());
        boolean accepted = OrganisationRules.check(empty, people).isEmpty();
        Statistics.collect(accepted);
        assertThat(accepted).isEqualTo(days().allMatch(day -> dayIsFine(people, day)));
    }

    @Property(tries = 3000)
    void parentsAgreeWithALookAtEveryDay(@ForAll("trees") List<Department> departments) {
        boolean accepted = OrganisationRules.check(Organisation.EMPTY, departments).isEmpty();
        Statistics.collect(accepted);
        assertThat(accepted).isEqualTo(days().allMatch(day -> treeIsFine(departments, day)));
    }

    @Property(tries = 1000)
    void theOrderOfSavingDoesNotMatter(@ForAll("people") List<Employee> people) {
        Organisation organisation = Organisation.EMPTY.with(Stream.concat(
                        DEPARTMENTS.stream().map(OrganisationFixture::department),
                        POSITIONS.stream().map(OrganisationFixture::position))
                .toList());
        boolean together = OrganisationRules.check(organisation, people).isEmpty();
        boolean oneByOne = true;
        for (Employee employee : people) {
            oneByOne &= OrganisationRules.check(organisation, List.of(employee)).isEmpty();
            organisation = organisation.with(List.of(employee));
        }
        assertThat(oneByOne).isEqualTo(together);
    }

    @Provide
    Arbitrary<List<Employee>> people() {
        Arbitrary<Assignment> assignment = Combinators.combine(
                        Arbitraries.of(DEPARTMENTS), Arbitraries.of(POSITIONS), Arbitraries.integers().between(0, 5), ranges())
                .as((department, position, head, valid) -> new Assignment(department, position, head == 0, valid));
        Arbitrary<CrmIdentity> identity = Combinators.combine(Arbitraries.of("s", "t"), Arbitraries.of("1", "2", "3"), ranges())
                .as(CrmIdentity::new);
        return Combinators.combine(assignment.list().ofMaxSize(3), identity.list().ofMaxSize(2))
                .as((assignments, identities) ->
                        new Employee("x", Validity.open(FIRST), assignments, identities))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(OrganisationRulesProperties::numbered);
    }

    @Provide
    Arbitrary<List<Department>> trees() {
        Arbitrary<DatedParent> parent = Combinators.combine(
                        Arbitraries.of(DEPARTMENTS).injectNull(0.2), ranges())
                .as(DatedParent::new);
        return parent.list().ofMaxSize(2).list().ofSize(DEPARTMENTS.size()).map(parents -> {
            List<Department> departments = new ArrayList<>();
            for (String code : DEPARTMENTS) {
                departments.add(OrganisationFixture.department(
                        code, parents.get(departments.size()).toArray(DatedParent[]::new)));
            }
            return departments;
        });
    }

    private static Arbitrary<Validity> ranges() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, DAYS - 2), Arbitraries.integers().between(1, 4).injectNull(0.1))
                .as((from, length) -> new Validity(
                        FIRST.plusDays(from), length == null ? null : FIRST.plusDays(from + (long) length)));
    }

    private static List<Employee> numbered(List<Employee> people) {
        List<Employee> numbered = new ArrayList<>();
        for (Employee person : people) {
            numbered.add(new Employee(
                    "e" + numbered.size(), person.employed(), person.assignments(), person.crmIdentities()));
        }
        return numbered;
    }

    private static Stream<LocalDate> days() {
        return FIRST.minusDays(1).datesUntil(FIRST.plusDays(DAYS + 5));
    }

    private static boolean dayIsFine(List<Employee> people, LocalDate day) {
        Set<String> heads = new HashSet<>();
        Set<String> crmUsers = new HashSet<>();
        for (Employee person : people) {
            Set<String> departments = new HashSet<>();
            Set<String> positions = new HashSet<>();
            Set<String> headed = new HashSet<>();
            for (Assignment work : person.assignments()) {
                if (!holds(work.valid(), day)) {
                    continue;
                }
                departments.add(work.department());
                if (!positions.add(work.position() + "@" + work.department())) {
                    return false;
                }
                if (work.head()) {
                    headed.add(work.department());
                }
            }
            if (departments.size() > 1 || headed.stream().anyMatch(department -> !heads.add(department))) {
                return false;
            }
            for (CrmIdentity identity : person.crmIdentities()) {
                if (holds(identity.valid(), day) && !crmUsers.add(identity.source() + "/" + identity.crmUser())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean treeIsFine(List<Department> departments, LocalDate day) {
        for (Department department : departments) {
            if (department.parents().stream().filter(parent -> holds(parent.valid(), day)).count() > 1) {
                return false;
            }
        }
        for (Department start : departments) {
            Department at = start;
            for (int steps = 0; at != null; steps++) {
                if (steps > departments.size()) {
                    return false;
                }
                at = parentOf(at, departments, day);
            }
        }
        return true;
    }

    private static Department parentOf(Department department, List<Department> departments, LocalDate day) {
        for (DatedParent parent : department.parents()) {
            if (holds(parent.valid(), day) && parent.parent() != null) {
                return departments.stream()
                        .filter(candidate -> candidate.code().equals(parent.parent()))
                        .findFirst()
                        .orElseThrow();
            }
        }
        return null;
    }

    private static boolean holds(Validity valid, LocalDate day) {
        return day.compareTo(valid.from()) >= 0 && (valid.until() == null || day.compareTo(valid.until()) < 0);
    }
}
