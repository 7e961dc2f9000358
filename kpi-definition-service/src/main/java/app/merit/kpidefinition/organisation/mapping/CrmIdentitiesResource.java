package app.merit.kpidefinition.organisation.mapping;

import app.merit.kpidefinition.access.Caller;
import app.merit.kpidefinition.access.Roles;
import app.merit.kpidefinition.organisation.mapping.MapCrmUsers.Mapping;
import app.merit.kpidefinition.problem.Problem;
import app.merit.kpidefinition.problem.Problem.FieldError;
import app.merit.kpidefinition.shared.wire.Shapes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/definitions/crm-identities")
@Tag(name = "Employees")
@RolesAllowed(Roles.KPI_ADMIN)
@RunOnVirtualThread
public class CrmIdentitiesResource {
    private final MapCrmUsers mapCrmUsers;
    private final Caller caller;

    CrmIdentitiesResource(MapCrmUsers mapCrmUsers, Caller caller) {
        this.mapCrmUsers = mapCrmUsers;
        this.caller = caller;
    }

    /** CRM users to be mapped. */
    public record MappingRequest(
            @NotNull @Size(max = 100_000) List<@NotNull @Valid MappingEntry> identities) {}

    /** @param from absent: from the first day of the employment */
    public record MappingEntry(
            @NotNull @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
            String source,

            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\u0000]*", message = "must not hold the character 0")
            String crmUser,

            @NotNull @Pattern(regexp = Shapes.CODE, message = Shapes.CODE_RULE)
            String employee,

            @Nullable LocalDate from) {}

    /**
     * @param unchanged rows that said what is so already
     * @param open rows of a CSV without an employee
     */
    public record MappingView(int mapped, int unchanged, int open) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Map many CRM users to employees: all or nothing, the same again changes nothing",
            description = "What else the employees' documents hold stays as it is.")
    @APIResponse(responseCode = "200", description = "Counts of rows mapped and unchanged")
    @APIResponse(responseCode = "422", description = "Nothing was saved; all errors with place, rule and value")
    public Response map(@NotNull @Valid MappingRequest request) {
        List<MappingRow> rows = new ArrayList<>();
        for (MappingEntry entry : request.identities()) {
            rows.add(new MappingRow(rows.size(), entry.source(), entry.crmUser(), entry.employee(), entry.from()));
        }
        return answer(mapCrmUsers.map(rows, caller.author()), 0, CrmIdentitiesResource::inJson);
    }

    @POST
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The same from CSV in UTF-8: source,crmUser,employee,from as GET /api/ingest/users.csv gives it",
            description = "Rows without an employee are still open and are left out, a column name is too. Errors name"
                    + " row (the header is row 1) and column.")
    public Response map(byte[] body) {
        MappingCsv.Table table = MappingCsv.read(utf8(body));
        if (!table.faults().isEmpty()) {
            return refused(table.faults(), CrmIdentitiesResource::inCsv);
        }
        return answer(mapCrmUsers.map(table.rows(), caller.author()), table.open(), CrmIdentitiesResource::inCsv);
    }

    private static Response answer(Mapping mapping, int open, Function<RowFault, FieldError> place) {
        return switch (mapping) {
            case Mapping.Mapped(int mapped, int unchanged) ->
                Response.ok(new MappingView(mapped, unchanged, open)).build();
            case Mapping.Refused(var faults) -> refused(faults, place);
        };
    }

    private static Response refused(List<RowFault> faults, Function<RowFault, FieldError> place) {
        return Problem.rulesBroken(faults.stream()
                        .sorted(Comparator.comparing(fault -> fault.place() == null ? -1 : fault.place()))
                        .map(place)
                        .toList())
                .response();
    }

    private static FieldError inJson(RowFault fault) {
        String field = fault.place() == null ? fault.column() : "identities[" + fault.place() + "]." + fault.column();
        return new FieldError(null, field, fault.rule(), fault.value());
    }

    private static FieldError inCsv(RowFault fault) {
        return new FieldError(fault.place(), fault.column(), fault.rule(), fault.value());
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException otherEncoding) {
            throw new ClientErrorException("The file must be in UTF-8", Response.Status.UNSUPPORTED_MEDIA_TYPE);
        }
    }
}
