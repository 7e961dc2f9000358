package app.merit.ingest.deadletter;

import app.merit.ingest.caller.Caller;
import app.merit.ingest.caller.Person;
import app.merit.ingest.store.IngestDatabase;
import app.merit.service.Problem;
import app.merit.service.db.StoreException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What could not be understood. */
@Path("/api/ingest/dead-letters")
@Tag(name = "ingest")
@RunOnVirtualThread
public class DeadLettersResource {
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 500;

    private final IngestDatabase database;
    private final LookAtLetter look;
    private final ReplayLetters replay;
    private final WaiveLetter waive;
    private final LetterAnswers answers;
    private final Caller caller;

    DeadLettersResource(
            IngestDatabase database,
            LookAtLetter look,
            ReplayLetters replay,
            WaiveLetter waive,
            LetterAnswers answers,
            Caller caller) {
        this.database = database;
        this.look = look;
        this.replay = replay;
        this.waive = waive;
        this.answers = answers;
        this.caller = caller;
    }

    /** Why a letter is left out. */
    public record WaiveRequest(
            @NotNull @Size(min = SHORTEST_REASON, max = LONGEST_REASON)
            String reason) {}

    /** What came of replaying many: each request once. */
    public record ManyView(
            int requests, int letters, int again, List<String> expired, List<String> refused, long left) {}

    @GET
    @RolesAllowed({"ops", "kpi-admin", "auditor"})
    @Operation(summary = "Dead letters without content, newest failure first. Roles ops, kpi-admin, auditor.")
    public LetterView.LetterPage list(
            @BeanParam LetterQuery query,
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size) {
        LetterFilter filter = query.filter(Optional.empty());
        List<LetterView> items = database.call(tx -> LetterRows.page(tx, filter, page * size, size)).stream()
                .map(LetterView::of)
                .toList();
        return new LetterView.LetterPage(items, page, size, database.call(tx -> LetterRows.count(tx, filter)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"ops", "kpi-admin"})
    @Operation(
            summary = "One dead letter with its message, values masked. Roles ops, kpi-admin.",
            description = "unmask=true shows the values too; it needs a reason, and who looked and why is recorded.")
    public LetterDetail one(
            @PathParam("id") String id,
            @QueryParam("unmask") @DefaultValue("false") boolean unmask,
            @QueryParam("reason") @Nullable String reason) {
        if (!unmask) {
            return look.masked(id).orElseThrow(() -> unknown(id));
        }
        String why = reason == null ? "" : reason.strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", "must say in 5 to 500 characters why values are to be shown", why)
                    .asException();
        }
        Person who = caller.person();
        LetterDetail detail = look.unmasked(id, who, why).orElseThrow(() -> unknown(id));
        answers.tellLook(id, detail.letter().source(), who);
        return detail;
    }

    @POST
    @Path("/{id}/replay")
    @RolesAllowed("ops")
    @Operation(summary = "Sends the message through again, unchanged and with its original time. Role ops.")
    public Response replay(@PathParam("id") String id) {
        Person who = caller.person();
        return answers.of(replay.unchanged(id, who), who);
    }

    @POST
    @Path("/replay")
    @RolesAllowed("ops")
    @Operation(
            summary =
                    "Replays what the filter finds, open letters unless a status is asked for; 500 at a time. Role ops.")
    public ManyView replayMany(@BeanParam LetterQuery query) {
        Person who = caller.person();
        LetterFilter filter = query.filter(Optional.of(Status.OPEN));
        List<Outcome> outcomes = replay.many(filter, who);
        List<Outcome.Replayed> replayed = outcomes.stream()
                .filter(Outcome.Replayed.class::isInstance)
                .map(Outcome.Replayed.class::cast)
                .toList();
        replayed.forEach(one -> answers.tell("dead-letter-replayed", one.letter(), who));
        return new ManyView(
                replayed.size(),
                replayed.stream().mapToInt(one -> one.together().size()).sum(),
                (int) replayed.stream().filter(Outcome.Replayed::again).count(),
                outcomes.stream()
                        .filter(Outcome.Expired.class::isInstance)
                        .map(one -> ((Outcome.Expired) one).letter().id())
                        .toList(),
                outcomes.stream()
                        .filter(Outcome.Refused.class::isInstance)
                        .map(one -> ((Outcome.Refused) one).why())
                        .distinct()
                        .toList(),
                database.call(tx -> LetterRows.count(tx, filter)));
    }

    @POST
    @Path("/{id}/waive")
    @RolesAllowed({"ops", "kpi-admin"})
    @Operation(summary = "Leaves the letter out for good; the caller answers for it. Roles ops, kpi-admin.")
    public Response waive(@PathParam("id") String id, @NotNull @Valid WaiveRequest request) {
        Person who = caller.person();
        return answers.of(waive.waive(id, request.reason().strip(), who), who);
    }

    @ServerExceptionMapper
    Response kafkaAway(KafkaException failure) {
        return LetterAnswers.kafkaAway(failure);
    }

    @ServerExceptionMapper
    Response databaseAway(StoreException failure) {
        return LetterAnswers.databaseAway(failure);
    }

    private static RuntimeException unknown(String id) {
        return Problem.notFound("There is no dead letter " + id + ".").asException();
    }
}
