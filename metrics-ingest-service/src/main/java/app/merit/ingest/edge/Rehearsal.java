package app.merit.ingest.edge;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Reply;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.SourceAdapter;
import app.merit.ingest.domain.SourceSettings;
import app.merit.service.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the edge would do with a request, by the edge's own rules and without keeping it: for captured requests. */
public final class Rehearsal {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param proof empty if there is no secret to prove with, or nothing to prove: the vendor only checks the address
     * @param kept what would lie in the inbox; empty if the answer is an error or a handshake
     */
    public record Outcome(Optional<Proof> proof, Sent answer, Optional<InboxMessage> kept) {}

    /** An answer as it would leave. */
    public record Sent(int status, Map<String, String> headers, Optional<String> contentType, String body) {
        static Sent of(Reply reply) {
            return new Sent(reply.status(), Map.of(), reply.contentType(), reply.body());
        }

        static Sent of(Problem problem) {
            try {
                String body = JSON.writeValueAsString(problem);
                return new Sent(problem.status(), Map.of(), Optional.of(Problem.MEDIA_TYPE), body);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private Rehearsal() {}

    /**
     * A request as the route reads it.
     *
     * @param pathSecrets texts of the path that stand for the secret, decoded
     */
    public static Request request(
            String method, String target, List<String> pathSecrets, Headers headers, byte[] body) {
        Map<String, String> query = WebhookRoute.parameters(queryOf(target));
        List<String> urlSecrets = new ArrayList<>(pathSecrets);
        Optional.ofNullable(query.get("key")).filter(key -> !key.isBlank()).ifPresent(urlSecrets::add);
        return new Request(method, target, urlSecrets, query, headers, body);
    }

    /** @param source may be without secrets, in which case nothing is proven and nothing refused for it */
    public static Outcome of(SourceSettings source, Request request, Instant now) {
        if (request.method().equals("OPTIONS")) {
            return answered(Optional.empty(), handshake(request.headers()));
        }
        if (!request.method().equals("POST")) {
            return answered(Optional.empty(), Sent.of(EdgeAnswers.NOT_ALLOWED));
        }
        SourceAdapter adapter = AcceptWebhook.adapterOf(source);
        Optional<Reply> checked = adapter.handshake(request);
        if (checked.isPresent()) {
            return answered(Optional.empty(), Sent.of(checked.get()));
        }
        Arrival arrival =
                new Arrival(source.name(), !request.urlSecrets().isEmpty(), queryOf(request.target()), request);
        Optional<Proof> proof = source.secrets().isEmpty()
                ? Optional.empty()
                : Optional.of(AcceptWebhook.proof(adapter, source, arrival, now));
        return proved(source, adapter, arrival, proof, now);
    }

    private static Outcome proved(
            SourceSettings source, SourceAdapter adapter, Arrival arrival, Optional<Proof> proof, Instant now) {
        if (arrival.request().body().length > source.maxBodyBytes()) {
            return answered(proof, Sent.of(EdgeAnswers.TOO_LARGE));
        }
        if (proof.isPresent() && proof.get() instanceof Proof.Refused) {
            return answered(proof, Sent.of(EdgeAnswers.NOT_PROVEN));
        }
        if (!AcceptWebhook.readable(adapter, arrival)) {
            return answered(proof, Sent.of(EdgeAnswers.WRONG_MEDIA_TYPE));
        }
        Proof.Proven proven = proof.map(Proof.Proven.class::cast).orElse(new Proof.Proven("none", "-", false));
        InboxMessage message = AcceptWebhook.message(adapter, source, arrival, proven, now);
        return new Outcome(proof, Sent.of(adapter.reply(arrival.request())), Optional.of(message));
    }

    private static Outcome answered(Optional<Proof> proof, Sent answer) {
        return new Outcome(proof, answer, Optional.empty());
    }

    private static Sent handshake(Headers headers) {
        Map<String, String> allowed = EdgeAnswers.handshakeHeaders(
                headers.first("webhook-request-origin"), headers.first("webhook-request-rate"));
        return new Sent(200, allowed, Optional.empty(), "");
    }

    private static String queryOf(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }
}
