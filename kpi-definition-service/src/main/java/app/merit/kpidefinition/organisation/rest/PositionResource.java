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
import app.merit.kpidefinition.organisation.wire.PositionBody;
import app.merit.kpidefinition.organisation.wire.PositionDocument;
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

@Path("/api/definitions/positions")
@Tag(name = "Positions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PositionResource {
    private final SaveOrganisation saveOrganisation;
    private final DocumentAnswers answers;
    private final Caller caller;

    PositionResource(SaveOrganisation saveOrganisation, DocumentAnswers answers, Caller caller) {
        this.saveOrganisation = saveOrganisation;
        this.answers = answers;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.KPI_ADMIN, Roles.COMP_ADMIN, Roles.PAYROLL, Roles.AUDITOR})
    @Operation(summary = "All positions by code, in pages")
    public Page<PositionDocument> list(@Valid @BeanParam Paging paging) {
        return answers.list(DocumentKind.POSITION, paging, PositionDocument.class);
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({Roles.KPI_ADMIN, Roles.COMP_ADMIN, Roles.PAYROLL, Roles.AUDITOR})
    @Operation(summary = "One document with its revision as ETag")
    public Response read(@PathParam("code") String code) {
        return answers.one(DocumentKind.POSITION, code, PositionDocument.class);
    }

    @GET
    @Path("/{code}/history")
    @RolesAllowed({Roles.KPI_ADMIN, Roles.AUDITOR})
    @Operation(summary = "All revisions, newest first, with who saved them and when")
    public Page<HistoryEntry> history(@PathParam("code") String code, @Valid @BeanParam Paging paging) {
        return answers.history(DocumentKind.POSITION, code, paging);
    }

    @PUT
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.KPI_ADMIN)
    @Operation(summary = "Save one document; the same body again changes nothing")
    public Response save(
            @PathParam("code") @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE) String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull PositionBody body) {
        return answers.saved(
                saveOrganisation.save(
                        new OrganisationChange.OfPosition(body.toDomain(code)),
                        DocumentAnswers.expected(ifMatch),
                        caller.author()),
                DocumentKind.POSITION,
                PositionDocument.class);
    }
}
