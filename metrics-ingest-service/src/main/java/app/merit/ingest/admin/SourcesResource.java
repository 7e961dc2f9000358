package app.merit.ingest.admin;

import app.merit.ingest.caller.Caller;
import app.merit.ingest.catalogue.SourceCatalogue;
import app.merit.ingest.catalogue.SourceView;
import app.merit.service.db.StoreException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The CRM connections, without their secrets. */
@Path("/api/ingest/sources")
@Tag(name = "ingest")
@RunOnVirtualThread
public class SourcesResource {
    private final SourceCatalogue catalogue;
    private final DescribeSource describe;
    private final ChangeSource change;
    private final SourceAnswers answers;
    private final Caller caller;

    SourcesResource(
            SourceCatalogue catalogue,
            DescribeSource describe,
            ChangeSource change,
            SourceAnswers answers,
            Caller caller) {
        this.catalogue = catalogue;
        this.describe = describe;
        this.change = change;
        this.answers = answers;
        this.caller = caller;
    }

    /** One page of sources, ordered by name. */
    public record SourcePage(List<SourceView> items, int page, int size, long total) {}

    @GET
    @RolesAllowed({"ops", "kpi-admin"})
    @Operation(summary = "CRM sources with their type, currency and health; no secrets. Roles ops and kpi-admin.")
    public SourcePage list(
            @QueryParam("page") @DefaultValue("0") @Min(0) int page,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size) {
        List<SourceView> all = catalogue.views();
        List<SourceView> items =
                all.stream().skip((long) page * size).limit(size).toList();
        return new SourcePage(items, page, size, all.size());
    }

    @GET
    @Path("/{source}")
    @RolesAllowed({"ops", "kpi-admin"})
    @Operation(summary = "One source with its settings and the ids of its secrets. Roles ops and kpi-admin.")
    public Response one(@PathParam("source") String source) {
        return describe.of(source, Optional.empty())
                .map(detail -> Response.ok(detail).build())
                .orElseGet(() -> SourceAnswers.unknown(source));
    }

    @PUT
    @Path("/{source}")
    @RolesAllowed("ops")
    @Operation(
            summary = "Adds a source or replaces its settings; takes effect within a second. Role ops.",
            description = "A secret that was made for a new source is in this answer and in none after it.")
    public Response put(@PathParam("source") String source, @NotNull @Valid SourceRequest request) {
        return answers.of(change.put(source, request, caller.person()));
    }

    @DELETE
    @Path("/{source}")
    @RolesAllowed("ops")
    @Operation(summary = "Switches a source off; what it sent stays. PUT switches it on again. Role ops.")
    public Response disable(@PathParam("source") String source) {
        return answers.of(change.disable(source, caller.person()));
    }

    @ServerExceptionMapper
    Response databaseAway(StoreException failure) {
        return SourceAnswers.databaseAway(failure);
    }
}
