package app.merit.ingest.crm.standard;

import app.merit.ingest.domain.Headers;
import app.merit.ingest.domain.Item;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Received;
import app.merit.ingest.domain.Reply;
import app.merit.ingest.domain.Request;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceAdapter;
import app.merit.ingest.domain.SourceSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The {@code standard} source type. */
public final class StandardAdapter implements SourceAdapter {
    private static final Set<String> MEDIA_TYPES =
            Set.of("application/json", CloudEvents.STRUCTURED, CloudEvents.BATCH);

    @Override
    public Proof prove(Request request, SourceSettings source, Instant now) {
        // A signature that is given counts alone: a token beside it must not save it.
        return (Signature.isGiven(request) ? Optional.<Proof>empty() : Token.prove(request, source.secrets()))
                .orElseGet(() -> Signature.prove(request, source.secrets(), now));
    }

    /** In binary mode the body is data of any kind; what is not JSON is found out when it is read. */
    @Override
    public boolean accepts(Headers headers) {
        return headers.mediaType().map(MEDIA_TYPES::contains).orElse(true)
                || headers.first("ce-specversion").isPresent();
    }

    @Override
    public List<String> traces(Secret secret) {
        return List.of(secret.value(), Keyring.withoutPrefix(secret.value()));
    }

    @Override
    public Reply reply(Request request) {
        return Reply.empty(204);
    }

    @Override
    public Optional<String> complaint(SourceSettings settings) {
        if (!settings.secrets().stream().allMatch(Keyring::isUsable)) {
            return Optional.of(
                    "each secret must be whsec_ and base64 of at least 16 bytes, whpk_ and base64 of an Ed25519 public key,"
                            + " or a token of at least 16 characters");
        }
        return settings.accounts().isEmpty()
                ? Optional.empty()
                : Optional.of("account cannot be checked: the signature already names the sender");
    }

    @Override
    public List<Item> decode(Received received) {
        return CloudEvents.read(received).stream()
                .map(envelope -> switch (envelope) {
                    case Envelope.Bad(var item) -> item;
                    case Envelope.Event event -> MeritEvent.item(event);
                })
                .toList();
    }
}
