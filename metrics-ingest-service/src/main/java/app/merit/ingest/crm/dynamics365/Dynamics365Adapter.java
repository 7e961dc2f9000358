package app.merit.ingest.crm.dynamics365;

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
import app.merit.ingest.format.DeclaredTypes;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Parsed;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Microsoft Dynamics 365 / Dataverse webhooks. */
public final class Dynamics365Adapter implements SourceAdapter {
    private static final int MIN_SECRET_LENGTH = 6;
    private static final RecordApi RECORDS = new Dynamics365Api();

    @Override
    public Proof prove(Request request, SourceSettings source, Instant now) {
        return Dynamics365Proof.prove(request, source.secrets());
    }

    @Override
    public boolean contradicts(Request request, Set<String> accounts) {
        return Dynamics365Proof.contradicts(request, accounts);
    }

    @Override
    public boolean accepts(Headers headers) {
        return headers.mediaType().map("application/json"::equals).orElse(true);
    }

    /** The organization's id is no secret, and dedupe keys need it. */
    @Override
    public List<String> traces(Secret secret) {
        return Dynamics365Proof.isCondition(secret)
                ? List.of()
                : List.of(secret.value(), Dynamics365Proof.value(secret));
    }

    /** Without a body and at once: a synchronous step keeps the user waiting. */
    @Override
    public Reply reply(Request request) {
        return Reply.empty(200);
    }

    @Override
    public Optional<String> complaint(SourceSettings settings) {
        List<Secret> keys = Dynamics365Proof.keys(settings.secrets());
        if (keys.isEmpty()) {
            return Optional.of("a key is needed beside organization-id=, which is known to others");
        }
        if (keys.stream().anyMatch(key -> Dynamics365Proof.value(key).strip().length() < MIN_SECRET_LENGTH)) {
            return Optional.of("the value of a secret name=value has fewer than " + MIN_SECRET_LENGTH + " characters");
        }
        return Currencies.complaint(settings.options())
                .or(() -> new DeclaredTypes(settings.options()).complaint())
                .or(() -> Dynamics365Api.complaint(settings));
    }

    @Override
    public List<Item> decode(Received received) {
        return switch (Json.parse(received.body())) {
            case Parsed.Malformed<JsonNode>(var reason, var detail) -> List.of(new Item.Unreadable(0, reason, detail));
            case Parsed.Ok<JsonNode>(var body) -> new Message(body, received).items();
        };
    }

    @Override
    public Optional<RecordApi> records() {
        return Optional.of(RECORDS);
    }
}
