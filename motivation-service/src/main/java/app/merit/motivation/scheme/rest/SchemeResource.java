package app.merit.motivation.scheme.rest;

import app.merit.motivation.scheme.application.SaveScheme;
import app.merit.motivation.scheme.application.SchemeDocument;
import app.merit.motivation.scheme.application.SchemeSaving.Conflicting;
import app.merit.motivation.scheme.application.SchemeSaving.Refused;
import app.merit.motivation.scheme.application.SchemeSaving.Saved;
import app.merit.motivation.scheme.domain.Schemes;
import app.merit.motivation.web.Page;
import app.merit.motivation.web.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Schemes: written by comp-admin, read by those who answer for pay. */
@Path("/api/motivation/schemes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SchemeResource {
    private static final String CODE = "[a-z0-9][a-z0-9._-]{0,63}";

    private final SaveScheme saveScheme;
    private final Schemes schemes;
    private final SchemeShape shape;
    private final SecurityIdentity caller;

    SchemeResource(SaveScheme saveScheme, Schemes schemes, SchemeShape shape, SecurityIdentity caller) {
        this.saveScheme = saveScheme;
        this.schemes = schemes;
        this.shape = shape;
        this.caller = caller;
    }

    @PUT
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("comp-admin")
    @Operation(
            summary = "Save a scheme with all its versions",
            description =
                    "The body is the scheme document of /api/motivation/schemes/schema. Versions that have started"
                            + " cannot change. The same body twice makes one revision.")
    @APIResponse(
            responseCode = "200",
            description = "Saved; 201 if new",
            content = @Content(schema = @Schema(implementation = SchemeDocument.class)))
    @APIResponse(responseCode = "400", description = "The document has the wrong shape; each place is named")
    @APIResponse(responseCode = "409", description = "Past days or another scheme's days would change")
    @APIResponse(responseCode = "422", description = "The scheme does not hold together; each place is named")
    public Response put(@PathParam("code") @Pattern(regexp = CODE) String code, String body)
            throws JsonProcessingException {
        var scheme = shape.read(code, body);
        return switch (saveScheme.save(scheme, caller.getPrincipal().getName())) {
            case Saved(var saved, var created) ->
                Response.status(created ? 201 : 200)
                        .entity(SchemeDocument.of(saved))
                        .build();
            case Refused(var faults) ->
                Problem.refused(422, "scheme-refused", "Scheme refused", SchemeShape.errors(faults))
                        .response();
            case Conflicting(var faults) ->
                Problem.refused(409, "scheme-conflict", "Scheme conflicts", SchemeShape.errors(faults))
                        .response();
        };
    }

    @GET
    @Path("/{code}")
    @RolesAllowed({"comp-admin", "payroll", "auditor"})
    @Transactional
    @Operation(summary = "A scheme with all its versions")
    public SchemeDocument get(@PathParam("code") @Pattern(regexp = CODE) String code) {
        return schemes.find(code)
                .map(SchemeDocument::of)
                .orElseThrow(() -> Problem.notFound().asException());
    }

    @GET
    @RolesAllowed({"comp-admin", "payroll", "auditor"})
    @Transactional
    @Operation(summary = "All schemes, by code")
    public Page<SchemeDocument> list(
            @QueryParam("page") @DefaultValue("0") @Min(0) int page,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size) {
        var items = schemes.page(page, size).stream().map(SchemeDocument::of).toList();
        return new Page<>(items, page, size, schemes.count());
    }

    @GET
    @Path("/schema")
    @Produces({"application/schema+json", MediaType.APPLICATION_JSON})
    @PermitAll
    @Operation(summary = "JSON Schema of the scheme document")
    public String schema() {
        return shape.published();
    }
}
