package app.merit.ingest.deadletter;

import app.merit.ingest.caller.Person;
import app.merit.ingest.deadletter.KeptMessages.Kept;
import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.ReplayNote;
import app.merit.ingest.edge.Inbox;
import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends messages through the inbox again. What was decided is committed after Kafka has the message, under a lock for
 * which the follower waits: a replay that fails at once is never taken for one that went through.
 */
@ApplicationScoped
class ReplayLetters {
    /** Requests replayed in one go. */
    static final int MOST = 500;

    private final IngestDatabase database;
    private final KeptMessages messages;
    private final Inbox inbox;
    private final Clock clock;

    ReplayLetters(IngestDatabase database, KeptMessages messages, Inbox inbox, Clock clock) {
        this.database = database;
        this.messages = messages;
        this.inbox = inbox;
        this.clock = clock;
    }

    Outcome unchanged(String id, Person who) {
        try (KeptMessages.Shelf shelf = messages.open()) {
            return unchanged(shelf, id, who);
        }
    }

    /** Each request once, the newest failures first, until one cannot be kept. */
    List<Outcome> many(LetterFilter filter, Person who) {
        List<Letter> letters = database.call(tx -> LetterRows.page(tx, filter, 0, MOST));
        List<Outcome> outcomes = new ArrayList<>();
        Set<Place> requests = new HashSet<>();
        try (KeptMessages.Shelf shelf = messages.open()) {
            for (Letter letter : letters) {
                if (requests.add(letter.origin())) {
                    Outcome outcome = unchanged(shelf, letter.id(), who);
                    outcomes.add(outcome);
                    if (outcome instanceof Outcome.NotKept) {
                        break;
                    }
                }
            }
        }
        return outcomes;
    }

    /** Sends the altered message, if the person is a second one. */
    Outcome approved(String id, int number, Person who) {
        Optional<Letter> found = database.call(tx -> LetterRows.find(tx, id));
        if (found.isEmpty()) {
            return new Outcome.Unknown(id);
        }
        return switch (messages.find(found.get())) {
            case Kept.Gone() -> new Outcome.Expired(found.get());
            case Kept.NoMessage() -> notReplayable();
            case Kept.Message(var original) -> approve(found.get(), number, who, original);
        };
    }

    private Outcome approve(Letter letter, int number, Person who, InboxMessage original) {
        return committed(letter, who, (tx, now) -> {
            Optional<Edit> edit = EditRows.of(tx, letter.id()).stream()
                    .filter(proposed -> proposed.number() == number)
                    .findFirst();
            if (edit.isEmpty()) {
                return new Decided.Not(new Outcome.Unknown(letter.id()));
            }
            if (edit.get().state() != Edit.State.PENDING || edit.get().body().isEmpty()) {
                return new Decided.Not(new Outcome.Refused(
                        "edit-decided", "This edit is " + edit.get().state().wire() + " already."));
            }
            if (edit.get().editor().sameAs(who)) {
                return new Decided.Not(new Outcome.Refused(
                        "own-edit", "Who altered a message does not approve it; a second person has to."));
            }
            EditRows.approve(tx, edit.get(), who.name(), now);
            ReplayNote.Edit note = new ReplayNote.Edit(
                    edit.get().editor().name(), who.name(), now, edit.get().differences());
            return new Decided.Send(Resend.altered(
                    letter, original, edit.get().body().get(), edit.get().bodyEncoding(), Optional.of(note)));
        });
    }

    private Outcome unchanged(KeptMessages.Shelf shelf, String id, Person who) {
        Optional<Letter> found = database.call(tx -> LetterRows.find(tx, id));
        if (found.isEmpty()) {
            return new Outcome.Unknown(id);
        }
        return switch (shelf.find(found.get())) {
            case Kept.Gone() -> new Outcome.Expired(found.get());
            case Kept.NoMessage() -> notReplayable();
            case Kept.Message(var original) ->
                committed(found.get(), who, (tx, now) -> {
                    if (wentThroughAltered(tx, id)) {
                        return new Decided.Not(new Outcome.Refused(
                                "replayed-altered",
                                "It went through as altered with an approval; the original would only fail again."));
                    }
                    return new Decided.Send(Resend.unchanged(found.get(), original));
                });
        };
    }

    private static boolean wentThroughAltered(Tx tx, String id) throws SQLException {
        boolean replayed = LetterRows.find(tx, id)
                .filter(letter -> letter.status() == Status.REPLAYED)
                .isPresent();
        return replayed && EditRows.of(tx, id).stream().anyMatch(edit -> edit.state() == Edit.State.APPROVED);
    }

    /** What is to be sent, or why nothing is. */
    private sealed interface Decided {
        record Send(InboxMessage message) implements Decided {}

        record Not(Outcome outcome) implements Decided {}
    }

    private interface Decision {
        Decided in(Tx tx, Instant now) throws SQLException;
    }

    private Outcome committed(Letter letter, Person who, Decision decision) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            return database.call(tx -> {
                List<Letter> request = LetterRows.lockRequest(tx, letter.origin());
                return switch (decision.in(tx, now)) {
                    case Decided.Not(var outcome) -> outcome;
                    case Decided.Send(var message) -> send(tx, letter, request, who, now, message);
                };
            });
        } catch (NotKeptException rolledBack) {
            return new Outcome.NotKept();
        }
    }

    private Outcome send(Tx tx, Letter letter, List<Letter> request, Person who, Instant now, InboxMessage message)
            throws SQLException {
        Optional<Letter> before =
                request.stream().filter(other -> other.id().equals(letter.id())).findFirst();
        // The whole request goes through again: its other letters are tried too.
        List<Letter> tried = request.stream()
                .filter(other ->
                        other.id().equals(letter.id()) || other.status().undecided())
                .toList();
        EditRows.supersede(tx, tried, who.name(), now);
        LetterRows.decide(tx, tried, Status.REPLAYED, who.name(), now, Optional.empty());
        if (!inbox.keep(message)) {
            throw new NotKeptException();
        }
        return new Outcome.Replayed(
                letter,
                before.filter(was -> was.status() == Status.REPLAYED).isPresent(),
                before.flatMap(Letter::decision),
                tried.stream().map(Letter::id).toList());
    }

    private static Outcome notReplayable() {
        return new Outcome.Refused(
                "no-message", "What lay in the inbox was no message of ours; it cannot be replayed.");
    }

    /** Rolls back. */
    private static final class NotKeptException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotKeptException() {
            super(null, null, false, false);
        }
    }
}
