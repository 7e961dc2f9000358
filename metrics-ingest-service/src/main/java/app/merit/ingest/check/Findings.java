package app.merit.ingest.check;

import app.merit.ingest.crm.SourceType;
import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.MessageContext;
import app.merit.ingest.domain.Normalisation;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Rehearsal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What became of one captured request.
 *
 * @param result nothing at all if the request is refused, or if the vendor only checked the address
 */
record Findings(Optional<Proof> proof, Rehearsal.Sent answer, Normalisation result) {
    private static final Normalisation NOTHING = new Normalisation(List.of(), List.of(), List.of());

    static Findings of(CapturedRequest captured, SourceSettings source, Instant now) {
        Rehearsal.Outcome outcome = outcome(captured.readings(), source, now);
        return new Findings(
                outcome.proof(),
                outcome.answer(),
                outcome.kept().map(message -> understood(message, source)).orElse(NOTHING));
    }

    boolean refused() {
        return answer.status() >= 400;
    }

    /** Of the ways to read the path the first that proves, else the one that came nearest, else the likeliest. */
    private static Rehearsal.Outcome outcome(List<Request> readings, SourceSettings source, Instant now) {
        return readings.stream()
                .map(reading -> Rehearsal.of(source, reading, now))
                .min(Comparator.comparing(Findings::distance))
                .orElseThrow();
    }

    private static int distance(Rehearsal.Outcome outcome) {
        return outcome.proof()
                .map(proof -> switch (proof) {
                    case Proof.Proven _ -> 0;
                    case Proof.Refused(var reason) ->
                        reason == Proof.Reason.ACCOUNT || reason == Proof.Reason.STALE ? 1 : 2;
                })
                .orElse(0);
    }

    private static Normalisation understood(InboxMessage message, SourceSettings source) {
        List<Item> items =
                SourceType.ofWire(source.type()).orElseThrow().adapter().decode(message.received(source.options()));
        MessageContext context = MessageContext.webhook(
                message.source(),
                source.currency(),
                message.proof().signed(),
                message.receivedAt(),
                new InboxPosition(0, 0, message.sha256()));
        return Normalisation.of(context, items);
    }
}
