package app.merit.motivation.scheme.application;

import app.merit.motivation.accrual.store.DueAccruals;
import app.merit.motivation.definitions.domain.Snapshot;
import app.merit.motivation.definitions.store.Snapshots;
import app.merit.motivation.engine.check.Fault;
import app.merit.motivation.engine.check.SchemeCheck;
import app.merit.motivation.engine.scheme.Scheme;
import app.merit.motivation.outbox.Outbox;
import app.merit.motivation.scheme.application.SchemeSaving.Conflicting;
import app.merit.motivation.scheme.application.SchemeSaving.Refused;
import app.merit.motivation.scheme.application.SchemeSaving.Saved;
import app.merit.motivation.scheme.domain.SavedScheme;
import app.merit.motivation.scheme.domain.SchemeHistory;
import app.merit.motivation.scheme.domain.Schemes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a scheme, stores it, publishes it and has everybody's open accruals computed anew. */
@ApplicationScoped
public class SaveScheme {
    private final Schemes schemes;
    private final Snapshots snapshots;
    private final DueAccruals due;
    private final Outbox outbox;
    private final Clock clock;

    SaveScheme(Schemes schemes, Snapshots snapshots, DueAccruals due, Outbox outbox, Clock clock) {
        this.schemes = schemes;
        this.snapshots = snapshots;
        this.due = due;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The same document twice makes one revision. */
    @Transactional
    public SchemeSaving save(Scheme scheme, String author) {
        snapshots.lock(); // two savers at once could give the same position to two schemes
        var snapshot = snapshots.current();
        var before = schemes.find(scheme.code());
        if (before.map(SavedScheme::scheme).filter(scheme::equals).isPresent()) {
            return new Saved(before.get(), false);
        }
        var faults = SchemeCheck.check(scheme, snapshot.known());
        if (!faults.isEmpty()) {
            return new Refused(faults);
        }
        var conflicts = conflicts(scheme, before, snapshot);
        return conflicts.isEmpty() ? saved(scheme, before, author, snapshot) : new Conflicting(conflicts);
    }

    private List<Fault> conflicts(Scheme scheme, Optional<SavedScheme> before, Snapshot snapshot) {
        var today = snapshot.today(clock);
        var conflicts = new ArrayList<>(
                before.map(b -> SchemeHistory.moved(b.scheme(), scheme, today)).orElse(List.of()));
        conflicts.addAll(SchemeHistory.clashes(scheme, snapshot.schemes()));
        return conflicts;
    }

    private Saved saved(Scheme scheme, Optional<SavedScheme> before, String author, Snapshot snapshot) {
        long revision = before.map(SavedScheme::revision).orElse(0L) + 1;
        var saved = new SavedScheme(scheme, revision, clock.instant(), author);
        schemes.save(saved);
        snapshots.changed();
        outbox.add(Outbox.SCHEMES, scheme.code(), SchemeDocument.of(saved));
        due.everybody(snapshot);
        return new Saved(saved, before.isEmpty());
    }
}
