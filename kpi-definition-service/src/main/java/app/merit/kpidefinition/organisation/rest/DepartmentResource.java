package app.merit.kpidefinition.organisation.rest;

import app.merit.kpidefinition.access.Caller;
import app.merit.kpidefinition.access.Roles;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Page;
import app.merit.kpidefinition.document.rest.DocumentAnswers;
import app.merit.kpidefinition.document.rest.HistoryEntry;
import app.merit.kpidefinition.document.rest.Paging;
import app.merit.kpidefinition.organisation.application.OrganisationChange;
import app.merit.kpidefinition.organisation.application.SaveOrganisation;
import app.merit.kpidefinition.organisation.wire.DepartmentBody;
import app.merit.kpidefinition.organisation.wire.DepartmentDocument;
import app.merit.kpidefinition.shared.wire.Shapes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/definitions/departments")
@Tag(name = "Departments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DepartmentResource {
    private final SaveOrganisation saveOrganisation;
    private final DocumentAnswers answers;
    private final Caller caller;

    DepartmentResource(SaveOrganisation saveOrganisation, DocumentAnswers answers, Caller caller) {
        this.saveOrganisation = saveOrganisation;
        this.answers = answers;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.KPI_ADMIN, Roles.COMP_ADMIN, Roles.PAYROLL, Roles.AUDITOR})
    @Operation(summary = "All departments by code, in pages")
    public Page<DepartmentDocument> list(@Valid @BeanParam Paging paging) {
        return answers.list(DocumentKind.DEPARTMENT, paging, DepartmentDocument.class);
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({Roles.KPI_ADMIN, Roles.COMP_ADMIN, Roles.PAYROLL, Roles.AUDITOR})
    @Operation(summary = "One document with its revision as ETag")
    public Response read(@PathParam("code") String code) {
        return answers.one(DocumentKind.DEPARTMENT, code, DepartmentDocument.class);
    }

    @GET
    @Path("/{code}/history")
    @RolesAllowed({Roles.KPI_ADMIN, Roles.AUDITOR})
    @Operation(summary = "All revisions, newest first, with who saved them and when")
    public Page<HistoryEntry> history(@PathParam("code") String code, @Valid @BeanParam Paging paging) {
        return answers.history(DocumentKind.DEPARTMENT, code, paging);
    }

    @PUT
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.KPI_ADMIN)
    @Operation(summary = "Save one document; the same body again changes nothing")
    public Response save(
            @PathParam("code") @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE) String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull DepartmentBody body) {
        return answers.saved(
                saveOrganisation.save(
                        new OrganisationChange.OfDepartment(body.toDomain(code)),
                        DocumentAnswers.expected(ifMatch),
                        caller.author()),
                DocumentKind.DEPARTMENT,
                DepartmentDocument.class);
    }
}
