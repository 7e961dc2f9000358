package app.merit.ingest.read.queue;

import app.merit.ingest.BackgroundWork;
import app.merit.ingest.Rest;
import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.Sources;
import app.merit.ingest.read.CrmReader;
import app.merit.ingest.read.ReadConfig;
import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Works off the queue: claims what is due, each record in a virtual thread of its own, so many of a source at one time. A
 * replica that dies leaves its claims to the others once their lease has run out.
 */
@ApplicationScoped
public class ReadLoop implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(ReadLoop.class);
    private static final Duration BACK_OFF = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final IngestDatabase database;
    private final Sources sources;
    private final CrmReader reader;
    private final ReadQueue queue;
    private final ReadOne read;
    private final ReadMeters meters;
    private final ReadConfig config;
    private final Clock clock;
    private final Rest rest = new Rest();
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Instant looked = Instant.MIN;

    public ReadLoop(
            IngestDatabase database,
            Sources sources,
            CrmReader reader,
            ReadQueue queue,
            ReadOne read,
            ReadMeters meters,
            ReadConfig config,
            Clock clock) {
        this.database = database;
        this.sources = sources;
        this.reader = reader;
        this.queue = queue;
        this.read = read;
        this.meters = meters;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "merit-ingest-reads";
    }

    @Override
    public void run() {
        while (!rest.over()) {
            try {
                rest.take(database.ready() ? work() : BACK_OFF);
            } catch (StoreException away) {
                LOG.warnf("Nothing is read back while the ingest database is away: %s", away.getMessage());
                rest.take(BACK_OFF);
            }
        }
    }

    /** @return how long to rest after it */
    private Duration work() {
        List<Claimed> claims = claim();
        claims.forEach(claim -> threads.execute(() -> work(claim)));
        Instant now = clock.instant();
        if (looked.plus(LOOK_EVERY).isBefore(now)) {
            meters.look();
            looked = now;
        }
        return config.pollEvery();
    }

    private List<Claimed> claim() {
        Map<String, Integer> free = new HashMap<>();
        sources.all().stream()
                .filter(reader::canRead)
                .map(SourceSettings::name)
                .forEach(name -> free.put(name, config.atOnce() - counter(name).get()));
        if (free.values().stream().noneMatch(places -> places > 0)) {
            return List.of();
        }
        List<Claimed> claims = queue.claim(free);
        claims.forEach(claim -> counter(claim.source()).incrementAndGet());
        return claims;
    }

    private AtomicInteger counter(String source) {
        return underWay.computeIfAbsent(source, _ -> new AtomicInteger());
    }

    private void work(Claimed claim) {
        try {
            Outcome outcome = outcome(claim);
            queue.end(claim, outcome);
            meters.count(claim.source(), outcome);
        } catch (StoreException away) {
            LOG.debugf("A read of %s is done again after its lease: the database is away", claim.source());
        } finally {
            counter(claim.source()).decrementAndGet();
        }
    }

    private Outcome outcome(Claimed claim) {
        try {
            return read.read(claim);
        } catch (StoreException away) {
            throw away;
        } catch (RuntimeException bug) {
            // An adapter's mistake must not take the thread with it unseen, nor be repeated for ever.
            LOG.errorf(bug, "A %s of %s could not be read", claim.kind(), claim.source());
            return new Outcome.Parked("reader-failed");
        }
    }

    @Override
    public void stop() {
        rest.end();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(3, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
