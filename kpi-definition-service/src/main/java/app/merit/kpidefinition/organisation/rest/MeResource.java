package app.merit.kpidefinition.organisation.rest;

import app.merit.kpidefinition.access.Caller;
import app.merit.kpidefinition.company.wire.CompanyDocument;
import app.merit.kpidefinition.document.DocumentJson;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Documents;
import app.merit.kpidefinition.organisation.application.EmployeeNames;
import app.merit.kpidefinition.organisation.application.OrganisationSnapshot;
import app.merit.kpidefinition.organisation.application.People;
import app.merit.kpidefinition.organisation.domain.Assignment;
import app.merit.kpidefinition.organisation.domain.Employee;
import app.merit.kpidefinition.organisation.domain.Organisation;
import app.merit.kpidefinition.organisation.wire.EmployeeDocument;
import app.merit.kpidefinition.shared.wire.NamesJson;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/definitions")
@Tag(name = "People")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class MeResource {
    private final People people;
    private final OrganisationSnapshot snapshot;
    private final EmployeeNames names;
    private final Documents documents;
    private final DocumentJson json;
    private final Caller caller;

    MeResource(
            People people,
            OrganisationSnapshot snapshot,
            EmployeeNames names,
            Documents documents,
            DocumentJson json,
            Caller caller) {
        this.people = people;
        this.snapshot = snapshot;
        this.names = names;
        this.documents = documents;
        this.json = json;
        this.caller = caller;
    }

    @GET
    @Path("/me")
    @Operation(summary = "Who the caller is: employee, assignments, departments headed today, company, roles")
    public MeView me() {
        Optional<Employee> self = people.self(caller);
        if (self.isEmpty() && !caller.isStaff()) {
            throw new NotFoundException();
        }
        CompanyDocument company = documents
                .find(DocumentKind.COMPANY, CompanyDocument.CODE)
                .map(stored -> json.read(stored, CompanyDocument.class))
                .orElse(null);
        return self.map(employee -> view(employee, company))
                .orElseGet(() -> new MeView(null, List.of(), Map.of(), Map.of(), company, caller.roles()));
    }

    @GET
    @Path("/people")
    @Operation(
            summary = "Names of people by code",
            description =
                    "`ids` may be repeated or separated by commas, at most 500. Codes that do not exist and people"
                            + " that the caller may not know are left out alike.")
    public PersonView.People people(@QueryParam("ids") @Size(max = 500) List<String> ids) {
        List<String> codes = ids.stream()
                .flatMap(part -> Arrays.stream(part.split(",")))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .distinct()
                .limit(500)
                .toList();
        Set<String> known = people.knownTo(caller, codes);
        Map<String, String> found = names.of(known);
        return new PersonView.People(codes.stream()
                .filter(known::contains)
                .map(code -> new PersonView(code, found.get(code)))
                .toList());
    }

    private MeView view(Employee employee, @Nullable CompanyDocument company) {
        Organisation organisation = snapshot.current();
        Map<String, NamesJson> departments = new TreeMap<>();
        Map<String, NamesJson> positions = new TreeMap<>();
        for (Assignment assignment : employee.assignments()) {
            var department = organisation.departments().get(assignment.department());
            departments.put(department.code(), NamesJson.of(department.names()));
            var position = organisation.positions().get(assignment.position());
            positions.put(position.code(), NamesJson.of(position.names()));
        }
        String name = names.of(List.of(employee.code())).get(employee.code());
        MeView.Self self = new MeView.Self(
                employee.code(), name, EmployeeDocument.of(employee).assignments());
        return new MeView(self, people.headedToday(employee), departments, positions, company, caller.roles());
    }
}
