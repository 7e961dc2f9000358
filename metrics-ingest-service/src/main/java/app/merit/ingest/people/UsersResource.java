package app.merit.ingest.people;

import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.read.CrmReader;
import app.merit.service.Problem;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** People of the CRMs, to be mapped to employees. Names are personal: only who maps sees them. */
@Path("/api/ingest")
@Tag(name = "ingest")
@RolesAllowed("kpi-admin")
@RunOnVirtualThread
public class UsersResource {
    private static final String SOURCE = "[a-z0-9][a-z0-9._-]{0,63}";

    private final People people;
    private final ReadUsers readUsers;
    private final Sources sources;
    private final CrmReader reader;

    UsersResource(People people, ReadUsers readUsers, Sources sources, CrmReader reader) {
        this.people = people;
        this.readUsers = readUsers;
        this.sources = sources;
        this.reader = reader;
    }

    /** One page of people, by source, those who did most first. */
    public record UserPageView(List<UserView> items, int page, int size, long total) {}

    /** Whose users are to be read. */
    public record ReadingRequest(
            @NotNull @Pattern(regexp = SOURCE) String source) {}

    /** @param users how many the CRM lists */
    public record ReadingView(String source, int users) {}

    @GET
    @Path("/users")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "People of the CRMs, what they own, and the employee they are today; role kpi-admin",
            description = "Owners that a CRM does not list, or that cannot be listed, are among them.")
    public UserPageView list(
            @QueryParam("source") @Nullable @Pattern(regexp = SOURCE) String source,
            @QueryParam("unmapped") @DefaultValue("false") boolean unmapped,
            @QueryParam("page") @DefaultValue("0") @Min(0) int page,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(500) int size) {
        List<UserView> all = people.of(Optional.ofNullable(source), unmapped);
        List<UserView> items = all.stream().skip((long) page * size).limit(size).toList();
        return new UserPageView(items, page, size, all.size());
    }

    @GET
    @Path("/users.csv")
    @Produces("text/csv; charset=UTF-8")
    @Operation(
            summary = "Those who are no employee yet, as the table that"
                    + " POST /api/definitions/crm-identities takes; role kpi-admin",
            description = "Fill in employee and from; rows without an employee stay open. unmapped=false gives all.")
    public String csv(
            @QueryParam("source") @Nullable @Pattern(regexp = SOURCE) String source,
            @QueryParam("unmapped") @DefaultValue("true") boolean unmapped) {
        return UsersCsv.write(people.of(Optional.ofNullable(source), unmapped));
    }

    @POST
    @Path("/users/readings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Read a CRM's list of users now; role kpi-admin")
    @APIResponse(responseCode = "404", description = "There is no such source")
    @APIResponse(responseCode = "409", description = "The source has no API, or no login for it")
    @APIResponse(responseCode = "502", description = "The CRM gave no list; the detail says why")
    public ReadingView read(@NotNull @Valid ReadingRequest request) {
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
        return switch (readUsers.read(source)) {
            case ReadUsers.Outcome.Read(int users) -> new ReadingView(source.name(), users);
            case ReadUsers.Outcome.NotRead(var why) ->
                throw Problem.of(502, "crm-not-read", "CRM not read", why).asException();
        };
    }
}
