package app.merit.ingest.crm.bitrix24;

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

/** Bitrix24; the secret is the application token, or for robots a secret in the URL. */
public final class Bitrix24Adapter implements SourceAdapter {
    private static final RecordApi RECORDS = new Bitrix24Api();

    /** A request that could carry the token must: a secret in the URL proves only what has no place for one. */
    @Override
    public Proof prove(Request request, SourceSettings source, Instant now) {
        Parsed<FormNode> form = FormBody.parse(request.body());
        Optional<String> token = token(form);
        Optional<String> byToken = UrlSecrets.matching(List.of(token.orElse("")), source.secrets());
        if (token.isPresent()) {
            return byToken.<Proof>map(id -> new Proof.Proven("application-token", id, false))
                    .orElse(new Proof.Refused(Proof.Reason.MISMATCH));
        }
        Proof byUrl = UrlSecrets.prove(request, source.secrets());
        return isRobot(form) ? byUrl : new Proof.Refused(Proof.Reason.MISSING);
    }

    private static boolean isRobot(Parsed<FormNode> form) {
        return form instanceof Parsed.Ok<FormNode>(var root) && Robot.sent(root);
    }

    private static Optional<String> token(Parsed<FormNode> form) {
        return form instanceof Parsed.Ok<FormNode>(var root)
                ? root.scalar("auth", "application_token").filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    @Override
    public boolean contradicts(Request request, Set<String> accounts) {
        return FormBody.parse(request.body()) instanceof Parsed.Ok<FormNode>(var root)
                && Tenant.of(root).contradicts(accounts);
    }

    @Override
    public boolean accepts(Headers headers) {
        return headers.mediaType()
                .map("application/x-www-form-urlencoded"::equals)
                .orElse(true);
    }

    @Override
    public byte[] withoutCredentials(byte[] body) {
        return AuthBlock.blank(body);
    }

    @Override
    public Reply reply(Request request) {
        return Reply.empty(200);
    }

    @Override
    public Optional<String> complaint(SourceSettings settings) {
        if (SmartProcesses.areWrong(settings.options())) {
            return Optional.of("options." + SmartProcesses.OPTION + " must be type ids with commas");
        }
        return settings.api().flatMap(Connection::complaint);
    }

    @Override
    public List<Item> decode(Received received) {
        return switch (FormBody.parse(received.body())) {
            case Parsed.Malformed<FormNode>(var reason, var detail) -> List.of(new Item.Unreadable(0, reason, detail));
            case Parsed.Ok<FormNode>(var root) -> List.of(item(root, received));
        };
    }

    private static Item item(FormNode root, Received received) {
        if (!root.isObject()) {
            return new Item.Ignored("empty");
        }
        if (Robot.sent(root)) {
            return Robot.item(root, received);
        }
        return root.text("event")
                .map(event -> new Bitrix24Event(root, event, received).item())
                .orElse(new Item.Unreadable(0, "unknown-shape", "The form names no event and no document."));
    }

    @Override
    public Optional<RecordApi> records() {
        return Optional.of(RECORDS);
    }
}
