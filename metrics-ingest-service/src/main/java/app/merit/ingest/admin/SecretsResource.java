package app.merit.ingest.admin;

import app.merit.ingest.caller.Caller;
import app.merit.service.Problem;
import app.merit.service.db.StoreException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Rotation of secrets: add one, paste it into the CRM, retire the old one. */
@Path("/api/ingest/sources/{source}/secrets")
@Tag(name = "ingest")
@RunOnVirtualThread
public class SecretsResource {
    private final ChangeSecrets change;
    private final SourceAnswers answers;
    private final Caller caller;

    SecretsResource(ChangeSecrets change, SourceAnswers answers, Caller caller) {
        this.change = change;
        this.answers = answers;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("ops")
    @Operation(
            summary = "Adds a secret, made here if none is given and the type lets us. Role ops.",
            description = "The secret is in this answer, with the address to paste into the CRM, and in none after it.")
    public Response add(@PathParam("source") String source, @Valid SourceRequest.@Nullable NewSecret secret) {
        return answers.of(change.add(source, secret == null ? SourceRequest.NewSecret.ANY : secret, caller.person()));
    }

    @DELETE
    @Path("/{keyId}")
    @RolesAllowed("ops")
    @Operation(summary = "Retires a secret, now or at an instant; never the last one. Role ops.")
    public Response retire(
            @PathParam("source") String source,
            @PathParam("keyId") String keyId,
            @QueryParam("at") @Nullable String at) {
        return answers.of(change.retire(source, keyId, instant(at), caller.person()));
    }

    @ServerExceptionMapper
    Response databaseAway(StoreException failure) {
        return SourceAnswers.databaseAway(failure);
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException malformed) {
            throw Problem.invalid("at", "must be an instant in UTC such as 2026-11-23T10:00:00Z", String.valueOf(text))
                    .asException();
        }
    }
}
