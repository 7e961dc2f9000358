package app.merit.kpidefinition.organisation.rest;

import app.merit.kpidefinition.access.Caller;
import app.merit.kpidefinition.access.Roles;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Page;
import app.merit.kpidefinition.document.Saving;
import app.merit.kpidefinition.document.rest.DocumentAnswers;
import app.merit.kpidefinition.document.rest.HistoryEntry;
import app.merit.kpidefinition.document.rest.Paging;
import app.merit.kpidefinition.organisation.application.OrganisationChange;
import app.merit.kpidefinition.organisation.application.People;
import app.merit.kpidefinition.organisation.application.SaveOrganisation;
import app.merit.kpidefinition.organisation.wire.EmployeeBody;
import app.merit.kpidefinition.shared.wire.Shapes;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/definitions/employees")
@Tag(name = "Employees")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EmployeeResource {
    private final SaveOrganisation saveOrganisation;
    private final EmployeeDocuments employees;
    private final DocumentAnswers answers;
    private final People people;
    private final Caller caller;

    EmployeeResource(
            SaveOrganisation saveOrganisation,
            EmployeeDocuments employees,
            DocumentAnswers answers,
            People people,
            Caller caller) {
        this.saveOrganisation = saveOrganisation;
        this.employees = employees;
        this.answers = answers;
        this.people = people;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.KPI_ADMIN, Roles.COMP_ADMIN, Roles.PAYROLL, Roles.AUDITOR})
    @Operation(summary = "All employees by code, in pages")
    public Page<EmployeeView> list(@Valid @BeanParam Paging paging) {
        return employees.page(paging.page, paging.size);
    }

    @GET
    @Path("/{code}")
    @Authenticated
    @Operation(summary = "One employee: oneself, somebody of the departments one headed, or by role anybody")
    public Response read(@PathParam("code") String code) {
        if (people.knownTo(caller, List.of(code)).isEmpty()) {
            throw new NotFoundException();
        }
        EmployeeView view = employees.one(code);
        return DocumentAnswers.tagged(Response.ok(view), view.revision());
    }

    @GET
    @Path("/{code}/history")
    @RolesAllowed({Roles.KPI_ADMIN, Roles.AUDITOR})
    @Operation(summary = "All revisions, newest first, with who saved them and when; without names")
    public Page<HistoryEntry> history(@PathParam("code") String code, @Valid @BeanParam Paging paging) {
        return answers.history(DocumentKind.EMPLOYEE, code, paging);
    }

    @PUT
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.KPI_ADMIN)
    @Operation(summary = "Save one employee; the same body again changes nothing")
    public Response save(
            @PathParam("code") @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE) String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull EmployeeBody body) {
        Saving saving = saveOrganisation.save(
                new OrganisationChange.OfEmployee(body.toDomain(code), body.name()),
                DocumentAnswers.expected(ifMatch),
                caller.author());
        return answers.saved(saving, (saved, _) -> employees.one(saved));
    }
}
