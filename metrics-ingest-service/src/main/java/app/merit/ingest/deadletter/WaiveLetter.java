package app.merit.ingest.deadletter;

import app.merit.ingest.caller.Person;
import app.merit.ingest.store.IngestDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Leaves a dead letter out for good, with a person who answers for it. */
@ApplicationScoped
class WaiveLetter {
    private final IngestDatabase database;
    private final Clock clock;

    WaiveLetter(IngestDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Outcome waive(String id, String reason, Person who) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.call(tx -> {
            Optional<Letter> found = LetterRows.find(tx, id);
            if (found.isEmpty()) {
                return new Outcome.Unknown(id);
            }
            Optional<Letter> locked = LetterRows.lockRequest(tx, found.get().origin()).stream()
                    .filter(letter -> letter.id().equals(id))
                    .findFirst();
            if (locked.isEmpty() || !locked.get().status().undecided()) {
                return new Outcome.Refused(
                        "decided",
                        "It is "
                                + locked.map(Letter::status)
                                        .orElse(Status.REPLAYED)
                                        .wire() + " already.");
            }
            EditRows.supersede(tx, List.of(locked.get()), who.name(), now);
            LetterRows.decide(tx, List.of(locked.get()), Status.WAIVED, who.name(), now, Optional.of(reason));
            return new Outcome.Waived(LetterRows.find(tx, id).orElseThrow());
        });
    }
}
