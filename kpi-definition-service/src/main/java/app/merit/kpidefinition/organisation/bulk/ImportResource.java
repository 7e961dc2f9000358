package app.merit.kpidefinition.organisation.bulk;

import app.merit.kpidefinition.access.Caller;
import app.merit.kpidefinition.access.Roles;
import app.merit.kpidefinition.organisation.bulk.LoadOrganisation.Loading;
import app.merit.kpidefinition.problem.Problem;
import app.merit.kpidefinition.problem.Problem.FieldError;
import app.merit.kpidefinition.shared.domain.Violation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/definitions/organisation/import")
@Tag(name = "Bulk load of the organisation")
@RolesAllowed(Roles.KPI_ADMIN)
@RunOnVirtualThread
public class ImportResource {
    private final LoadOrganisation loadOrganisation;
    private final Caller caller;

    ImportResource(LoadOrganisation loadOrganisation, Caller caller) {
        this.loadOrganisation = loadOrganisation;
        this.caller = caller;
    }

    @GET
    @Path("/template")
    @Produces("text/csv")
    @Operation(summary = "The CSV template with an example of each kind of row")
    public String template() {
        return CsvTemplate.TEXT;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Load departments, positions and employees: all or nothing, the same file again changes nothing")
    @APIResponse(responseCode = "200", description = "Counts of documents created, changed and unchanged")
    @APIResponse(responseCode = "422", description = "Nothing was saved; all errors with place, rule and value")
    public Response load(@NotNull OrganisationFile file) {
        return switch (loadOrganisation.load(file, List.of(), caller.author())) {
            case Loading.Loaded loaded -> Response.ok(loaded).build();
            case Loading.Refused(var violations) ->
                Problem.rulesBroken(violations.stream().map(FieldError::of).toList())
                        .response();
        };
    }

    @POST
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The same from CSV in UTF-8; errors name row and column")
    public Response load(byte[] body) {
        CsvFile csv = CsvReader.read(utf8(body));
        List<Violation> unreadable = csv.unreadable().stream()
                .map(error -> new Violation(error.column(), error.rule(), error.value()))
                .toList();
        return switch (loadOrganisation.load(csv.file(), unreadable, caller.author())) {
            case Loading.Loaded loaded -> Response.ok(loaded).build();
            case Loading.Refused(var violations) ->
                refused(csv, violations.subList(unreadable.size(), violations.size()));
        };
    }

    private static Response refused(CsvFile csv, List<Violation> violations) {
        // A cell that cannot be read is also missing from the document; one of the two is enough.
        Set<Cell> told = csv.unreadable().stream().map(Cell::of).collect(Collectors.toSet());
        Stream<CsvFile.RowError> located =
                violations.stream().map(csv::located).filter(error -> !told.contains(Cell.of(error)));
        return Problem.rulesBroken(Stream.concat(csv.unreadable().stream(), located)
                        .map(error -> new FieldError(error.row(), error.column(), error.rule(), error.value()))
                        .distinct()
                        .sorted(Comparator.comparing(error -> error.row() == null ? 0 : error.row()))
                        .toList())
                .response();
    }

    private record Cell(@Nullable Integer row, String column) {
        static Cell of(CsvFile.RowError error) {
            return new Cell(error.row(), error.column());
        }
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException otherEncoding) {
            throw new jakarta.ws.rs.ClientErrorException(
                    "The file must be in UTF-8", Response.Status.UNSUPPORTED_MEDIA_TYPE);
        }
    }
}
