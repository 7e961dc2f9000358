package app.merit.ingest.crm.freshsales;

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
import app.merit.ingest.format.Parsed;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Freshsales webhooks; a secret is {@code X-Name=value} of a header, {@code user:password}, or one in the URL. */
public final class FreshsalesAdapter implements SourceAdapter {
    private static final Set<String> MEDIA_TYPES = Set.of("application/json", FilledBody.FORM);

    private final RecordApi records = new FreshsalesRecords();

    @Override
    public Proof prove(Request request, SourceSettings source, Instant now) {
        return StaticSecret.prove(request, source.secrets());
    }

    @Override
    public boolean accepts(Headers headers) {
        return headers.mediaType().map(MEDIA_TYPES::contains).orElse(true);
    }

    @Override
    public List<String> traces(Secret secret) {
        return StaticSecret.traces(secret);
    }

    @Override
    public Reply reply(Request request) {
        return Reply.empty(200);
    }

    @Override
    public Optional<String> complaint(SourceSettings settings) {
        if (!settings.accounts().isEmpty()) {
            return Optional.of("account cannot be checked: the body is the administrator's own");
        }
        return StaticSecret.complaint(settings.secrets())
                .or(() -> Template.complaint(settings.options()))
                .or(() -> FreshsalesRecords.complaint(settings));
    }

    @Override
    public List<Item> decode(Received received) {
        return switch (FilledBody.parse(received)) {
            case Parsed.Malformed<JsonNode>(var reason, var detail) -> List.of(new Item.Unreadable(0, reason, detail));
            case Parsed.Ok<JsonNode>(var body) ->
                List.of(new FilledTemplate(body, new Template(received.options()), received).item());
        };
    }

    @Override
    public Optional<RecordApi> records() {
        return Optional.of(records);
    }
}
