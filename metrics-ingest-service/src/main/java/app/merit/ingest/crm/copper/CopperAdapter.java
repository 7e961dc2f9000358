package app.merit.ingest.crm.copper;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.Reply;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceAdapter;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Parsed;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Copper webhooks; a secret is {@code name=value}, several of one subscription with {@code &} between. */
public final class CopperAdapter implements SourceAdapter {
    private final RecordApi records = new CopperRecords();

    @Override
    public Proof prove(Request request, SourceSettings source, Instant now) {
        return Echo.prove(request.body(), source.secrets());
    }

    /** The account of a source names the subscriptions: Copper states no other tenant. */
    @Override
    public boolean contradicts(Request request, Set<String> accounts) {
        return Json.parse(request.body()) instanceof Parsed.Ok<JsonNode>(var body)
                && Json.id(Json.at(body, "subscription_id"))
                        .filter(subscription -> !accounts.contains(subscription))
                        .isPresent();
    }

    @Override
    public boolean accepts(Headers headers) {
        return headers.mediaType().map("application/json"::equals).orElse(true);
    }

    @Override
    public List<String> traces(Secret secret) {
        return Echo.traces(secret);
    }

    @Override
    public byte[] withoutCredentials(byte[] body) {
        return Echo.withoutEchoes(body);
    }

    @Override
    public Reply reply(Request request) {
        return Reply.empty(200);
    }

    @Override
    public Optional<String> complaint(SourceSettings settings) {
        return Echo.complaint(settings.secrets()).or(() -> LoggedActivity.complaint(settings.options()));
    }

    @Override
    public List<Item> decode(Received received) {
        return switch (Json.parse(received.body())) {
            case Parsed.Malformed<JsonNode>(var reason, var detail) -> List.of(new Item.Unreadable(0, reason, detail));
            case Parsed.Ok<JsonNode>(var body) -> Notification.items(body, received);
        };
    }

    @Override
    public Optional<RecordApi> records() {
        return Optional.of(records);
    }
}
