package app.merit.ingest.catalogue;

import app.merit.ingest.store.IngestDatabase;
import app.merit.service.db.StoreException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** What comes in per source and hour, of all replicas while the database is there, else of this one. */
@Singleton
class SourceTraffic {
    private static final Logger LOG = Logger.getLogger(SourceTraffic.class);
    private static final Duration HOUR = Duration.ofHours(1);
    /** Of counts that cannot be written for long, the oldest are dropped. */
    private static final int MOST_UNWRITTEN = 20_000;

    private final IngestDatabase database;
    private final List<Slots.Count> lastHour = new ArrayList<>();
    private List<Slots.Count> unwritten = new ArrayList<>();
    private Map<String, Rhythm> rhythms = new HashMap<>();
    private Instant rhythmsAt = Instant.EPOCH;

    SourceTraffic(IngestDatabase database) {
        this.database = database;
    }

    /** Takes in what came since the last call, and what other replicas have written. */
    synchronized void add(Map<String, Long> accepted, Map<String, Long> refused, Instant now) {
        Instant slot = Slots.slotOf(now);
        Set<String> sources = new HashSet<>(accepted.keySet());
        sources.addAll(refused.keySet());
        for (String source : sources) {
            Slots.Count count =
                    new Slots.Count(source, slot, accepted.getOrDefault(source, 0L), refused.getOrDefault(source, 0L));
            unwritten.add(count);
            lastHour.add(count);
            remember(count);
        }
        lastHour.removeIf(count -> count.slot().isBefore(now.minus(HOUR)));
        if (database.ready()) {
            exchange(now);
        }
        if (unwritten.size() > MOST_UNWRITTEN) {
            unwritten = new ArrayList<>(unwritten.subList(unwritten.size() - MOST_UNWRITTEN, unwritten.size()));
        }
    }

    synchronized long accepted(String source) {
        return ofLastHour(source).stream().mapToLong(Slots.Count::accepted).sum();
    }

    synchronized long refused(String source) {
        return ofLastHour(source).stream().mapToLong(Slots.Count::refused).sum();
    }

    /** Start of the newest slot of the last hour with failed proofs. */
    synchronized Optional<Instant> failedIn(String source) {
        return ofLastHour(source).stream()
                .filter(count -> count.refused() > 0)
                .map(Slots.Count::slot)
                .max(Comparator.naturalOrder());
    }

    synchronized Rhythm rhythm(String source) {
        return rhythms.getOrDefault(source, Rhythm.UNKNOWN);
    }

    private List<Slots.Count> ofLastHour(String source) {
        return lastHour.stream().filter(count -> count.source().equals(source)).toList();
    }

    private void remember(Slots.Count count) {
        if (count.accepted() > 0) {
            rhythms.computeIfAbsent(count.source(), _ -> new Rhythm(new long[Rhythm.HOURS], Optional.of(count.slot())))
                            .counts()[Rhythm.hourOfWeek(count.slot())] +=
                    count.accepted();
        }
    }

    private void exchange(Instant now) {
        List<Slots.Count> writing = Slots.summed(unwritten);
        boolean hourly = !rhythmsAt.plus(HOUR).isAfter(now);
        try {
            database.run(tx -> {
                if (!writing.isEmpty()) {
                    Slots.add(tx, writing);
                }
                List<Slots.Count> seen = Slots.since(tx, now.minus(HOUR));
                lastHour.clear();
                lastHour.addAll(seen);
                if (hourly) {
                    Slots.forget(tx, now.minus(Rhythm.REMEMBERED));
                    rhythms = Slots.rhythms(tx, now.minus(Rhythm.REMEMBERED));
                }
            });
            unwritten = new ArrayList<>();
            rhythmsAt = hourly ? now : rhythmsAt;
        } catch (StoreException away) {
            LOG.debugf("The traffic of sources is not written now: %s", away.toString());
        }
    }
}
