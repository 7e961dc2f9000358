package app.merit.ingest.reconcile;

import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.read.CrmReader;
import app.merit.ingest.reconcile.Reconciliations.Cause;
import app.merit.ingest.reconcile.Reconciliations.Job;
import app.merit.service.CallerName;
import app.merit.service.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Comparisons of sources with their CRM. */
@Path("/api/ingest/reconciliations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ingest")
@RolesAllowed({"ops", "kpi-admin"})
@RunOnVirtualThread
public class ReconciliationsResource {
    private static final String SOURCE = "[a-z0-9][a-z0-9._-]{0,63}";

    private final Reconciliations jobs;
    private final Sources sources;
    private final CrmReader reader;
    private final CallerName caller;
    private final Clock clock;

    ReconciliationsResource(Reconciliations jobs, Sources sources, CrmReader reader, CallerName caller, Clock clock) {
        this.jobs = jobs;
        this.sources = sources;
        this.reader = reader;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param from what changed since then is compared; absent: since the last comparison */
    public record ReconciliationRequest(
            @NotNull @Pattern(regexp = SOURCE) String source,
            @Nullable Instant from) {}

    /** One comparison. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "Reconciliation")
    public record ReconciliationView(
            String id,
            String source,

            @Schema(description = "scheduled, daily, requested, outage, oversized or failures")
            String cause,

            Optional<Instant> from,
            Optional<String> askedBy,
            Instant askedAt,

            @Schema(description = "queued, running, done or failed")
            String state,

            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,

            @Schema(description = "Records that the CRM listed")
            long listed,

            @Schema(description = "Records that were lost and have been handed on to be taken in")
            long missing,

            @Schema(description = "Records that nothing signed had confirmed")
            long confirmed,

            @Schema(description = "Records that changed in something that is not decisive")
            long refreshed,

            @Schema(description = "Records that could not be understood; each is a dead letter")
            long unreadable,

            Optional<String> detail) {
        static ReconciliationView of(Job job) {
            return new ReconciliationView(
                    job.id(),
                    job.source(),
                    job.cause().wire(),
                    job.changedSince(),
                    job.askedBy(),
                    job.askedAt(),
                    job.state(),
                    job.startedAt(),
                    job.finishedAt(),
                    job.counts().listed(),
                    job.counts().missing(),
                    job.counts().confirmed(),
                    job.counts().refreshed(),
                    job.counts().unreadable(),
                    job.detail());
        }
    }

    /** One page of comparisons, newest first. */
    public record ReconciliationPage(List<ReconciliationView> items, int page, int size, long total) {}

    @GET
    @Operation(summary = "Comparisons of the last thirty days, newest first; roles ops and kpi-admin")
    public ReconciliationPage list(
            @QueryParam("source") @Nullable @Pattern(regexp = SOURCE) String source,
            @QueryParam("page") @DefaultValue("0") @Min(0) int page,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size) {
        Optional<String> of = Optional.ofNullable(source);
        return new ReconciliationPage(
                jobs.page(of, page, size).stream().map(ReconciliationView::of).toList(), page, size, jobs.count(of));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One comparison, to be watched; roles ops and kpi-admin")
    @APIResponse(responseCode = "404", description = "There is none of that id")
    public ReconciliationView one(@PathParam("id") @Pattern(regexp = "[a-f0-9-]{36}") String id) {
        return jobs.find(id)
                .map(ReconciliationView::of)
                .orElseThrow(() ->
                        Problem.notFound("There is no comparison of that id.").asException());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Compare a source with its CRM now; roles ops and kpi-admin",
            description = "Begins within a second, unless one of that source runs already: then after it.")
    @APIResponse(
            responseCode = "202",
            description = "Asked for; Location says where it is watched",
            content = @Content(schema = @Schema(implementation = ReconciliationView.class)))
    @APIResponse(responseCode = "404", description = "There is no such source")
    @APIResponse(responseCode = "409", description = "The source has no API, or no login for it")
    public Response ask(@NotNull @Valid ReconciliationRequest request) {
        SourceSettings source = sources.find(request.source())
                .orElseThrow(() ->
                        Problem.notFound("There is no source of that name.").asException());
        if (!reader.canRead(source)) {
            throw Problem.of(
                            409,
                            "source-cannot-be-read",
                            "Source cannot be read",
                            "The CRM of this source has no API, or the source has no login for it.")
                    .asException();
        }
        Instant now = clock.instant();
        Instant from = request.from();
        if (from != null && (from.isAfter(now) || from.isBefore(Instant.EPOCH))) {
            throw Problem.invalid("from", "must be an instant of the past", from.toString())
                    .asException();
        }
        String id =
                jobs.ask(source.name(), Cause.REQUESTED, Optional.ofNullable(from), Optional.of(caller.name()), now);
        return Response.accepted(jobs.find(id).map(ReconciliationView::of).orElseThrow())
                .location(URI.create("/api/ingest/reconciliations/" + id))
                .build();
    }
}
