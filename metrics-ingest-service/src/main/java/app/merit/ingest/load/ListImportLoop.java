package app.merit.ingest.load;

import app.merit.ingest.BackgroundWork;
import app.merit.ingest.Pulse;
import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.domain.RecordApi;
import app.merit.ingest.domain.RecordPage;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.known.KnownEntities;
import app.merit.ingest.known.KnownEntities.Known;
import app.merit.ingest.load.ImportJob.Sums;
import app.merit.ingest.read.KeepRecord;
import app.merit.ingest.reconcile.Keeping;
import app.merit.ingest.reconcile.ListedRecord;
import app.merit.ingest.reconcile.Pages;
import app.merit.ingest.reconcile.RecordApis;
import app.merit.ingest.store.IngestDatabase;
import app.merit.ingest.store.Leases;
import app.merit.service.db.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Loads history from CRMs' own lists, page by page; goes on where it was interrupted. */
@ApplicationScoped
public class ListImportLoop implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(ListImportLoop.class);
    private static final Duration BACK_OFF = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final IngestDatabase database;
    private final ImportJobs jobs;
    private final Sources sources;
    private final RecordApis apis;
    private final Pages pages;
    private final KnownEntities known;
    private final KeepRecord keep;
    private final Leases leases;
    private final ImportConfig config;
    private final Clock clock;
    private final Pulse pulse = new Pulse();
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    ListImportLoop(
            IngestDatabase database,
            ImportJobs jobs,
            Sources sources,
            RecordApis apis,
            Pages pages,
            KnownEntities known,
            KeepRecord keep,
            Leases leases,
            ImportConfig config,
            Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.sources = sources;
        this.apis = apis;
        this.pages = pages;
        this.known = known;
        this.keep = keep;
        this.leases = leases;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "merit-ingest-imports";
    }

    @Override
    public void run() {
        while (!pulse.stopped()) {
            Duration rest = config.tick();
            try {
                if (database.ready()) {
                    jobs.openLists().forEach(this::start);
                } else {
                    rest = BACK_OFF;
                }
            } catch (StoreException away) {
                LOG.warnf("Imports wait: %s", away.toString());
                rest = BACK_OFF;
            }
            pulse.rest(rest);
        }
    }

    @Override
    public void stop() {
        pulse.stop();
    }

    private void start(ImportJob job) {
        Optional<SourceSettings> source = sources.find(job.source());
        if (source.isEmpty() || running.contains(job.source()) || !leases.take(lease(job), LEASE)) {
            return;
        }
        running.add(job.source());
        Thread.ofVirtual().name("merit-import-" + job.source()).start(() -> {
            try {
                load(job, source.get());
            } catch (StoreException away) {
                LOG.warnf("The import of %s waits: %s", job.source(), away.toString());
            } catch (RuntimeException bug) {
                LOG.errorf(bug, "The import of %s failed", job.source());
                jobs.finish(job.id(), false, Optional.of("failed on our side; see the log"), clock.instant());
            } finally {
                running.remove(job.source());
            }
        });
    }

    private static String lease(ImportJob job) {
        return "import:" + job.id();
    }

    private void load(ImportJob job, SourceSettings source) {
        List<RecordApi.Kind> kinds = apis.kinds(source);
        Instant from = job.from().orElse(Instant.EPOCH);
        Optional<String> cursor = job.cursor();
        long[] row = {job.sums().received()};
        for (int at = job.listKind(); at < kinds.size(); at++) {
            int kind = at;
            Optional<String> failure = pages.read(
                    source, kinds.get(at), from, cursor, config.patience(), pulse, (listed, readAt, next) -> {
                        leases.take(lease(job), LEASE);
                        int through = next.isPresent() ? kind : kind + 1;
                        Optional<String> notKept =
                                page(job, source, kinds.get(kind), listed, readAt, row[0], through, next);
                        row[0] += listed.size();
                        return notKept;
                    });
            if (failure.isPresent()) {
                if (!pulse.stopped()) {
                    jobs.finish(job.id(), false, failure, clock.instant());
                }
                leases.give(lease(job));
                return;
            }
            cursor = Optional.empty();
        }
        jobs.finish(job.id(), true, Optional.empty(), clock.instant());
        leases.give(lease(job));
    }

    private Optional<String> page(
            ImportJob job,
            SourceSettings source,
            RecordApi.Kind kind,
            List<RecordPage.Listed> listed,
            Instant readAt,
            long rowsBefore,
            int through,
            Optional<String> next) {
        RecordApi api = apis.of(source).orElseThrow();
        List<ListedRecord> records = listed.stream()
                .map(one ->
                        ListedRecord.of(api, source, kind, one.crmId(), one.content(), readAt, ReadNote.Cause.IMPORT))
                .toList();
        Map<String, Known> ours = known.find(
                source.name(),
                kind.entity(),
                records.stream().map(record -> record.note().id()).toList());
        List<RowFault> faults = new ArrayList<>();
        List<Callable<Boolean>> toKeep = new ArrayList<>();
        long unchanged = 0;
        long row = rowsBefore;
        for (ListedRecord record : records) {
            row++;
            if (record.unreadable().isPresent()) {
                faults.add(new RowFault(
                        row,
                        "",
                        record.unreadable().get(),
                        kind.kind() + " " + record.note().crmId()));
            } else if (isKnown(record, ours)) {
                unchanged++;
            } else {
                toKeep.add(() ->
                        keep.keepImported(source, record.note(), record.content(), record.readAt(), job.askedBy()));
            }
        }
        if (!Keeping.all(toKeep)) {
            return Optional.of("Kafka did not take all of a page");
        }
        Sums sums = new Sums(records.size(), toKeep.size(), unchanged, faults.size());
        jobs.listed(job, (int) rowsBefore, through, next, sums, faults, clock.instant());
        return Optional.empty();
    }

    /** The very same state was read before; of no interest is what says nothing. */
    private static boolean isKnown(ListedRecord record, Map<String, Known> ours) {
        return record.changes().stream()
                .allMatch(change -> Optional.ofNullable(ours.get(change.fact().id()))
                        .flatMap(Known::lastReadKey)
                        .filter(change.fact().dedupeKey()::equals)
                        .isPresent());
    }
}
