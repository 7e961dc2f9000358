package app.merit.ingest.deadletter;

import app.merit.ingest.caller.Caller;
import app.merit.ingest.caller.Person;
import app.merit.service.db.StoreException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Altered replays: one person proposes, another approves. */
@Path("/api/ingest/dead-letters/{id}/edits")
@Tag(name = "ingest")
@RunOnVirtualThread
public class EditsResource {
    private final ProposeEdit propose;
    private final ReplayLetters replay;
    private final LookAtLetter look;
    private final LetterAnswers answers;
    private final Caller caller;

    EditsResource(ProposeEdit propose, ReplayLetters replay, LookAtLetter look, LetterAnswers answers, Caller caller) {
        this.propose = propose;
        this.replay = replay;
        this.look = look;
        this.answers = answers;
        this.caller = caller;
    }

    /**
     * An altered body.
     *
     * @param bodyEncoding utf-8 (if left out) or base64
     * @param note why, for the second person
     */
    public record EditRequest(
            @NotNull String body,
            Optional<@Pattern(regexp = "utf-8|base64") String> bodyEncoding,
            Optional<@Size(max = 500) String> note) {}

    @POST
    @RolesAllowed("ops")
    @Operation(summary = "Proposes an altered message, shown with its differences; it waits for a kpi-admin. Role ops.")
    public Response propose(@PathParam("id") String id, @NotNull @Valid EditRequest request) {
        Person who = caller.person();
        Outcome outcome =
                propose.propose(id, request.body(), request.bodyEncoding().orElse("utf-8"), request.note(), who);
        Response answer = answers.of(outcome, who);
        return outcome instanceof Outcome.Proposed(var letter, var edit)
                ? Response.fromResponse(answer)
                        .entity(EditView.of(edit, look.preview(letter, edit), false))
                        .build()
                : answer;
    }

    @POST
    @Path("/{number}/approval")
    @RolesAllowed("kpi-admin")
    @Operation(summary = "Approves the edit and sends it; never by who proposed it. Role kpi-admin.")
    public Response approve(@PathParam("id") String id, @PathParam("number") int number) {
        Person who = caller.person();
        return answers.of(replay.approved(id, number, who), who);
    }

    @ServerExceptionMapper
    Response kafkaAway(KafkaException failure) {
        return LetterAnswers.kafkaAway(failure);
    }

    @ServerExceptionMapper
    Response databaseAway(StoreException failure) {
        return LetterAnswers.databaseAway(failure);
    }
}
