package app.merit.ingest.crm.close;

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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Close webhooks; the secret is the subscription's signature key, in hex as Close shows it. */
public final class CloseAdapter implements SourceAdapter {
    private final RecordApi records = new CloseRecords();

    @Override
    public Proof prove(Request request, SourceSettings source, Instant now) {
        return Signature.prove(request, source.secrets(), now);
    }

    @Override
    public boolean contradicts(Request request, Set<String> accounts) {
        return Json.parse(request.body()) instanceof Parsed.Ok<JsonNode>(var body)
                && Json.id(Json.at(Json.at(body, "event"), "organization_id"))
                        .filter(organisation -> !accounts.contains(organisation))
                        .isPresent();
    }

    @Override
    public boolean accepts(Headers headers) {
        return headers.mediaType().map("application/json"::equals).orElse(true);
    }

    /** Hex of either case is the same key. */
    @Override
    public List<String> traces(Secret secret) {
        String value = secret.value().strip();
        return List.of(value, value.toLowerCase(Locale.ROOT), value.toUpperCase(Locale.ROOT));
    }

    @Override
    public Reply reply(Request request) {
        return Reply.empty(200);
    }

    @Override
    public Optional<String> complaint(SourceSettings settings) {
        if (!settings.secrets().stream().allMatch(Signature::isUsable)) {
            return Optional.of("each secret must be a signature key of Close: at least 32 hexadecimal digits");
        }
        return Dates.complaint(settings.options());
    }

    @Override
    public List<Item> decode(Received received) {
        return switch (Json.parse(received.body())) {
            case Parsed.Malformed<JsonNode>(var reason, var detail) -> List.of(new Item.Unreadable(0, reason, detail));
            case Parsed.Ok<JsonNode>(var body) -> List.of(CloseEvent.item(body, received));
        };
    }

    @Override
    public Optional<RecordApi> records() {
        return Optional.of(records);
    }
}
