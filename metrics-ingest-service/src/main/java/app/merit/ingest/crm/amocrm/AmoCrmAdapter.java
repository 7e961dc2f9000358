package app.merit.ingest.crm.amocrm;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.Reply;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.SourceAdapter;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.format.FormBody;
import app.merit.ingest.format.FormNode;
import app.merit.ingest.format.Parsed;
import app.merit.ingest.format.UrlSecrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** amoCRM / Kommo webhooks. */
public final class AmoCrmAdapter implements SourceAdapter {
    private static final RecordApi RECORDS = new AmoCrmRecords();

    @Override
    public Proof prove(Request request, SourceSettings source, Instant now) {
        return UrlSecrets.prove(request, source.secrets());
    }

    @Override
    public boolean contradicts(Request request, Set<String> accounts) {
        return FormBody.parse(request.body()) instanceof Parsed.Ok<FormNode>(var root)
                && Account.of(root).contradicts(accounts);
    }

    @Override
    public boolean accepts(Headers headers) {
        return headers.mediaType()
                .map("application/x-www-form-urlencoded"::equals)
                .orElse(true);
    }

    @Override
    public Reply reply(Request request) {
        return Reply.empty(200);
    }

    @Override
    public Optional<String> complaint(SourceSettings settings) {
        return settings.currency().isPresent()
                ? Optional.empty()
                : Optional.of("currency is needed: amoCRM sends amounts without one");
    }

    @Override
    public Optional<RecordApi> records() {
        return Optional.of(RECORDS);
    }

    @Override
    public List<Item> decode(Received received) {
        return switch (FormBody.parse(received.body())) {
            case Parsed.Malformed<FormNode>(var reason, var detail) -> List.of(new Item.Unreadable(0, reason, detail));
            case Parsed.Ok<FormNode>(var root) -> new AmoCrmRequest(root, received.receivedAt()).items();
        };
    }
}
