package app.merit.ingest.deadletter;

import app.merit.ingest.caller.Person;
import app.merit.ingest.ops.OpsFeed;
import app.merit.service.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Turns outcomes into answers, and tells operators what was done. */
@Singleton
class LetterAnswers {
    private static final Logger LOG = Logger.getLogger(LetterAnswers.class);
    private static final int RETRY_AFTER_SECONDS = 10;

    /**
     * A message that went through again.
     *
     * @param again true: it had gone through before; equal dedupe keys count once, so nothing changes
     * @param replayed all letters of the request, which is sent as a whole
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ReplayView(String id, boolean again, String detail, List<String> replayed) {}

    private final OpsFeed ops;
    private final LetterCounts counts;

    LetterAnswers(OpsFeed ops, LetterCounts counts) {
        this.ops = ops;
        this.counts = counts;
    }

    Response of(Outcome outcome, Person who) {
        return switch (outcome) {
            case Outcome.Replayed replayed -> {
                tell("dead-letter-replayed", replayed.letter(), who);
                yield Response.ok(view(replayed)).build();
            }
            case Outcome.Waived(var letter) -> {
                tell("dead-letter-waived", letter, who);
                yield Response.ok(LetterView.of(letter)).build();
            }
            case Outcome.Proposed(var letter, var edit) -> {
                tell("dead-letter-edit-proposed", letter, who);
                yield Response.status(201)
                        .entity(EditView.of(edit, Optional.empty(), false))
                        .build();
            }
            case Outcome.Unknown(var id) ->
                Problem.notFound("There is no such dead letter or edit: " + id).asResponse();
            case Outcome.Expired(var letter) ->
                Problem.of(
                                410,
                                "request-expired",
                                "Request expired",
                                "request expired on " + letter.expiresOn() + ", sha256 " + letter.sha256())
                        .asResponse();
            case Outcome.Refused(var slug, var why) ->
                Problem.of(409, slug, "Not done", why).asResponse();
            case Outcome.NotKept() -> away("Kafka did not take the message; nothing has changed.");
        };
    }

    static ReplayView view(Outcome.Replayed replayed) {
        String detail = replayed.again()
                ? "It had gone through before"
                        + replayed.before()
                                .map(b -> " (" + b.by() + ", " + b.at() + ")")
                                .orElse("") + "; its dedupe keys are equal, so nothing changes."
                : "It goes through the inbox again with its original time; if it fails again it is open again.";
        return new ReplayView(replayed.letter().id(), replayed.again(), detail, replayed.together());
    }

    void tell(String event, Letter letter, Person who) {
        ops.event(event, Optional.of(letter.source()), Map.of("deadLetter", letter.id(), "who", who.name()));
        counts.refresh();
    }

    void tellLook(String id, String source, Person who) {
        ops.event("dead-letter-unmasked", Optional.of(source), Map.of("deadLetter", id, "who", who.name()));
    }

    static Response kafkaAway(KafkaException failure) {
        LOG.warnf("Dead letters could not be read: %s", failure.toString());
        return away("Kafka does not answer.");
    }

    static Response databaseAway(RuntimeException failure) {
        LOG.warnf("Dead letters could not be read: %s", failure.toString());
        return away("The ingest database does not answer.");
    }

    private static Response away(String detail) {
        return Response.fromResponse(
                        Problem.of(503, "try-again", "Try again later", detail).asResponse())
                .header("Retry-After", RETRY_AFTER_SECONDS)
                .build();
    }
}
