package app.merit.ingest.deadletter;

import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.InboxPosition;
import app.merit.ingest.domain.ReplayNote;
import app.merit.ingest.format.Keys;
import java.util.Optional;

/** The message of a dead letter as it goes through {@code crm.inbox} again. */
final class Resend {
    private Resend() {}

    /** Everything as it was, with a note that it is a replay. */
    static InboxMessage unchanged(Letter letter, InboxMessage original) {
        return with(original, note(letter, Optional.empty()));
    }

    static InboxMessage altered(
            Letter letter, InboxMessage original, String body, String encoding, Optional<ReplayNote.Edit> edit) {
        byte[] bytes = Content.bytes(body, encoding).orElseThrow();
        InboxMessage.ProofNote proof = original.proof();
        InboxMessage altered = new InboxMessage(
                original.source(),
                original.sourceType(),
                original.receivedAt(),
                original.method(),
                original.path(),
                original.query(),
                original.headers(),
                body,
                encoding,
                Keys.digest(bytes),
                bytes.length,
                // The CRM's signature covers what it sent and not what we made of it: the deal is to be confirmed.
                new InboxMessage.ProofNote(proof.outcome(), proof.scheme(), proof.keyId(), false),
                original.read(),
                Optional.empty());
        return with(altered, note(letter, edit));
    }

    private static ReplayNote note(Letter letter, Optional<ReplayNote.Edit> edit) {
        InboxPosition first =
                new InboxPosition(letter.origin().partition(), letter.origin().offset(), letter.sha256());
        return new ReplayNote(letter.id(), first, edit);
    }

    private static InboxMessage with(InboxMessage message, ReplayNote note) {
        return new InboxMessage(
                message.source(),
                message.sourceType(),
                message.receivedAt(),
                message.method(),
                message.path(),
                message.query(),
                message.headers(),
                message.body(),
                message.bodyEncoding(),
                message.sha256(),
                message.bodyBytes(),
                message.proof(),
                message.read(),
                Optional.of(note));
    }
}
