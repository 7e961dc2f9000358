package app.merit.ingest.deadletter;

import app.merit.ingest.caller.Person;
import app.merit.ingest.crm.SourceType;
import app.merit.ingest.deadletter.KeptMessages.Kept;
import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.ReplayNote.Difference;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Blanking;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.store.IngestDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Puts an altered message up for a second person. */
@ApplicationScoped
class ProposeEdit {
    private static final int DEFAULT_MOST_BYTES = 1_048_576;

    private final IngestDatabase database;
    private final KeptMessages messages;
    private final Sources sources;
    private final Clock clock;

    ProposeEdit(IngestDatabase database, KeptMessages messages, Sources sources, Clock clock) {
        this.database = database;
        this.messages = messages;
        this.sources = sources;
        this.clock = clock;
    }

    /** @param encoding {@code utf-8} or {@code base64} */
    Outcome propose(String id, String body, String encoding, Optional<String> note, Person editor) {
        Optional<Letter> found = database.call(tx -> LetterRows.find(tx, id));
        if (found.isEmpty()) {
            return new Outcome.Unknown(id);
        }
        Optional<byte[]> bytes = Content.bytes(body, encoding);
        int most = sources.known(found.get().source())
                .map(SourceSettings::maxBodyBytes)
                .orElse(DEFAULT_MOST_BYTES);
        if (bytes.isEmpty() || bytes.get().length > most || body.indexOf('\0') >= 0) {
            return new Outcome.Refused(
                    "unusable-body", "The body must be text, or base64 that says so, of at most " + most + " bytes.");
        }
        return switch (messages.find(found.get())) {
            case Kept.Gone() -> new Outcome.Expired(found.get());
            case Kept.NoMessage() ->
                new Outcome.Refused(
                        "no-message", "What lay in the inbox was no message of ours; nothing can be altered.");
            case Kept.Message(var original) ->
                propose(
                        found.get(),
                        original,
                        Resend.altered(
                                found.get(),
                                original,
                                blanked(found.get(), body, encoding),
                                encoding,
                                Optional.empty()),
                        note,
                        editor);
        };
    }

    /** Whoever alters a message may have the secret before their eyes: it is kept as little as in a webhook. */
    private String blanked(Letter letter, String body, String encoding) {
        Optional<SourceSettings> source = sources.known(letter.source()).filter(_ -> encoding.equals("utf-8"));
        return source.flatMap(known -> SourceType.ofWire(known.type())
                        .map(type -> Blanking.of(known, type.adapter(), sources.retired(known.name()))
                                .blank(body)))
                .orElse(body);
    }

    private Outcome propose(
            Letter letter, InboxMessage original, InboxMessage altered, Optional<String> note, Person editor) {
        List<Difference> differences = Differences.between(original, altered);
        if (differences.isEmpty()) {
            return new Outcome.Refused(
                    "nothing-altered", "The body says the same as the original; replay it unchanged.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.call(tx -> {
            Optional<Letter> locked = LetterRows.lockRequest(tx, letter.origin()).stream()
                    .filter(other -> other.id().equals(letter.id()))
                    .findFirst();
            if (locked.isEmpty() || locked.get().status() == Status.REPLAYED) {
                return new Outcome.Refused(
                        "went-through", "It was replayed and has not come back; altering it would count it twice.");
            }
            EditRows.supersede(tx, List.of(letter), editor.name(), now);
            Edit edit = new Edit(
                    letter.id(),
                    EditRows.nextNumber(tx, letter.id()),
                    Edit.State.PENDING,
                    Optional.of(altered.body()),
                    altered.bodyEncoding(),
                    altered.sha256(),
                    differences,
                    note,
                    editor,
                    now,
                    Optional.empty(),
                    Optional.empty());
            EditRows.add(tx, edit);
            LetterRows.status(tx, letter.id(), Status.PENDING_APPROVAL);
            return new Outcome.Proposed(letter, edit);
        });
    }
}
