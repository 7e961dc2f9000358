package app.merit.ingest.load;

import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.read.CrmReader;
import app.merit.service.CallerName;
import app.merit.service.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.ForbiddenException;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
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

/** Loading of history. */
@Path("/api/ingest/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ingest")
@RolesAllowed({"ops", "kpi-admin"})
@RunOnVirtualThread
public class ImportsResource {
    private static final String SOURCE = "[a-z0-9][a-z0-9._-]{0,63}";
    private static final String ID = "[a-f0-9-]{36}";

    private final ImportJobs jobs;
    private final TakeChunk takeChunk;
    private final Sources sources;
    private final CrmReader reader;
    private final CallerName caller;
    private final ImportConfig config;
    private final Clock clock;

    ImportsResource(
            ImportJobs jobs,
            TakeChunk takeChunk,
            Sources sources,
            CrmReader reader,
            CallerName caller,
            ImportConfig config,
            Clock clock) {
        this.jobs = jobs;
        this.takeChunk = takeChunk;
        this.sources = sources;
        this.reader = reader;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    /** One page of imports, newest first. */
    public record ImportPage(List<ImportView> items, int page, int size, long total) {}

    /** One page of faults, in order of rows. */
    public record FaultPage(List<RowFault> items, int page, int size, long total) {}

    /**
     * @param kind {@code file}: rows follow in chunks; {@code list}: read from the CRM's own list
     * @param from list: what changed since then; absent: all of it
     * @param sha256 file: hex digest of the file, by which an interrupted import is found again
     * @param rows file: how many there are; the import is done when they have all come
     * @param occurredAt file: time of the rows that state none
     * @param dryRun file: only check
     */
    public record ImportRequest(
            @NotNull @Pattern(regexp = SOURCE) String source,

            @NotNull @Pattern(regexp = "file|list", message = "must be file or list")
            String kind,

            @Nullable Instant from,

            @Nullable @Pattern(regexp = "[^\\p{Cntrl}]{1,200}")
            String name,

            @Nullable @Pattern(regexp = "[0-9a-f]{64}") String sha256,
            @Nullable @Min(0) Long rows,
            @Nullable Instant occurredAt,
            @Nullable Boolean dryRun) {}

    @GET
    @Operation(summary = "Imports, newest first; roles ops and kpi-admin")
    public ImportPage list(
            @QueryParam("source") @Nullable @Pattern(regexp = SOURCE) String source,
            @QueryParam("page") @DefaultValue("0") @Min(0) int page,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size) {
        Optional<String> of = Optional.ofNullable(source);
        return new ImportPage(jobs.page(of, page, size).stream().map(this::view).toList(), page, size, jobs.count(of));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One import, to be watched; roles ops and kpi-admin")
    @APIResponse(responseCode = "404", description = "There is none of that id")
    public ImportView one(@PathParam("id") @Pattern(regexp = ID) String id) {
        return view(job(id));
    }

    @GET
    @Path("/{id}/faults")
    @Operation(summary = "What is wrong with the rows of an import: row, field, rule, value; roles ops and kpi-admin")
    public FaultPage faults(
            @PathParam("id") @Pattern(regexp = ID) String id,
            @QueryParam("page") @DefaultValue("0") @Min(0) int page,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(500) int size) {
        ImportJob job = job(id);
        return new FaultPage(jobs.faults(job.id(), page, size), page, size, jobs.faultCount(job.id()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Begin an import, or go on with an interrupted one of the same file or range",
            description = "A file needs the role kpi-admin, because its rows are whatever the sender says; a list is"
                    + " the CRM's own word, for which ops will do.")
    @APIResponse(
            responseCode = "202",
            description = "Begun or found; Location says where it is watched, nextChunk what to send",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "404", description = "There is no such source")
    @APIResponse(responseCode = "409", description = "list: the source has no API, or no login for it")
    public Response begin(@NotNull @Valid ImportRequest request, @Context SecurityContext security) {
        SourceSettings source = sources.find(request.source())
                .orElseThrow(() ->
                        Problem.notFound("There is no source of that name.").asException());
        ImportJob job = request.kind().equals("file") ? file(source, request, security) : fromCrm(source, request);
        return Response.accepted(view(job))
                .location(URI.create("/api/ingest/imports/" + job.id()))
                .build();
    }

    private ImportJob file(SourceSettings source, ImportRequest request, SecurityContext security) {
        onlyWhoMayStateRows(security);
        String sha256 = request.sha256();
        if (sha256 == null) {
            throw Problem.invalid("sha256", "is required for a file", "").asException();
        }
        Instant now = clock.instant();
        Instant stamp = request.occurredAt();
        if (stamp != null && stamp.isAfter(now)) {
            throw Problem.invalid("occurredAt", "must not lie in the future", stamp.toString())
                    .asException();
        }
        return jobs.file(
                source.name(),
                request.name() == null ? "file" : request.name(),
                sha256,
                Boolean.TRUE.equals(request.dryRun()),
                Optional.ofNullable(request.rows()),
                config.chunkRows(),
                Optional.ofNullable(stamp),
                caller.name(),
                now);
    }

    private ImportJob fromCrm(SourceSettings source, ImportRequest request) {
        if (!reader.canRead(source)) {
            throw Problem.of(
                            409,
                            "source-cannot-be-read",
                            "Source cannot be read",
                            "The CRM of this source has no API, or the source has no login for it.")
                    .asException();
        }
        Instant now = clock.instant();
        Instant from = request.from() == null ? Instant.EPOCH : request.from();
        if (from.isAfter(now) || from.isBefore(Instant.EPOCH)) {
            throw Problem.invalid("from", "must be an instant of the past", from.toString())
                    .asException();
        }
        return jobs.list(source.name(), request.name() == null ? "list" : request.name(), from, caller.name(), now);
    }

    @PUT
    @Path("/{id}/chunks/{n}")
    @Consumes({"application/x-ndjson", "application/jsonl"})
    @Operation(
            summary = "Rows of a file as JSON lines, chunk by chunk, counted from 0; role kpi-admin",
            description = "Each line is the data object of merit.deal.v1 or merit.activity.v1 with one member more,"
                    + " entity. All chunks but the last have chunkRows rows. Good rows are kept, bad ones are listed;"
                    + " a chunk that was taken before changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "Taken",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "409", description = "The import is over, or reads a list")
    @APIResponse(responseCode = "503", description = "Kafka did not take all of it: send the chunk again")
    public Response chunk(
            @PathParam("id") @Pattern(regexp = ID) String id,
            @PathParam("n") @Min(0) @Max(10_000_000) int n,
            @NotNull byte[] body,
            @Context SecurityContext security) {
        onlyWhoMayStateRows(security);
        ImportJob job = job(id);
        if (jobs.hasChunk(id, n)) {
            return Response.ok(view(job)).build();
        }
        if (!job.kind().equals("file") || !job.isOpen()) {
            throw Problem.of(409, "import-not-open", "Import not open", "This import takes no more chunks.")
                    .asException();
        }
        SourceSettings source = sources.find(job.source())
                .orElseThrow(() ->
                        Problem.notFound("The source of this import is gone.").asException());
        return switch (takeChunk.take(job, source, n, body)) {
            case TAKEN -> Response.ok(view(job(id))).build();
            case TOO_MANY_ROWS ->
                throw Problem.invalid("body", "must have at most " + job.chunkRows() + " rows", "")
                        .asException();
            case NOT_KEPT ->
                Response.fromResponse(Problem.of(
                                        503,
                                        "not-kept",
                                        "Not kept",
                                        "Kafka did not take all of it. Send the chunk again; nothing counts twice.")
                                .asResponse())
                        .header("Retry-After", "2")
                        .build();
        };
    }

    private ImportJob job(String id) {
        return jobs.find(id)
                .orElseThrow(
                        () -> Problem.notFound("There is no import of that id.").asException());
    }

    private ImportView view(ImportJob job) {
        return ImportView.of(job, job.kind().equals("file") ? jobs.nextChunk(job.id()) : 0);
    }

    /** What a file says becomes pay; operators hand on what CRMs say and nothing of their own. */
    private static void onlyWhoMayStateRows(SecurityContext security) {
        if (!security.isUserInRole("kpi-admin")) {
            throw new ForbiddenException("A file is loaded by a kpi-admin");
        }
    }

    /** An import as it stands. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "Import")
    public record ImportView(
            String id,
            String source,
            String kind,
            String name,
            boolean dryRun,

            @Schema(description = "open, done or failed; a failed list goes on when it is asked for again")
            String state,

            Optional<Long> rows,
            int chunkRows,
            int nextChunk,
            Optional<Instant> from,
            Optional<Instant> occurredAt,

            @Schema(description = "Rows that came in, or records that were listed")
            long received,

            @Schema(description = "Rows that were handed on (in a dry run: would be)")
            long kept,

            @Schema(description = "Rows that say what was loaded before")
            long unchanged,

            @Schema(description = "Rows that were refused; see faults")
            long bad,

            String askedBy,
            Instant askedAt,
            Optional<Instant> finishedAt,
            Optional<String> detail) {
        static ImportView of(ImportJob job, int nextChunk) {
            return new ImportView(
                    job.id(),
                    job.source(),
                    job.kind(),
                    job.name(),
                    job.dryRun(),
                    job.state(),
                    job.rows(),
                    job.chunkRows(),
                    nextChunk,
                    job.from(),
                    job.stamp(),
                    job.sums().received(),
                    job.sums().kept(),
                    job.sums().unchanged(),
                    job.sums().bad(),
                    job.askedBy(),
                    job.askedAt(),
                    job.finishedAt(),
                    job.detail());
        }
    }
}
