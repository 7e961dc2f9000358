package app.merit.ingest.crm.pipedrive;

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
import app.merit.ingest.format.BasicCredentials;
import app.merit.ingest.format.Json;
import app.merit.ingest.format.Parsed;
import app.merit.ingest.format.Proofs;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pipedrive webhooks; the secret is {@code user:password}. */
public final class PipedriveAdapter implements SourceAdapter {
    private static final RecordApi RECORDS = new PipedriveRecords();

    @Override
    public Proof prove(Request request, SourceSettings source, Instant now) {
        Optional<byte[]> credentials = BasicCredentials.of(request.headers());
        // Compared even if nothing was given: a missing header takes as long as a wrong one.
        Optional<String> keyId = Proofs.matching(credentials.orElse(new byte[0]), source.secrets(), Secret::bytes);
        if (credentials.isEmpty()) {
            return new Proof.Refused(Proof.Reason.MISSING);
        }
        return keyId.<Proof>map(id -> new Proof.Proven("basic", id, false))
                .orElse(new Proof.Refused(Proof.Reason.MISMATCH));
    }

    @Override
    public boolean contradicts(Request request, Set<String> accounts) {
        return Json.parse(request.body()) instanceof Parsed.Ok<JsonNode>(var body)
                && Json.id(Json.at(Json.at(body, "meta"), "company_id"))
                        .filter(company -> !accounts.contains(company))
                        .isPresent();
    }

    @Override
    public boolean accepts(Headers headers) {
        return headers.mediaType().map("application/json"::equals).orElse(true);
    }

    @Override
    public List<String> traces(Secret secret) {
        String value = secret.value();
        String encoded = Base64.getEncoder().encodeToString(secret.bytes());
        return List.of(value, value.substring(value.indexOf(':') + 1), encoded);
    }

    @Override
    public Reply reply(Request request) {
        return Reply.empty(200);
    }

    @Override
    public Optional<String> complaint(SourceSettings settings) {
        boolean pairs = settings.secrets().stream().map(Secret::value).allMatch(v -> v.matches("(?s)[^:]+:.{6,}"));
        return pairs
                ? Optional.empty()
                : Optional.of("each secret must be user:password with a password of at least 6 characters");
    }

    @Override
    public Optional<RecordApi> records() {
        return Optional.of(RECORDS);
    }

    @Override
    public List<Item> decode(Received received) {
        return switch (Json.parse(received.body())) {
            case Parsed.Malformed<JsonNode>(var reason, var detail) -> List.of(new Item.Unreadable(0, reason, detail));
            case Parsed.Ok<JsonNode>(var body) -> PipedriveEvent.items(body, received.body());
        };
    }
}
