package app.merit.ingest.crm.monday;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.Reply;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.SourceAdapter;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Parsed;
import app.merit.ingest.format.UrlSecrets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** monday.com webhooks; a secret is the app's signing secret, or for the webhooks of a board one in the URL. */
public final class MondayAdapter implements SourceAdapter {
    private static final int MAX_CHALLENGE_BODY = 2_048;
    private static final int MAX_CHALLENGE = 512;

    private final RecordApi records = new MondayRecords();

    /** A token or a secret in the URL; neither covers the body. */
    @Override
    public Proof prove(Request request, SourceSettings source, Instant now) {
        Proof byUrl = UrlSecrets.prove(request, source.secrets());
        Proof byToken = SignedToken.prove(request.headers(), source.secrets(), now);
        if (byToken instanceof Proof.Proven || byUrl instanceof Proof.Proven) {
            return byToken instanceof Proof.Proven ? byToken : byUrl;
        }
        return byToken.equals(SignedToken.NONE) ? byUrl : byToken;
    }

    @Override
    public boolean accepts(Headers headers) {
        return headers.mediaType().map("application/json"::equals).orElse(true);
    }

    @Override
    public Reply reply(Request request) {
        return Reply.empty(200);
    }

    /** The echo by which monday checks a new address: of a short text that stands alone in its object. */
    @Override
    public Optional<Reply> handshake(Request request) {
        if (request.body().length > MAX_CHALLENGE_BODY
                || !(Json.parse(request.body()) instanceof Parsed.Ok<JsonNode>(var body))) {
            return Optional.empty();
        }
        JsonNode challenge = Json.at(body, "challenge");
        boolean alone = body.isObject() && body.size() == 1 && challenge.isTextual();
        return Optional.of(Json.clean(challenge.asText()))
                .filter(text -> alone && !text.isEmpty() && text.length() <= MAX_CHALLENGE)
                .map(text -> Reply.of(
                        200,
                        "application/json",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("challenge", text)
                                .toString()));
    }

    @Override
    public Optional<String> complaint(SourceSettings settings) {
        if (!settings.accounts().isEmpty()) {
            return Optional.of("account cannot be checked: monday's events do not state it");
        }
        return Boards.complaint(settings).or(() -> MondayRecords.complaint(settings));
    }

    @Override
    public List<Item> decode(Received received) {
        return switch (Json.parse(received.body())) {
            case Parsed.Malformed<JsonNode>(var reason, var detail) -> List.of(new Item.Unreadable(0, reason, detail));
            case Parsed.Ok<JsonNode>(var body) -> List.of(MondayEvent.item(body, Boards.of(received.options())));
        };
    }

    @Override
    public Optional<RecordApi> records() {
        return Optional.of(records);
    }
}
