package app.merit.ingest.crm.zoho;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Zoho CRM notifications; the secret is the token of the subscription. */
public final class ZohoAdapter implements SourceAdapter {
    /** Zoho cuts longer ones off. */
    private static final int MAX_TOKEN = 50;

    private static final int MIN_TOKEN = 6;

    private static final Pattern TOKEN =
            Pattern.compile("(\"token\"\\s*+:\\s*+\")(?:[^\"\\\\]++|\\\\.)*+", Pattern.DOTALL);
    private static final RecordApi RECORDS = new ZohoApi();

    @Override
    public Proof prove(Request request, SourceSettings source, Instant now) {
        return ZohoProof.prove(request, source.secrets());
    }

    @Override
    public boolean contradicts(Request request, Set<String> accounts) {
        return ZohoProof.contradicts(request, accounts);
    }

    @Override
    public boolean accepts(Headers headers) {
        return headers.mediaType().map("application/json"::equals).orElse(true);
    }

    /** The channel's id is no secret, and dedupe keys need it. */
    @Override
    public List<String> traces(Secret secret) {
        return ZohoProof.isCondition(secret) ? List.of() : List.of(ZohoProof.key(secret));
    }

    @Override
    public byte[] withoutCredentials(byte[] body) {
        // One character per byte, so that nothing else changes.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return TOKEN.matcher(text).replaceAll("$1***").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public Reply reply(Request request) {
        return Reply.empty(200);
    }

    @Override
    public Optional<String> complaint(SourceSettings settings) {
        if (ZohoProof.keys(settings.secrets()).isEmpty()) {
            return Optional.of("a token is needed beside channel-id=, which is known to others");
        }
        if (ZohoProof.keys(settings.secrets()).stream()
                .anyMatch(s -> ZohoProof.key(s).length() > MAX_TOKEN)) {
            return Optional.of("a token has more than " + MAX_TOKEN + " characters, which Zoho does not keep");
        }
        if (ZohoProof.keys(settings.secrets()).stream()
                .anyMatch(s -> ZohoProof.key(s).length() < MIN_TOKEN)) {
            return Optional.of("a token has fewer than " + MIN_TOKEN + " characters");
        }
        return settings.option(DataCentre.OPTION)
                .filter(name -> DataCentre.of(name).isEmpty())
                .map(_ -> "option " + DataCentre.OPTION + " must be one of " + DataCentre.words());
    }

    @Override
    public List<Item> decode(Received received) {
        return switch (Json.parse(received.body())) {
            case Parsed.Malformed<JsonNode>(var reason, var detail) -> List.of(new Item.Unreadable(0, reason, detail));
            case Parsed.Ok<JsonNode>(var body) -> new Notification(body).items();
        };
    }

    @Override
    public Optional<RecordApi> records() {
        return Optional.of(RECORDS);
    }
}
