package app.merit.ingest.known;

import app.merit.ingest.domain.Origin;
import app.merit.ingest.domain.ReadNote.Cause;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.read.ReadRequests.ReadRequest;
import app.merit.ingest.read.RecordApis;
import app.merit.ingest.read.queue.ReadQueue;
import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.StoreException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Remembers what published changes say, and asks for the reads that they need: both in one transaction. */
@ApplicationScoped
public class TakeInChanges {
    private static final Logger LOG = Logger.getLogger(TakeInChanges.class);

    private final IngestDatabase database;
    private final KnownRows known;
    private final ReadQueue queue;
    private final Sources sources;
    private final RecordApis apis;
    private final MeterRegistry meters;

    public TakeInChanges(
            IngestDatabase database,
            KnownRows known,
            ReadQueue queue,
            Sources sources,
            RecordApis apis,
            MeterRegistry meters) {
        this.database = database;
        this.known = known;
        this.queue = queue;
        this.sources = sources;
        this.apis = apis;
        this.meters = meters;
    }

    /**
     * Takes in records of the change topics; a second time changes nothing.
     *
     * @throws StoreException if the database is away: nothing was taken in
     */
    public void takeIn(List<byte[]> records) {
        List<KnownChange> changes = new ArrayList<>(records.size());
        records.forEach(
                value -> KnownChanges.read(value).ifPresentOrElse(changes::add, () -> passedOver("not-a-change")));
        if (changes.isEmpty()) {
            return;
        }
        try {
            takeInOnce(changes);
        } catch (StoreException failure) {
            if (!failure.dataRefused()) {
                throw failure;
            }
            changes.forEach(this::takeInAlone);
        }
    }

    private void takeInAlone(KnownChange change) {
        try {
            takeInOnce(List.of(change));
        } catch (StoreException failure) {
            if (!failure.dataRefused()) {
                throw failure;
            }
            // It will be refused for ever, and must not hold up those behind it; the topic still has it.
            LOG.warnf("A change of %s cannot be remembered: %s", change.source(), failure.getClass());
            passedOver("refused");
        }
    }

    private void takeInOnce(List<KnownChange> changes) {
        database.run(tx -> {
            Map<EntityKey, EntityFold> folds = known.fold(tx, changes);
            queue.ask(tx, asked(changes, folds));
            queue.answered(tx, answered(changes, folds));
        });
    }

    private List<ReadRequest> asked(List<KnownChange> changes, Map<EntityKey, EntityFold> folds) {
        List<ReadRequest> requests = new ArrayList<>();
        for (KnownChange change : changes) {
            for (Cause cause : Asks.of(change, folds.get(change.key()))) {
                kind(change)
                        .ifPresentOrElse(
                                kind -> requests.add(request(change, kind, cause)),
                                () -> meters.counter(
                                                "merit.ingest.reads.impossible",
                                                "source",
                                                change.source(),
                                                "cause",
                                                cause.wire())
                                        .increment());
            }
        }
        return requests;
    }

    private Optional<String> kind(KnownChange change) {
        Optional<SourceSettings> source = sources.find(change.source());
        return source.flatMap(known -> apis.readableKind(known, change.entity(), change.kind()));
    }

    private static ReadRequest request(KnownChange change, String kind, Cause cause) {
        return new ReadRequest(
                change.source(),
                change.entity(),
                kind,
                change.crmId(),
                change.idSpace(),
                cause,
                change.crmTime() ? Optional.of(change.occurredAt()) : Optional.empty());
    }

    private static List<ReadQueue.Answered> answered(List<KnownChange> changes, Map<EntityKey, EntityFold> folds) {
        return changes.stream()
                .filter(change -> change.origin() == Origin.READ)
                .filter(change -> folds.get(change.key()).confirmed())
                .map(change -> new ReadQueue.Answered(change.key(), change.receivedAt(), change.occurredAt()))
                .toList();
    }

    private void passedOver(String reason) {
        meters.counter("merit.ingest.known.passed.over", "reason", reason).increment();
    }
}
