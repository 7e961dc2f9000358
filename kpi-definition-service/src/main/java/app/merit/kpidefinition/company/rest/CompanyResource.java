package app.merit.kpidefinition.company.rest;

import app.merit.kpidefinition.access.Caller;
import app.merit.kpidefinition.access.Roles;
import app.merit.kpidefinition.company.application.SaveCompany;
import app.merit.kpidefinition.company.wire.CompanyDocument;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Page;
import app.merit.kpidefinition.document.rest.DocumentAnswers;
import app.merit.kpidefinition.document.rest.HistoryEntry;
import app.merit.kpidefinition.document.rest.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/definitions/company")
@Tag(name = "Company settings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CompanyResource {
    private final SaveCompany saveCompany;
    private final DocumentAnswers answers;
    private final Caller caller;

    CompanyResource(SaveCompany saveCompany, DocumentAnswers answers, Caller caller) {
        this.saveCompany = saveCompany;
        this.answers = answers;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.KPI_ADMIN, Roles.COMP_ADMIN, Roles.PAYROLL, Roles.AUDITOR})
    @Operation(summary = "The settings of the company")
    public Response read() {
        return answers.one(DocumentKind.COMPANY, CompanyDocument.CODE, CompanyDocument.class);
    }

    @GET
    @Path("/history")
    @RolesAllowed({Roles.KPI_ADMIN, Roles.AUDITOR})
    @Operation(summary = "All revisions of the settings, newest first")
    public Page<HistoryEntry> history(@Valid @BeanParam Paging paging) {
        return answers.history(DocumentKind.COMPANY, CompanyDocument.CODE, paging);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.KPI_ADMIN)
    @Operation(summary = "Save the settings; the same body again changes nothing")
    public Response save(@HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull CompanyBody body) {
        return answers.saved(
                saveCompany.save(body.toDomain(), DocumentAnswers.expected(ifMatch), caller.author()),
                DocumentKind.COMPANY,
                CompanyDocument.class);
    }
}
