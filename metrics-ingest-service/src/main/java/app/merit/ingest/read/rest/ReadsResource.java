package app.merit.ingest.read.rest;

import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.ReadNote.Cause;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.known.KnownRows;
import app.merit.ingest.read.ReadRequests;
import app.merit.ingest.read.RecordApis;
import app.merit.ingest.read.queue.Pauses;
import app.merit.service.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Records that wait to be read back from CRMs. */
@Path("/api/ingest/reads")
@Tag(name = "ingest")
@RolesAllowed({"ops", "kpi-admin"})
@RunOnVirtualThread
public class ReadsResource {
    private final WaitingReads waiting;
    private final Sources sources;
    private final RecordApis apis;
    private final ReadRequests requests;
    private final KnownRows known;
    private final Pauses pauses;
    private final IngestReady ready;

    ReadsResource(
            WaitingReads waiting,
            Sources sources,
            RecordApis apis,
            ReadRequests requests,
            KnownRows known,
            Pauses pauses,
            IngestReady ready) {
        this.waiting = waiting;
        this.sources = sources;
        this.apis = apis;
        this.requests = requests;
        this.known = known;
        this.pauses = pauses;
        this.ready = ready;
    }

    /** One page, those that were asked for first in front. */
    public record ReadPage(List<ReadView> items, int page, int size, long total) {}

    @GET
    @Operation(
            summary = "Records that wait to be read back: waiting, retrying (with the reason) and parked (nothing is"
                    + " done until a person or a further event asks). Roles ops and kpi-admin.")
    public ReadPage list(
            @QueryParam("source") @Nullable String source,
            @QueryParam("state") @Nullable String state,
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size) {
        Optional<ReadState> wanted = Optional.ofNullable(state).map(ReadsResource::state);
        return ready.ask(() -> waiting.page(Optional.ofNullable(source), wanted, page, size));
    }

    private static ReadState state(String word) {
        return ReadState.ofWire(word)
                .orElseThrow(() -> Problem.invalid("state", "must be waiting, retrying or parked", word)
                        .asException());
    }

    /** @param id as the CRM names the record */
    public record ReadRequestBody(
            @NotBlank @Size(max = 64) String source,
            @NotBlank @Size(max = 100) String kind,
            @NotBlank @Size(max = 200) String id) {}

    /** What was asked for. @param entity deal or activity */
    public record Asked(String source, String entity, String kind, String id) {}

    @POST
    @ResponseStatus(202)
    @APIResponse(responseCode = "202", description = "It is in the queue")
    @Operation(summary = "Asks for one record to be read now, also if it is parked. Roles ops and kpi-admin.")
    public Asked ask(@Valid @NotNull ReadRequestBody body) {
        SourceSettings source = source(body.source());
        RecordApi api = apis.of(source)
                .orElseThrow(() -> Problem.of(
                                409,
                                "source-not-readable",
                                "Source is not readable",
                                "The source has no login for its CRM's API, or its type has no API.")
                        .asException());
        Entity entity = api.kinds(source).stream()
                .filter(one -> one.kind().equals(body.kind()))
                .map(RecordApi.Kind::entity)
                .findFirst()
                .orElseThrow(() -> Problem.invalid("kind", "must be one of " + words(api, source), body.kind())
                        .asException());
        return ready.ask(() -> ask(source, entity, body));
    }

    private Asked ask(SourceSettings source, Entity entity, ReadRequestBody body) {
        String space = known.idOf(source.name(), entity, body.kind(), body.id())
                .map(id -> idSpace(id, body.id()))
                .orElse("");
        requests.ask(List.of(new ReadRequests.ReadRequest(
                source.name(), entity, body.kind(), body.id(), space, Cause.REQUESTED, Optional.empty())));
        return new Asked(source.name(), entity.wire(), body.kind(), body.id());
    }

    private SourceSettings source(String name) {
        return sources.find(name)
                .orElseThrow(() ->
                        Problem.invalid("source", "is not configured", name).asException());
    }

    private static List<String> words(RecordApi api, SourceSettings source) {
        return api.kinds(source).stream().map(RecordApi.Kind::kind).sorted().toList();
    }

    private static String idSpace(String id, String crmId) {
        int length = id.length() - crmId.length() - 1;
        return length > 0 ? id.substring(0, length) : "";
    }

    /** @param waiting how many records are read as soon as the vendor's limit lets them */
    public record Resumed(String source, int waiting) {}

    @POST
    @Path("/{source}/resume")
    @Operation(summary = "Reads a suspended or resting source again, once its login works. Roles ops and kpi-admin.")
    public Resumed resume(@PathParam("source") String name) {
        if (sources.find(name).isEmpty()) {
            throw Problem.notFound("No source " + name + ".").asException();
        }
        return ready.ask(() -> new Resumed(name, pauses.resume(name)));
    }
}
