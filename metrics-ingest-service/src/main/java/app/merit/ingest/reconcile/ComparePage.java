package app.merit.ingest.reconcile;

import app.merit.ingest.domain.Change;
import app.merit.ingest.domain.Entity;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.known.KnownEntities;
import app.merit.ingest.known.KnownEntities.Known;
import app.merit.ingest.people.CompanyZone;
import app.merit.ingest.read.KeepRecord;
import app.merit.ingest.read.ReadRequests;
import app.merit.ingest.read.ReadRequests.ReadRequest;
import app.merit.ingest.reconcile.Reconciliations.Counts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Compares one page of a CRM's list with what is known, and takes in what is not. */
@Singleton
public class ComparePage {
    private final RecordApis apis;
    private final KnownEntities known;
    private final KeepRecord keep;
    private final ReadRequests requests;
    private final Gaps gaps;
    private final CompanyZone zone;
    private final ReconcileConfig config;
    private final Clock clock;

    ComparePage(
            RecordApis apis,
            KnownEntities known,
            KeepRecord keep,
            ReadRequests requests,
            Gaps gaps,
            CompanyZone zone,
            ReconcileConfig config,
            Clock clock) {
        this.apis = apis;
        this.known = known;
        this.keep = keep;
        this.requests = requests;
        this.gaps = gaps;
        this.zone = zone;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What came of a page.
     *
     * @param allKept false if Kafka did not take all that was to be taken in
     */
    record Outcome(Counts counts, boolean allKept) {}

    /** @param seen is told each record that was understood */
    Outcome compare(
            SourceSettings source,
            RecordApi.Kind kind,
            List<RecordPage.Listed> listed,
            Instant readAt,
            Consumer<Change> seen) {
        RecordApi api = apis.of(source).orElseThrow();
        List<ListedRecord> records = listed.stream()
                .map(one -> ListedRecord.of(
                        api, source, kind, one.crmId(), one.content(), readAt, ReadNote.Cause.RECONCILIATION))
                .toList();
        Map<String, Known> ours = known.find(
                source.name(),
                kind.entity(),
                records.stream()
                        .flatMap(record -> record.changes().stream())
                        .map(change -> change.fact().id())
                        .distinct()
                        .toList());
        Page page = new Page(source, kind.entity(), ours, clock.instant());
        for (ListedRecord record : records) {
            record.changes().forEach(seen);
            page.add(record);
        }
        return page.finish();
    }

    /** The page that is being compared. */
    private final class Page {
        private final SourceSettings source;
        private final Entity entity;
        private final Map<String, Known> ours;
        private final Instant now;
        private final List<Callable<Boolean>> toKeep = new ArrayList<>();
        private final List<String> agreed = new ArrayList<>();
        private final List<ReadRequest> toRead = new ArrayList<>();
        private long listed;
        private long missing;
        private long confirmed;
        private long refreshed;
        private long unreadable;

        Page(SourceSettings source, Entity entity, Map<String, Known> ours, Instant now) {
            this.source = source;
            this.entity = entity;
            this.ours = ours;
            this.now = now;
        }

        void add(ListedRecord record) {
            listed++;
            if (record.unreadable().isPresent()) {
                unreadable(record);
            }
            for (Change change : record.changes()) {
                compare(record, change);
            }
        }

        private void compare(ListedRecord record, Change change) {
            Optional<Known> known = Optional.ofNullable(ours.get(change.fact().id()));
            switch (Comparison.of(change, known, now, config.settle())) {
                case SAME -> agreed.add(change.fact().id());
                case UNKNOWN -> lost(record, change, "unknown");
                case DIFFERS -> lost(record, change, "differs");
                case UNCONFIRMED -> {
                    confirmed++;
                    agreed.add(change.fact().id());
                    take(record);
                }
                case BEHIND -> {
                    refreshed++;
                    agreed.add(change.fact().id());
                    take(record);
                }
                case DELETED_HERE ->
                    toRead.add(new ReadRequest(
                            source.name(),
                            entity,
                            record.note().kind(),
                            record.note().crmId(),
                            record.note().idSpace(),
                            ReadNote.Cause.DELETION,
                            Optional.empty()));
                case SETTLING, OURS_NEWER -> {
                    // Nothing to do: the next comparison sees the one, the other is known better already.
                }
            }
        }

        private void lost(ListedRecord record, Change change, String reason) {
            missing++;
            gaps.note(change, dayOf(change.occurredAt()), reason);
            take(record);
        }

        /** Becomes a dead letter once, so that an operator sees it; it stays a gap until it is understood. */
        private void unreadable(ListedRecord record) {
            unreadable++;
            String why = record.unreadable().orElseThrow();
            Gaps.Gap gap = new Gaps.Gap(
                    source.name(), entity, record.note().id(), dayOf(record.readAt()), record.readAt(), why);
            if (gaps.note(gap, "unreadable")) {
                take(record);
            }
        }

        private void take(ListedRecord record) {
            toKeep.add(() -> keep.keep(source, record.note(), record.content(), record.readAt()));
        }

        private LocalDate dayOf(Instant at) {
            return zone.dayOf(at);
        }

        Outcome finish() {
            boolean allKept = Keeping.all(toKeep);
            if (!toRead.isEmpty()) {
                requests.ask(toRead);
            }
            if (!agreed.isEmpty()) {
                gaps.agreed(source.name(), entity, agreed);
            }
            return new Outcome(new Counts(listed, missing, confirmed, refreshed, unreadable), allKept);
        }
    }
}
