package app.merit.kpidefinition.organisation.domain;

import app.merit.kpidefinition.shared.domain.Names;
import app.merit.kpidefinition.shared.domain.Validity;
import java.time.LocalDate;
import java.util.List;

final class OrganisationFixture {
    static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

    private OrganisationFixture() {}

    /** sales above north and south; head, rep as positions; nobody employed. */
    static Organisation salesWithNorthAndSouth() {
        return Organisation.EMPTY.with(List.of(
                department("sales"), below("north", "sales"), below("south", "sales"), position("head"), position("rep")));
    }

    static Department department(String code, DatedParent... parents) {
        return new Department(code, new Names(code, code), List.of(parents));
    }

    static Department below(String code, String parent) {
        return department(code, new DatedParent(parent, Validity.open(JANUARY)));
    }

    static Position position(String code) {
        return new Position(code, new Names(code, code));
    }

    static Employee employee(String code, Assignment... assignments) {
        return new Employee(code, Validity.open(JANUARY), List.of(assignments), List.of());
    }

    static Employee crmUser(String code, CrmIdentity... identities) {
        return new Employee(code, Validity.open(JANUARY), List.of(), List.of(identities));
    }

    static Assignment rep(String department, LocalDate from, LocalDate until) {
        return new Assignment(department, "rep", false, new Validity(from, until));
    }

    static Assignment head(String department, LocalDate from, LocalDate until) {
        return new Assignment(department, "head", true, new Validity(from, until));
    }

    static CrmIdentity identity(String source, String user, LocalDate from, LocalDate until) {
        return new CrmIdentity(source, user, new Validity(from, until));
    }
}
