package app.merit.ingest.deadletter;

import app.merit.ingest.caller.Person;
import app.merit.ingest.deadletter.KeptMessages.Kept;
import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.format.FormBody;
import app.merit.ingest.format.FormNode;
import app.merit.ingest.format.Parsed;
import app.merit.ingest.normalise.Normalise;
import app.merit.ingest.store.IngestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Shows a dead letter; unmasked content only once it is recorded who looks, and why. */
@ApplicationScoped
class LookAtLetter {
    private final IngestDatabase database;
    private final KeptMessages messages;
    private final Normalise normalise;
    private final Clock clock;

    LookAtLetter(IngestDatabase database, KeptMessages messages, Normalise normalise, Clock clock) {
        this.database = database;
        this.messages = messages;
        this.normalise = normalise;
        this.clock = clock;
    }

    Optional<LetterDetail> masked(String id) {
        return database.call(tx -> LetterRows.find(tx, id)).map(letter -> detail(letter, true));
    }

    Optional<LetterDetail> unmasked(String id, Person who, String reason) {
        Optional<Letter> found = database.call(tx -> {
            Optional<Letter> letter = LetterRows.find(tx, id);
            if (letter.isPresent()) {
                tx.update(
                        "insert into dead_letter_look (dead_letter, who, at, reason) values (?, ?, ?, ?)",
                        id,
                        who.name(),
                        clock.instant(),
                        reason);
            }
            return letter;
        });
        return found.map(letter -> detail(letter, false));
    }

    Preview preview(Letter letter, InboxMessage message) {
        InboxPosition position =
                new InboxPosition(letter.origin().partition(), letter.origin().offset(), message.sha256());
        return Preview.of(normalise.of(message, position));
    }

    /** What would come of an edit. */
    Optional<Preview> preview(Letter letter, Edit edit) {
        return messages.find(letter) instanceof Kept.Message(var original)
                ? edit.body()
                        .map(body -> preview(
                                letter, Resend.altered(letter, original, body, edit.bodyEncoding(), Optional.empty())))
                : Optional.empty();
    }

    private LetterDetail detail(Letter letter, boolean masked) {
        List<Edit> edits = database.call(tx -> EditRows.of(tx, letter.id()));
        List<String> request = database.call(tx -> LetterRows.request(tx, letter.origin()));
        Kept found = messages.find(letter);
        Optional<InboxMessage> message = found instanceof Kept.Message(var kept) ? Optional.of(kept) : Optional.empty();
        Optional<String> expired = found instanceof Kept.Gone
                ? Optional.of("request expired on " + letter.expiresOn() + ", sha256 " + letter.sha256())
                : Optional.empty();
        return new LetterDetail(
                LetterView.of(letter),
                letter.expiresOn(),
                message.map(kept -> view(kept, masked)),
                expired,
                message.map(kept -> preview(letter, kept)),
                edits.stream()
                        .map(edit -> EditView.of(
                                edit,
                                message.flatMap(kept -> edit.body()
                                        .map(body -> preview(
                                                letter,
                                                Resend.altered(
                                                        letter, kept, body, edit.bodyEncoding(), Optional.empty())))),
                                masked))
                        .toList(),
                request.stream().filter(other -> !other.equals(letter.id())).toList());
    }

    private static LetterDetail.MessageView view(InboxMessage message, boolean masked) {
        Content content = Content.of(message);
        return new LetterDetail.MessageView(
                masked,
                message.method(),
                message.path(),
                masked ? maskedQuery(message.query()) : message.query(),
                new TreeMap<>(message.headers()),
                message.bodyBytes(),
                message.bodyEncoding(),
                message.proof().scheme() + " " + message.proof().keyId(),
                masked ? MaskedContent.of(content) : TextNode.valueOf(message.body()));
    }

    private static String maskedQuery(String query) {
        if (query.isEmpty()) {
            return "";
        }
        JsonNode masked =
                FormBody.parse(query.getBytes(StandardCharsets.UTF_8)) instanceof Parsed.Ok<FormNode>(var form)
                        ? MaskedContent.of(new Content.OfForm(form))
                        : TextNode.valueOf(Mask.shape(query));
        return masked.toString();
    }
}
