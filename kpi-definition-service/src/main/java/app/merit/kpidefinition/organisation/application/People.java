package app.merit.kpidefinition.organisation.application;

import app.merit.kpidefinition.access.Caller;
import app.merit.kpidefinition.company.application.Companies;
import app.merit.kpidefinition.organisation.domain.Employee;
import app.merit.kpidefinition.organisation.domain.Headship;
import app.merit.kpidefinition.organisation.domain.Organisation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom a caller may know: themselves, the people they headed, or everybody by their role. */
@ApplicationScoped
public class People {
    private final OrganisationSnapshot snapshot;
    private final Companies companies;

    People(OrganisationSnapshot snapshot, Companies companies) {
        this.snapshot = snapshot;
        this.companies = companies;
    }

    /** Those of the codes that exist and that the caller may know. */
    public Set<String> knownTo(Caller caller, Collection<String> codes) {
        Organisation organisation = snapshot.current();
        LocalDate today = companies.today();
        @Nullable Employee self = caller.employee().map(organisation::employee).orElse(null);
        return codes.stream()
                .filter(code -> {
                    Employee person = organisation.employee(code);
                    return person != null && (caller.readsAll() || mayKnow(organisation, self, person, today));
                })
                .collect(Collectors.toSet());
    }

    /** The employee that the caller is; empty for everybody else. */
    public Optional<Employee> self(Caller caller) {
        return caller.employee().map(snapshot.current()::employee);
    }

    /** The departments that the employee heads today. */
    public List<String> headedToday(Employee employee) {
        return snapshot.current().headedBy(employee.code(), companies.today());
    }

    private static boolean mayKnow(
            Organisation organisation, @Nullable Employee self, Employee person, LocalDate today) {
        return self != null
                && (self.code().equals(person.code()) || Headship.mayKnow(organisation, self, person, today));
    }
}
