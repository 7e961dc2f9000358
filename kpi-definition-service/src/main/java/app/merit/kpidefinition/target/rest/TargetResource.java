package app.merit.kpidefinition.target.rest;

import app.merit.kpidefinition.access.Caller;
import app.merit.kpidefinition.access.Roles;
import app.merit.kpidefinition.document.Author;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Page;
import app.merit.kpidefinition.document.rest.DocumentAnswers;
import app.merit.kpidefinition.document.rest.HistoryEntry;
import app.merit.kpidefinition.document.rest.Paging;
import app.merit.kpidefinition.target.application.SaveTarget;
import app.merit.kpidefinition.target.domain.Target;
import app.merit.kpidefinition.target.wire.TargetDocument;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/definitions/targets")
@Tag(name = "Targets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TargetResource {
    private final SaveTarget saveTarget;
    private final DocumentAnswers answers;
    private final Caller caller;

    TargetResource(SaveTarget saveTarget, DocumentAnswers answers, Caller caller) {
        this.saveTarget = saveTarget;
        this.answers = answers;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.KPI_ADMIN, Roles.COMP_ADMIN, Roles.PAYROLL, Roles.AUDITOR})
    @Operation(summary = "All targets by KPI, subject and period, in pages")
    public Page<TargetDocument> list(@Valid @BeanParam Paging paging) {
        return answers.list(DocumentKind.TARGET, paging, TargetDocument.class);
    }

    @GET
    @Path("/{kpi}/{subject}/{period}")
    @RolesAllowed({Roles.KPI_ADMIN, Roles.COMP_ADMIN, Roles.PAYROLL, Roles.AUDITOR})
    @Operation(summary = "One target with all its versions; the last one counts")
    public Response read(
            @PathParam("kpi") String kpi, @PathParam("subject") String subject, @PathParam("period") String period) {
        return answers.one(
                DocumentKind.TARGET, Target.none(kpi, subject, period).code(), TargetDocument.class);
    }

    @GET
    @Path("/{kpi}/{subject}/{period}/history")
    @RolesAllowed({Roles.KPI_ADMIN, Roles.AUDITOR})
    @Operation(summary = "All revisions, newest first, with who saved them and when")
    public Page<HistoryEntry> history(
            @PathParam("kpi") String kpi,
            @PathParam("subject") String subject,
            @PathParam("period") String period,
            @Valid @BeanParam Paging paging) {
        return answers.history(
                DocumentKind.TARGET, Target.none(kpi, subject, period).code(), paging);
    }

    @PUT
    @Path("/{kpi}/{subject}/{period}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.KPI_ADMIN)
    @Operation(summary = "Set or revise a target; the same body again makes no new version")
    public Response save(
            @PathParam("kpi") String kpi,
            @PathParam("subject") String subject,
            @PathParam("period") String period,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull TargetBody body) {
        Author author = caller.author();
        return answers.saved(
                saveTarget.save(
                        Target.none(kpi, subject, period),
                        body.toDomain(author),
                        DocumentAnswers.expected(ifMatch),
                        author),
                DocumentKind.TARGET,
                TargetDocument.class);
    }
}
